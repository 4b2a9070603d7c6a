/* eslint-disable no-console */
import type { AxiosResponse } from 'axios';

import { Contract, everyField } from './contract';
import { freshSite, startLiving, type Living } from './life';
import { listen } from './listener';
import { form } from './running';

const beside = Contract.isThere();
if (!beside) console.log('The contracts are not beside this checkout: bodies are not validated against them.');

let site: Living;
beforeAll(async () => {
	site = await startLiving();
});
afterAll(async () => await site.sandbox.stop());

/** Without the `object` members, which the contract does not name. */
function bare(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(bare);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => name !== 'object')
			.map(([name, member]) => [name, bare(member)]),
	);
}

/** Lives one subscription through everything that tells of something. */
async function liveThrough(): Promise<void> {
	await freshSite(site, { vat_number: 'NO910134264MVA', 'billing_address[city]': 'Oslo' });
	await site.control.chargebee.settings({ roundedCurrencies: ['NOK'] });
	const items = [{ item_price_id: 'pro-nok-monthly' }, { item_price_id: 'api-calls-nok-monthly' }];
	const order = { customerId: 'A', items, discounts: [{ percentage: 7.5 }] };
	const trial = await site.live('create', { ...order, trialDays: 5 });
	await site.live('create', { ...order, startDate: '2026-01-09T10:00:00Z' });
	await site.advance(10);
	const { subscription } = await site.live('create', order);
	const of = { subscriptionId: subscription.id };
	await site.live('pay', { ...of, status: 'failure' });
	await site.live('pay', of);
	await site.advance(3);
	await site.live('upgrade', of);
	await site.live('refund', of);
	await site.live('charge', { ...of, amount: 5000, description: 'Travel' });
	await site.live('invoice-charges', of);
	await site.live('charge', { ...of, itemPriceId: 'onboarding-nok' });
	await site.live('void-charges', of);
	await site.live('use', { ...of, itemPriceId: 'api-calls-nok-monthly', quantity: 50 });
	await site.live('pause', { ...of, credit: true });
	await site.live('resume', of);
	await site.live('pause', { ...of, when: 'end_of_term' });
	await site.live('downgrade', { ...of, endOfTerm: true });
	await site.advance(40);
	await site.live('resume', of);
	await site.live('void-invoice', of);
	await site.live('cancel', { ...of, when: 'end_of_term' });
	await site.live('reactivate', of);
	await site.live('delete-invoice', { subscriptionId: trial.subscription.id });
	await site.live('cancel', { ...of, credit: 'full' });
	await site.live('reactivate', of);
	const other = await site.live('create', order);
	await site.live('cancel', { subscriptionId: other.subscription.id, credit: 'prorate' });
	await site.live('void-credit-note', { subscriptionId: other.subscription.id });
	await site.live('write-off', { subscriptionId: other.subscription.id });
	await site.advance(40);
}

const SCHEMA_NAMES: Record<string, string> = {
	subscriptions: 'Subscription',
	invoices: 'Invoice',
	credit_notes: 'CreditNote',
	transactions: 'Transaction',
	item_prices: 'ItemPrice',
};

function suite(): void {
	const contract = new Contract('chargebee.openapi.json', { closed: false });
	const closed = new Contract('chargebee.openapi.json', { closed: true });
	const fits = (path: string, method: string, { status, data }: AxiosResponse) => {
		expect([status, data.message]).toEqual([200, undefined]);
		expect(contract.faultsOfAnswer(path, method, '200', data)).toEqual([]);
	};
	const formOf = (path: string) =>
		contract.operation(path, 'post').requestBody?.content['application/x-www-form-urlencoded']?.schema ?? {};
	const post = async (path: string, url: string, fields: Record<string, string>) => {
		const answer = await site.chargebee.post(url, form(fields));
		const sent = (await site.control.chargebee.requests()).at(-1);
		expect(contract.faultsOfForm(path, sent?.body)).toEqual([]);
		fits(path, 'post', answer);
		return answer.data;
	};
	const idOf = async (list: string, params: object = {}) => {
		const { data } = await site.chargebee.get(`/${list}`, { params });
		return data.list[0][list.slice(0, -1)].id as string;
	};

	beforeAll(liveThrough);

	it('every event is told as the contract says, with no member that it does not name', async () => {
		const events = await site.events();
		const types = new Set(events.map(({ event_type }) => event_type));
		expect(types.size).toBeGreaterThan(25);
		for (const event of events) {
			expect([event.event_type, contract.faultsOfEvent(event)]).toEqual([event.event_type, []]);
			const schema = event.event_type.replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
			if (!closed.hasSchema(`${schema}Event`)) throw new Error(`The contract has no ${schema}Event`);
			expect([event.event_type, closed.faultsOfSchema(`${schema}Event`, bare(event))]).toEqual([event.event_type, []]);
		}
	});

	it.each(Object.entries(SCHEMA_NAMES))(
		'every one of the %s is as the contract says, and no more',
		async (list, schema) => {
			const { data } = await site.chargebee.get(`/${list}`, { params: { limit: 100, include_deleted: true } });
			expect(data.list.length).toBeGreaterThan(0);
			for (const row of data.list) expect(closed.faultsOfSchema(schema, bare(row[list.slice(0, -1)]))).toEqual([]);
		},
	);

	it.each([
		['/subscriptions', 'subscriptions', 'subscription_id'],
		['/invoices', 'invoices', 'invoice_id'],
		['/credit_notes', 'credit_notes', 'credit_note_id'],
		['/item_prices', 'item_prices', 'item_price_id'],
		['/events', 'events', 'event_id'],
	])('GET %s and one of them answer as the contract says', async (path, list, param) => {
		fits(path, 'get', await site.chargebee.get(path));
		fits(`${path}/{${param}}`, 'get', await site.chargebee.get(`${path}/${await idOf(list)}`));
	});

	it.each(['/subscriptions', '/invoices', '/credit_notes', '/item_prices', '/events'])(
		'GET %s takes every filter of the contract',
		async (path) => {
			for (const { name = '', in: place, schema } of contract.operation(path, 'get').parameters ?? []) {
				if (place !== 'query' || !schema?.properties) continue;
				for (const [param, value] of Object.entries(everyField(schema, name))) {
					const list = /\[(in|not_in)\]$/.test(param) ? '["x"]' : value;
					const span = param.endsWith('[between]') ? '[1700000000,1700000001]' : list;
					const operand = /\[(after|before|on)\]$/.test(param) ? '1700000000' : span;
					const { status, data } = await site.chargebee.get(path, { params: { [param]: operand } });
					expect([param, status, data.message]).toEqual([param, 200, undefined]);
				}
			}
		},
	);

	it('invoices take every field of their operations', async () => {
		const fresh = async () => {
			const order = { customerId: 'A', items: [{ item_price_id: 'pro-nok-monthly' }] };
			return (await site.live('create', order)).invoice?.id ?? '';
		};
		for (const verb of ['void', 'delete', 'record_payment']) {
			const path = `/invoices/{invoice_id}/${verb}`;
			const fields = everyField(formOf(path));
			if (verb === 'record_payment') fields['transaction[date]'] = '1767265200';
			await post(path, `/invoices/${await fresh()}/${verb}`, fields);
		}
	});

	it('webhook endpoints take every field of their operations', async () => {
		const one = '/webhook_endpoints/{webhook_endpoint_id}';
		const url = 'https://n8n.example/webhook/chargebee';
		const fieldsOf = (path: string) => ({ ...everyField(formOf(path)), url });
		const { webhook_endpoint } = await post('/webhook_endpoints', '/webhook_endpoints', fieldsOf('/webhook_endpoints'));
		await post(one, `/webhook_endpoints/${webhook_endpoint.id}`, fieldsOf(one));
		fits(one, 'get', await site.chargebee.get(`/webhook_endpoints/${webhook_endpoint.id}`));
		fits('/webhook_endpoints', 'get', await site.chargebee.get('/webhook_endpoints'));
		fits(`${one}/delete`, 'post', await site.chargebee.post(`/webhook_endpoints/${webhook_endpoint.id}/delete`));
	});

	it('deliveries are events as the contract says', async () => {
		const listener = await listen();
		await site.control.chargebee.settings({ webhooks: { anyPort: true } });
		await site.chargebee.post('/webhook_endpoints', form({ name: 'n8n', url: listener.url }));
		await site.live('create', { customerId: 'A', items: [{ item_price_id: 'home-sek-yearly' }] });
		while (listener.received.length < 3) await site.events();
		for (const event of listener.received) expect(contract.faultsOfEvent(event)).toEqual([]);
		await listener.close();
	});

	it.each([
		['E404', async () => await site.chargebee.get('/invoices/none')],
		[
			'E409',
			async () => await site.chargebee.post(`/invoices/${await idOf('invoices', { 'status[is]': 'voided' })}/void`),
		],
		['E400', async () => await site.chargebee.post('/webhook_endpoints', form({ name: 'x', url: 'x' }))],
	])('refusals fit the shape of %s', async (name, call) => {
		const { status, data } = await call();
		expect(`E${status}`).toBe(name);
		expect(contract.faultsOfSharedAnswer(name, data)).toEqual([]);
	});
}

if (beside) {
	describe("the Chargebee server's billing and its contract", suite);
} else {
	it('contracts are not beside this checkout: bodies are not validated against them', () => {
		expect(beside).toBe(false);
	});
}
