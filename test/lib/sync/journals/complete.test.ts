import {
	ChargebeeError,
	createCustomer,
	getInvoice,
	listEvents,
	listInvoices,
	type ChargebeeInvoice,
} from '../../../../lib/chargebee';
import { collect, type LedgerEvent, type Rules } from '../../../../lib/ledger';
import { completeEvents, readCatalog, readFamilies } from '../../../../lib/sync/journals/complete';
import { openSite, type TestSite } from '../../chargebee/site';

let site: TestSite;
beforeAll(async () => {
	site = await openSite();
});
afterAll(async () => await site.stop());
beforeEach(async () => {
	await site.control.reset({ seed: 'empty' });
	await site.control.moveClock({ to: '2026-01-10T11:00:00Z', stopped: true });
	await createCustomer(site.client, { id: 'A', 'billing_address[country]': 'NO' }, { idempotencyKey: 'A' });
});

interface Life {
	subscription: { id: string };
	invoice: ChargebeeInvoice;
	transaction: { id: string };
	credit_note: { id: string };
	credit_notes?: Array<{ id: string }>;
	unbilled_charges: Array<{ id: string }>;
}
const live = async (verb: Parameters<TestSite['control']['live']>[0], body: object) => await site.control.live<Life>(verb, body);
const subscribe = async (itemPrice = 'pro-nok-yearly') =>
	await live('create', { customerId: 'A', items: [{ item_price_id: itemPrice }] });
const later = async (days: number) => await site.control.moveClock({ advanceDays: days });

/** The events of a type as Chargebee tells them, the newest last. */
async function told(type: string): Promise<LedgerEvent[]> {
	const { list } = await site.client.get<{ list: Array<{ event: LedgerEvent }> }>('/events', {
		'event_type[is]': type,
		'sort_by[asc]': 'occurred_at',
		limit: 100,
	});
	return list.map(({ event }) => event);
}

/** Completes with the log of its calls alone. */
async function complete(events: readonly LedgerEvent[]) {
	await site.control.clearRequests();
	const { events: all, fresh } = await completeEvents(events, site.client);
	const requests = (await site.control.requests()).map(({ path }) => path.replace('/api/v2', ''));
	return { all, fresh: [...fresh].sort(), requests, carriers: all.slice(events.length) };
}

const rules: Rules = {
	site: 'nordic-test',
	baseCurrency: 'NOK',
	timeZone: 'Europe/Oslo',
	homeCountry: 'NO',
	defaultRegion: 'domestic',
	accounts: {
		receivable: '1510',
		deferred: '2970',
		accrued: '1790',
		rounding: '3740',
		bank: '1930',
		customerAdvance: '2420',
		fxGain: '3960',
		fxLoss: '7960',
		revenue: '3001',
	},
	tax: { '25': '2611', '12': '2612' },
};
const states = (events: readonly LedgerEvent[]) =>
	Object.fromEntries([...collect(events, rules).families].map(([family, { state }]) => [family, state]));

describe('completing events', () => {
	it('reads the one document of one event with one call', async () => {
		const { invoice } = await subscribe();
		const { all, fresh, requests, carriers } = await complete(await told('invoice_generated'));
		expect(requests).toEqual([`/invoices/${invoice.id}`]);
		expect(fresh).toEqual([`cb:inv:${invoice.id}`]);
		expect([all.length, carriers.length]).toEqual([2, 1]);
	});

	it('leaves the events as they are, before what was read', async () => {
		await subscribe();
		const events = await told('invoice_generated');
		const before = structuredClone(events);
		const { all } = await complete(events);
		expect(all.slice(0, 1)).toEqual(before);
		expect(all[0]).toBe(events[0]);
	});

	it('reads a document once, however many events name it', async () => {
		await subscribe();
		const events = [...(await told('invoice_generated')), ...(await told('subscription_created'))];
		expect((await complete([...events, ...events])).requests).toHaveLength(1);
	});

	it('reads many documents by lists of a hundred', async () => {
		for (let i = 0; i < 101; i++) await subscribe('basic-nok-monthly');
		const { requests, fresh } = await complete([...(await told('invoice_generated')), ...(await pageTwo())]);
		expect(requests).toEqual(['/invoices', '/invoices']);
		expect(fresh).toHaveLength(101);

		async function pageTwo(): Promise<LedgerEvent[]> {
			const [last] = (await told('invoice_generated')).slice(-1);
			const { list } = await site.client.get<{ list: Array<{ event: LedgerEvent }> }>('/events', {
				'event_type[is]': 'invoice_generated',
				'sort_by[desc]': 'occurred_at',
				limit: 1,
			});
			expect(list[0]?.event.id).not.toBe(last?.id);
			return list.map(({ event }) => event);
		}
	});

	it('brings the newest version: an old event of an invoice that was voided since says voided', async () => {
		const { invoice, subscription } = await subscribe();
		const events = await told('invoice_generated');
		await live('void-invoice', { subscriptionId: subscription.id });
		expect(states(events)).toEqual({ [`cb:inv:${invoice.id}`]: 'live' });
		expect(states((await complete(events)).all)).toEqual({ [`cb:inv:${invoice.id}`]: 'voided' });
	});

	it('says nothing else: entries and faults are those of the documents as they are now', async () => {
		const { subscription } = await subscribe();
		await later(40);
		await live('cancel', { subscriptionId: subscription.id, credit: 'none' });
		const events = await told('subscription_cancelled');
		const { all } = await complete(events);
		const accelerating: Rules = { ...rules, onCancelWithoutCredit: 'accelerate' };
		const withoutCancellation = all.slice(1);
		expect(collect(all, accelerating).entries.map(({ kind }) => kind)).toContain('acceleration');
		expect(collect(withoutCancellation, accelerating).entries.map(({ kind }) => kind)).not.toContain('acceleration');
		expect(collect(withoutCancellation, rules).entries).toEqual(collect(all, rules).entries);
	});

	it('makes no call for events without documents, nor for what is no event', async () => {
		const events = [{ event_type: 'customer_created', content: { customer: { id: 'A' } } }, {}, null, 'x'] as LedgerEvent[];
		const { requests, all } = await complete(events);
		expect(requests).toEqual([]);
		expect(all).toEqual(events);
	});
});

describe('a document that is gone', () => {
	it('is carried as deleted when Chargebee itself says that there is none', async () => {
		const { invoice, subscription } = await subscribe();
		const events = await told('invoice_generated');
		await live('delete-invoice', { subscriptionId: subscription.id });
		const { all, fresh, requests } = await complete(events);
		expect(states(all)).toEqual({ [`cb:inv:${invoice.id}`]: 'deleted' });
		expect(fresh).toEqual([`cb:inv:${invoice.id}`]);
		expect(requests).toHaveLength(1);
	});

	it('is found among many, with its version', async () => {
		const { invoice, subscription } = await subscribe();
		await subscribe();
		const events = await told('invoice_generated');
		await live('delete-invoice', { subscriptionId: subscription.id });
		const { all, requests } = await complete(events);
		expect(states(all)[`cb:inv:${invoice.id}`]).toBe('deleted');
		expect(requests).toEqual(['/invoices']);
	});

	it('that the list has never held is asked for by itself', async () => {
		await subscribe();
		const events = [...(await told('invoice_generated')), { event_type: 'x', content: { invoice: { id: 'gone' } } }];
		const { all, requests } = await complete(events);
		expect(states(all)['cb:inv:gone']).toBe('deleted');
		expect(requests).toEqual(['/invoices', '/invoices/gone']);
	});

	it.each([
		['no site of that name', { message: 'no', api_error_code: 'site_not_found' }],
		['an answer that is not of the API', '<html>Not found</html>'],
	])('is not what a 404 means that says %s', async (_name, body) => {
		await subscribe();
		const events = await told('invoice_generated');
		await site.control.addFault({ method: 'GET', path: '/invoices', effect: { type: 'error-before', status: 404 as never, body } });
		await expect(completeEvents(events, site.client)).rejects.toMatchObject({ status: 404 });
	});

	it('is not what an outage means', async () => {
		await subscribe();
		const events = await told('invoice_generated');
		const client = site.clientWith({ policy: { maxAttempts: 1 } });
		await site.control.addFault({ method: 'GET', times: 0, effect: { type: 'error-before', status: 503 } });
		await expect(completeEvents(events, client)).rejects.toBeInstanceOf(ChargebeeError);
	});
});

describe('a change of a subscription', () => {
	it('brings the documents that reach into later months, and not those that do not', async () => {
		const { subscription } = await subscribe('basic-nok-monthly');
		await later(65);
		const cancelled = await live('cancel', { subscriptionId: subscription.id, credit: 'prorate' });
		const [note] = cancelled.credit_notes ?? [];
		const bare = (await told('subscription_cancelled')).map(({ content, ...event }) => ({
			...event,
			content: { subscription: (content as { subscription: object }).subscription },
		}));
		const { fresh, requests } = await complete(bare);
		const invoices = await listInvoices(site.client, { 'sort_by[asc]': 'date' });
		expect(invoices).toHaveLength(3);
		expect(fresh).toEqual([`cb:cn:${note?.id}`, `cb:inv:${invoices[2]?.id}`]);
		expect(requests.sort()).toEqual(['/credit_notes', '/credit_notes', '/invoices', '/invoices']);
	});

	it.each(['subscription_paused', 'subscription_changed', 'subscription_changed_with_backdating', 'subscription_canceled_with_backdating'])(
		'of type %s does the same',
		async (type) => {
			const { subscription, invoice } = await subscribe();
			const event = { event_type: type, occurred_at: 1_768_100_000, content: { subscription } };
			expect((await complete([event])).fresh).toEqual([`cb:inv:${invoice.id}`]);
		},
	);

	it('reads a document that the event names and that reaches no further with the same calls', async () => {
		const { subscription } = await subscribe();
		await later(10);
		await live('pause', { subscriptionId: subscription.id, credit: true });
		const { requests, fresh } = await complete(await told('subscription_paused'));
		expect(requests).toHaveLength(4);
		expect(fresh).toHaveLength(2);
	});

	it('looks for consolidated documents among those of the customer', async () => {
		await subscribe();
		const { subscription } = await subscribe();
		const event = { event_type: 'subscription_paused', occurred_at: 1, content: { subscription } };
		await site.control.clearRequests();
		await completeEvents([event], site.client);
		const queries = (await site.control.requests()).map(({ query }) => query);
		expect(queries).toContainEqual(
			expect.objectContaining({ customer_id: { in: '["A"]' }, subscription_id: { is_present: 'false' } }),
		);
	});
});

describe('a payment or refund', () => {
	it('brings the invoice that it settles', async () => {
		const { invoice, subscription } = await subscribe();
		await live('pay', { subscriptionId: subscription.id });
		const bare = await onlyTransactions('payment_succeeded');
		const { fresh, requests } = await complete(bare);
		expect(fresh).toEqual([`cb:inv:${invoice.id}`, expect.stringMatching(/^cb:txn:/)]);
		expect(requests).toHaveLength(2);
	});

	it('brings the credit note that it repays, and the invoice that this credits', async () => {
		const { invoice, subscription } = await subscribe();
		await live('pay', { subscriptionId: subscription.id });
		await live('refund', { subscriptionId: subscription.id });
		const { fresh, requests } = await complete(await onlyTransactions('payment_refunded'));
		expect(fresh.map((family) => family.split(':')[1])).toEqual(['cn', 'inv', 'txn']);
		expect(fresh[1]).toBe(`cb:inv:${invoice.id}`);
		expect(requests).toHaveLength(3);
	});

	async function onlyTransactions(type: string): Promise<LedgerEvent[]> {
		return (await told(type)).map(({ content, ...event }) => ({
			...event,
			content: { transaction: (content as { transaction: object }).transaction },
		}));
	}
});

describe('unbilled charges', () => {
	it('are read by the list of their subscription, and accrue where the events say', async () => {
		const { subscription } = await subscribe();
		await live('charge', { subscriptionId: subscription.id, amount: 10_000 });
		const events = await told('unbilled_charges_created');
		const { fresh, requests, all } = await complete(events);
		expect(requests).toEqual(['/unbilled_charges']);
		expect(fresh).toEqual([expect.stringMatching(/^cb:ubc:/)]);
		expect(collect(all, rules)).toEqual(collect(events, rules));
		expect(collect(all, rules).entries).toHaveLength(1);
	});

	it('of several subscriptions are read by one list', async () => {
		for (let i = 0; i < 3; i++) {
			const { subscription } = await subscribe();
			await live('charge', { subscriptionId: subscription.id, amount: 10_000 });
		}
		const { requests, carriers } = await complete(await told('unbilled_charges_created'));
		expect(requests).toEqual(['/unbilled_charges']);
		expect(carriers).toHaveLength(3);
	});

	it('that are not named in the events are left alone', async () => {
		const { subscription } = await subscribe();
		await live('charge', { subscriptionId: subscription.id, amount: 10_000 });
		const events = await told('unbilled_charges_created');
		await live('charge', { subscriptionId: subscription.id, amount: 20_000 });
		expect((await complete(events)).carriers).toHaveLength(1);
	});

	it('that were voided since are voided', async () => {
		const { subscription } = await subscribe();
		await live('charge', { subscriptionId: subscription.id, amount: 10_000 });
		const events = await told('unbilled_charges_created');
		await live('void-charges', { subscriptionId: subscription.id });
		expect(Object.values(states((await complete(events)).all))).toEqual(['withdrawn']);
	});

	it('that were billed since are so by the event that billed them, with its invoice as it is now', async () => {
		const { subscription } = await subscribe();
		await live('charge', { subscriptionId: subscription.id, amount: 10_000 });
		const events = await told('unbilled_charges_created');
		const { invoice } = await live('invoice-charges', { subscriptionId: subscription.id });
		const { all, fresh, requests } = await complete(events);
		expect(states(all)).toEqual({ [`cb:inv:${invoice.id}`]: 'live', [fresh[1] ?? '']: 'invoiced' });
		expect(requests).toEqual(['/unbilled_charges', '/events', `/invoices/${invoice.id}`]);
		const wholeHistory = [...events, ...(await told('unbilled_charges_invoiced'))];
		expect(collect(all, rules).entries).toEqual(collect(wholeHistory, rules).entries);
	});

	it('that were billed are not looked for among events when the input says so', async () => {
		const { subscription } = await subscribe();
		await live('charge', { subscriptionId: subscription.id, amount: 10_000 });
		const { invoice } = await live('invoice-charges', { subscriptionId: subscription.id });
		const { requests } = await complete(await told('unbilled_charges_invoiced'));
		expect(requests).toEqual(['/unbilled_charges', `/invoices/${invoice.id}`]);
	});
});

describe('a document whose subscription was cancelled early, where that ends recognition', () => {
	const accelerating: Rules = { ...rules, onCancelWithoutCredit: 'accelerate' };
	const cancelled = async () => {
		const { subscription } = await subscribe();
		const events = await told('invoice_generated');
		await later(40);
		await live('cancel', { subscriptionId: subscription.id, credit: 'none' });
		return { events, subscription };
	};
	const kindsOf = async (events: LedgerEvent[]) => {
		const { events: all } = await completeEvents(events, site.client, { accelerates: true });
		return collect(all, accelerating).entries.map(({ kind }) => kind);
	};

	it('knows of the cancellation, whichever of its events arrives', async () => {
		const { events } = await cancelled();
		expect(await kindsOf(events)).toContain('acceleration');
		expect(await kindsOf(events)).toEqual(await kindsOf([...events, ...(await told('subscription_cancelled'))]));
	});

	it('knows of it after the subscription was reactivated', async () => {
		const { events, subscription } = await cancelled();
		await later(5);
		await live('reactivate', { subscriptionId: subscription.id });
		expect(await kindsOf(events)).toContain('acceleration');
	});

	it('brings no other documents by it', async () => {
		const { events } = await cancelled();
		const { events: all, fresh } = await completeEvents(events, site.client, { accelerates: true });
		expect([...collect(all, accelerating).families.keys()]).toEqual([...fresh]);
	});
});

describe('an event that arrives late', () => {
	it('books its documents just as the whole history does, whichever event it is', async () => {
		const { subscription } = await subscribe();
		const { subscription: monthly } = await subscribe('basic-nok-monthly');
		const { subscription: foreign } = await subscribe('pro-eur-yearly');
		await later(3);
		await live('pay', { subscriptionId: foreign.id });
		await later(3);
		await live('refund', { subscriptionId: foreign.id, amount: 100 });
		const ofBoth = async (verb: Parameters<typeof live>[0], body: object = {}) => {
			for (const { id } of [subscription, monthly]) await live(verb, { subscriptionId: id, ...body });
		};
		await ofBoth('pay');
		await later(12);
		await ofBoth('upgrade');
		await later(40);
		await live('pause', { subscriptionId: subscription.id, credit: true });
		await live('void-invoice', { subscriptionId: monthly.id });
		await live('refund', { subscriptionId: monthly.id });
		await live('cancel', { subscriptionId: monthly.id, credit: 'prorate' });
		const history: LedgerEvent[] = await listEvents(site.client, {});
		const whole = collect(history, rules);
		expect(whole.faults).toEqual([]);
		expect(whole.entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['payment', 'refund', 'fx', 'void']));
		for (const event of history) {
			const { events } = await completeEvents([event], site.client);
			const { entries, families, faults } = collect(events, rules);
			expect(faults).toEqual([]);
			const wanted = whole.entries.filter(({ family }) => families.has(family));
			expect([event.event_type, entries]).toEqual([event.event_type, wanted]);
		}
	});
});

describe('a long document', () => {
	it('is read to its last line, and books as if it had been short', async () => {
		const items = ['pro-nok-yearly', 'support-nok-yearly', 'handbook-nok-yearly'].map((item_price_id) => ({ item_price_id }));
		const { invoice } = await site.control.live<Life>('create', { customerId: 'A', items });
		const events = await told('invoice_generated');
		await site.control.settings({ lineItemsPage: 1 });
		await site.control.clearRequests();
		const { events: all } = await completeEvents(events, site.client);
		const requests = await site.control.requests();
		expect(requests.map(({ query }) => Object.keys(query as object).sort())).toEqual([[], ['line_items_limit', 'line_items_offset']]);
		expect(collect(all.slice(1), rules)).toMatchObject({ faults: [] });
		expect(collect(all.slice(1), rules).entries).toEqual(collect(events, rules).entries);
		expect((await getInvoice(site.client, invoice.id)).line_items).toHaveLength(3);
		expect((await listInvoices(site.client, {}))[0]?.line_items_next_offset).toBeUndefined();
	});
});

describe('reading families', () => {
	it('reads each document afresh, one of a kind by its own call', async () => {
		const { invoice, subscription } = await subscribe();
		const { transaction } = await live('pay', { subscriptionId: subscription.id });
		await site.control.clearRequests();
		const events = await readFamilies([`cb:inv:${invoice.id}`, `cb:txn:${transaction.id}`, 'cb:sub:1', 'cb:cn:gone'], site.client);
		expect(states(events)).toEqual({
			'cb:cn:gone': 'deleted',
			[`cb:inv:${invoice.id}`]: 'live',
			[`cb:txn:${transaction.id}`]: 'live',
		});
		expect(await site.control.requests()).toHaveLength(3);
	});

	it('reads charges from the list of all', async () => {
		const { subscription } = await subscribe();
		const { unbilled_charges: charges } = await live('charge', { subscriptionId: subscription.id, amount: 10_000 });
		expect(await readFamilies([`cb:ubc:${charges[0]?.id}`, 'cb:ubc:gone'], site.client)).toMatchObject([
			{ content: { unbilled_charge: { id: charges[0]?.id } } },
		]);
	});
});

describe('the catalogue', () => {
	it('names the family and the accounting code of each item price that is sold, with one call', async () => {
		await subscribe();
		const events = [...(await told('invoice_generated')), { content: { unbilled_charges: [{ id: 'c', entity_type: 'charge_item_price', entity_id: 'onboarding-nok' }] } }];
		await site.control.clearRequests();
		const catalog = await readCatalog(events, site.client);
		expect(catalog['pro-nok-yearly']).toEqual({ itemFamily: 'nordic-suite', accountingCode: '3010' });
		expect(Object.keys(catalog)).toHaveLength(2);
		expect(await site.control.requests()).toHaveLength(1);
		expect(collect(events, { ...rules, catalog, useAccountingDetail: true }).faults.filter(({ document }) => document === 'rules')).toEqual([]);
	});

	it('makes no call where nothing of a catalogue is sold', async () => {
		await site.control.clearRequests();
		const events = [{ content: { invoice: { id: '1', line_items: [{ entity_type: 'adhoc' }] } } }];
		expect(await readCatalog(events, site.client)).toEqual({});
		expect(await site.control.requests()).toEqual([]);
	});
});
