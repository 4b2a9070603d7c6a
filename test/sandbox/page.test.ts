import axios, { type AxiosInstance } from 'axios';

import { LIFE_VERBS } from '../../sandbox/chargebee/life/routes';
import { effectSchema } from '../../sandbox/server/faultRules';
import { INVOICE, journalBody, numbered, value } from './journal';
import { form, logIn, run, type Running } from './running';

let running: Running;
let page: AxiosInstance;
beforeAll(async () => {
	running = await run();
	page = axios.create({ baseURL: running.sandbox.pageUrl, validateStatus: () => true, proxy: false });
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset();
	await running.control.chargebee.reset();
});

interface Row {
	key: string;
	state: string;
	differs: string[];
}

const rowOf = async (key: string) => {
	const { rows } = (await page.get<{ rows: Row[] }>('/data/customers')).data;
	return rows.find((row) => row.key === key);
};

async function mirror(number: string, id: string, other: Record<string, string> = {}) {
	const { customers } = await running.control.visma.state();
	const customer = customers.find((each) => each.number === number);
	const address = customer?.invoiceAddress;
	const fields = {
		id,
		company: customer?.name ?? '',
		email: customer?.invoiceContact.email ?? '',
		'billing_address[zip]': address?.postalCode ?? '',
		'billing_address[city]': address?.city ?? '',
		'billing_address[country]': address?.country?.id ?? '',
		...other,
	};
	expect((await running.chargebee.post('/customers', form(fields))).status).toBe(200);
}

describe('the page', () => {
	it('is served with everything it refers to, and asks no other host', async () => {
		const wanted = ['/'];
		const seen = new Set<string>();
		for (const path of wanted) {
			if (seen.has(path)) continue;
			seen.add(path);
			const { status, data } = await page.get<string>(path, { responseType: 'text' });
			expect([path, status]).toEqual([path, 200]);
			expect(data).not.toMatch(/(src|href|from) ?=? ?["']https?:/);
			const here = new URL(path, running.sandbox.pageUrl);
			const named = [...data.matchAll(/(?:href="|src="|from ')([^"']+)["']/g)].map(([, name = '']) => name);
			wanted.push(...named.map((name) => new URL(name, here).pathname));
		}
		expect(seen.size).toBeGreaterThan(10);
	});

	it('serves nothing outside its folder', async () => {
		expect((await page.get('/server.ts')).status).toBe(404);
		expect((await page.get('/..%2f..%2fpackage.json')).status).toBe(404);
	});

	it('tells when something has changed', async () => {
		const { data: stream } = await page.get('/live', { responseType: 'stream' });
		const news = async () =>
			await new Promise<string>((told) => stream.once('data', (chunk: Buffer) => told(chunk.toString())));
		expect(await news()).toContain('event: change');
		const next = news();
		await running.control.visma.editCustomer('10001', { name: 'Nytt AS' });
		expect(await next).toContain('event: change');
		stream.destroy();
	});
});

describe('the customers side by side', () => {
	it('are missing, inactive, equal, different or only in Chargebee', async () => {
		await mirror('10001', 'VN-10001');
		await mirror('10002', 'VN-10002', { company: 'Another AS' });
		await running.chargebee.post('/customers', form({ id: 'self-service-1', company: 'Stranger AS' }));
		expect(await rowOf('10001')).toMatchObject({ state: 'equal', differs: [] });
		expect(await rowOf('10002')).toMatchObject({ state: 'different', differs: ['name'] });
		expect(await rowOf('10003')).toMatchObject({ state: 'missing' });
		expect(await rowOf('10025')).toMatchObject({ state: 'inactive' });
		expect(await rowOf('self-service-1')).toMatchObject({ state: 'only-chargebee' });
	});

	it('are matched by escaped ids and by the number in meta data', async () => {
		await mirror('10/006', 'VN-10_2F006');
		await mirror('10003', 'CRM-77', { meta_data: JSON.stringify({ visma_customer_number: '10003' }) });
		expect(await rowOf('10/006')).toMatchObject({ state: 'equal' });
		expect(await rowOf('10003')).toMatchObject({ state: 'equal' });
	});

	it('become different when either side is edited', async () => {
		await mirror('10001', 'VN-10001');
		await page.put('/chargebee/_sandbox/customers/VN-10001', { company: 'By hand' });
		expect(await rowOf('10001')).toMatchObject({ differs: ['name'] });
		await page.put('/visma/_sandbox/customers/10001', { name: 'By hand' });
		expect(await rowOf('10001')).toMatchObject({ state: 'equal' });
	});
});

describe('the subscriptions', () => {
	const shown = async (selected = '') => (await page.get(`/data/subscriptions?selected=${selected}`)).data;
	const live = async (verb: string, body: object) =>
		(await page.post(`/chargebee/_sandbox/life/${verb}`, body)).data.subscription?.id as string;

	it('are shown with the documents, events and deliveries of one of them', async () => {
		expect(await shown()).toMatchObject({ count: 0, subscriptions: [], documents: [], events: [] });
		await running.chargebee.post('/customers', form({ id: 'A', company: 'Ås AS', 'billing_address[country]': 'NO' }));
		const [first, second] = [await live('create', {}), await live('create', { customerId: 'A' })];
		await live('cancel', { subscriptionId: first, credit: 'full' });
		expect(await shown()).toMatchObject({ count: 2, selected: { id: second, company: 'Ås AS', status: 'active' } });
		const { selected, documents, events } = await shown(first);
		expect(selected).toMatchObject({ id: first, status: 'cancelled' });
		expect(documents.map(({ id, open }: { id: string; open: number }) => [id, open])).toEqual([
			['INV-1001', 0],
			['CN-1001', 0],
		]);
		expect(events.map(({ type }: { type: string }) => type)).toEqual([
			'mrr_updated',
			'invoice_updated',
			'credit_note_created',
			'subscription_cancelled',
			'mrr_updated',
			'invoice_generated',
			'subscription_created',
		]);
	});

	it('need a customer first, and a verb that there is', async () => {
		const refused = await page.post('/chargebee/_sandbox/life/create', {});
		expect([refused.status, refused.data.message]).toEqual([409, 'Chargebee has no customer yet']);
		expect((await page.post('/chargebee/_sandbox/life/fly', {})).data.message).toContain('There is no fly');
	});

	it('say what is missing when there is nothing to pay back', async () => {
		await running.chargebee.post('/customers', form({ id: 'A', company: 'Ås AS', 'billing_address[country]': 'NO' }));
		const refused = await page.post('/chargebee/_sandbox/life/refund', { subscriptionId: await live('create', {}) });
		expect([refused.status, refused.data.message]).toEqual([404, 'There is no invoice that can be paid back']);
	});
});

describe('the journals', () => {
	const DOCUMENT = { referenceNumber: value('INV-1') };
	const invoiceOn = (day: string, other: object = {}) =>
		journalBody(
			INVOICE.map(([account, amount]) => [account, amount, DOCUMENT]),
			{ transactionDate: value(day), ...numbered('CB0000000000001'), ...other },
		);
	const earned = (day: string, amount: number, other: object = {}) =>
		journalBody([['2970', amount], ['3001', -amount]], { transactionDate: value(day), ...other });
	const post = async (body: object) => {
		const { status, headers, data } = await running.visma.post('/v2/journaltransaction', body);
		expect([status, data]).toEqual([201, '']);
		return String(headers.location).split('/').at(-1) ?? '';
	};
	const release = async (number: string) => await running.visma.post(`/v2/journaltransaction/${number}/action/release`);
	const shown = async (selected = '') => (await page.get(`/data/journals?selected=${selected}`)).data;
	const moveClock = async (to: string) => await running.control.chargebee.moveClock({ to });
	const scopes = 'vismanet_erp_service_api:read vismanet_erp_service_api:create vismanet_erp_service_api:update';
	beforeEach(async () => await logIn(running.visma, { scope: scopes }));

	it('are shown newest first, with the lines of one of them', async () => {
		expect(await shown()).toEqual({ count: 0, batches: [], deferred: [] });
		const description = value('CB0123456789ABC 123456 ABCDEF invoice cb:inv:INV-1:issue');
		const first = await post(invoiceOn('2026-01-15', { description }));
		const second = await post(earned('2026-01-31', 100, { hold: value(true) }));
		const { count, batches, selected } = await shown();
		expect([count, batches.map(({ number }: { number: string }) => number)]).toEqual([2, [second, first]]);
		expect(batches).toMatchObject([
			{ status: 'Hold', document: '', entry: '', total: 10_000 },
			{ status: 'Balanced', document: 'INV-1', entry: 'invoice', period: '202601', date: '2026-01-15', currency: 'SEK' },
		]);
		expect(selected).toMatchObject({ number: second, lines: [{ number: '2970', debit: 10_000 }, { number: '3001', credit: 10_000 }] });
		expect((await shown(first)).selected).toMatchObject({ number: first, lines: [{ account: 'Kundfordringar' }, {}, {}] });
	});

	it('come first again when they change: a release is news', async () => {
		const first = await post(invoiceOn('2026-01-15'));
		const second = await post(earned('2026-01-31', 100));
		await release(first);
		const { batches } = await shown();
		expect(batches.map(({ number, status }: { number: string; status: string }) => [number, status])).toEqual([
			[first, 'Posted'],
			[second, 'Balanced'],
		]);
	});

	it('give the deferred revenue of each month, what is to come and what waits for release apart', async () => {
		await moveClock('2026-02-10T12:00:00Z');
		await release(await post(invoiceOn('2026-01-15')));
		for (const [day, amount] of [['2026-01-31', 400], ['2026-03-31', 500]] as const) await release(await post(earned(day, amount)));
		await post(earned('2026-04-30', 100));
		await post(journalBody([['1510', 10], ['3001', -10]], { currencyId: value('NOK') }));
		const { deferred } = await shown();
		expect(deferred).toEqual([
			{
				currency: 'SEK',
				decimals: 2,
				months: [
					{ period: '202601', firstDay: '2026-01-01', added: 100_000, taken: 40_000, balance: 60_000, waiting: 0, isToCome: false },
					{ period: '202602', firstDay: '2026-02-01', added: 0, taken: 0, balance: 60_000, waiting: 0, isToCome: false },
					{ period: '202603', firstDay: '2026-03-01', added: 0, taken: 50_000, balance: 10_000, waiting: 0, isToCome: true },
					{ period: '202604', firstDay: '2026-04-01', added: 0, taken: 0, balance: 10_000, waiting: -10_000, isToCome: true },
				],
			},
		]);
	});
});

describe('the invoices of both companies', () => {
	interface Document {
		key: string;
		state: string;
		visma?: { total: number; city: string; status: string; open: number; currency: string };
		chargebee?: { id: string; total: number; open: number; status: string };
	}
	const documents = async () => (await page.get<{ documents: Document[] }>('/data/documents')).data.documents;
	const documentOf = async (key: string) => (await documents()).find((each) => each.key === key);
	const live = async (verb: string, body: object) => (await page.post(`/chargebee/_sandbox/life/${verb}`, body)).data;
	/** An open invoice of Visma.net in kroner, and how much is to be paid. */
	async function issued() {
		await page.post('/visma/_sandbox/receivables/bulk', { count: 40 });
		const open = (await documents()).find(({ visma }) => visma?.currency === 'NOK' && visma.open > 0 && visma.open === visma.total);
		return { key: open?.key ?? '', total: open?.visma?.total ?? 0 };
	}
	beforeEach(async () => void (await running.chargebee.post('/customers', form({ id: 'A', company: 'Ås AS' }))));

	it('stand side by side: missing, equal, different, or only in Chargebee', async () => {
		const { key, total } = await issued();
		expect(await documentOf(key)).toMatchObject({ state: 'missing', visma: { status: 'Open' } });
		await live('import-invoice', { id: `VN-${key}`, amount: Math.round(total * 100), taxRate: 0 });
		expect(await documentOf(key)).toMatchObject({ state: 'equal', chargebee: { id: `VN-${key}`, total, open: total } });
		await live('import-invoice', { id: 'EXT-1', amount: 10_000 });
		expect(await documentOf('EXT-1')).toMatchObject({ state: 'only-chargebee', chargebee: { total: 125, status: 'posted' } });
		expect((await documents())[0]?.key).toBe('EXT-1');
	});

	it('are edited in Visma.net: address, amount, payment and void', async () => {
		const { key, total } = await issued();
		await live('import-invoice', { id: `VN-${key}`, amount: Math.round(total * 100), taxRate: 0 });
		const edit = async (patch: object) => await page.put(`/visma/_sandbox/invoices/${key}`, patch);
		await edit({ address: { city: 'Bodø' } });
		expect(await documentOf(key)).toMatchObject({ state: 'equal', visma: { city: 'Bodø', total } });
		await edit({ price: 99_999.5 });
		const dearer = await documentOf(key);
		expect(dearer).toMatchObject({ state: 'different' });
		expect(dearer?.visma?.total).toBeGreaterThan(total);
		await page.post('/visma/_sandbox/payments', { invoice: key, amount: 100 });
		expect((await documentOf(key))?.visma?.open).toBeCloseTo((dearer?.visma?.total ?? 0) - 100, 2);
		await edit({ status: 'Voided' });
		expect(await documentOf(key)).toMatchObject({ state: 'different', visma: { status: 'Voided' } });
		await live('void-invoice', { invoiceId: `VN-${key}` });
		expect(await documentOf(key)).toMatchObject({ state: 'equal', chargebee: { status: 'voided' } });
	});

	it('are paid, edited and deleted in Chargebee', async () => {
		for (const id of ['EXT-1', 'EXT-2', 'CN-1']) await live('import-invoice', { id, amount: 10_000 });
		await live('pay', { invoiceId: 'EXT-1', amount: 2_500 });
		expect(await documentOf('EXT-1')).toMatchObject({ chargebee: { open: 100 } });
		const { invoice } = await live('update-details', { invoiceId: 'EXT-1', poNumber: 'PO-8' });
		expect(invoice.po_number).toBe('PO-8');
		await live('delete-invoice', { invoiceId: 'EXT-2' });
		expect((await documents()).map(({ key }) => key)).toEqual(['EXT-1', 'CN-1']);
	});
});

describe('the controls of the page', () => {
	it('have a button for every verb of life, and for everything that may befall a call', async () => {
		const sources = ['tabs/lifeButtons.js', 'tabs/subscriptions.js', 'tabs/invoiceButtons.js', 'panels/faults.js', 'panels/companies.js'];
		const texts = await Promise.all(sources.map(async (path) => (await page.get<string>(`/${path}`, { responseType: 'text' })).data));
		const text = texts.join('\n');
		const has = (name: string) => new RegExp(`['/]${name}'|^\\s${name}: \\{`, 'm').test(text);
		expect(LIFE_VERBS.filter((verb) => !has(verb))).toEqual([]);
		const effects = effectSchema.options.map(({ shape }) => shape.type.value);
		expect(effects.filter((effect) => !has(effect))).toEqual([]);
	});

	it('reach both servers, and show what is broken', async () => {
		await page.post('/chargebee/_sandbox/faults', { times: 0, effect: { type: 'down' } });
		await page.patch('/visma/_sandbox/settings', { latencyMs: 5 });
		await page.post('/chargebee/_sandbox/custom-fields', { name: 'cf_partner_tier' });
		const { data } = await page.get('/data/servers');
		expect(data.visma.latencyMs).toBe(5);
		expect(data.chargebee).toMatchObject({ customFields: ['cf_partner_tier'], faults: [{ effect: { type: 'down' } }] });
	});

	it('pass a refusal on', async () => {
		expect((await page.put('/visma/_sandbox/customers/none', { name: 'x' })).status).toBe(404);
	});

	it('show the requests of both sides, refusals with their reason', async () => {
		await running.chargebee.post('/customers', form({ id: 'A', email: 'nobody' }));
		const { data } = await page.get('/data/requests');
		expect(data.visma).toEqual([]);
		expect(data.chargebee).toMatchObject([{ status: 400, error: 'email : is not a valid email address' }]);
	});
});
