import { collect, journal, journalAll, LedgerError, type Rules } from '../../lib/ledger';
import { at, balances, credited, event, invoiced, ledger, midnight, norwegian, sale, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');
const plain = (id: string, extra: Record<string, unknown> = {}) =>
	sale('invoice', { id, date: '2026-04-01', lines: [{ amount: 10_000, kind: 'adhoc' }], extra });

describe('documents are collected', () => {
	it('from any event, in the singular and the plural, as one object or a list', () => {
		const note = (id: string) => sale('credit_note', { id, date: '2026-04-01', lines: [{ amount: 500, kind: 'adhoc' }] });
		const charge = (id: string) => ({ id, amount: 700, currency_code: 'NOK', entity_type: 'adhoc', date_from: midnight('2026-01-01') });
		const paid = (id: string) => ({ id, type: 'payment', status: 'success', amount: 900, currency_code: 'NOK', date: midnight('2026-04-02') });
		const entries = journalAll(
			[
				event('subscription_changed', { invoice: plain('one'), credit_note: [note('a'), note('b')], unbilled_charge: charge('u') }),
				event('something_new', { invoices: [plain('two')], credit_notes: note('c'), unbilled_charges: [charge('v'), charge('w')] }),
				event('credit_note_created', { credit_note: note('d'), transaction: paid('p'), transactions: [paid('q')] }),
			],
			norwegian(),
		);
		expect(entries.map(({ family }) => family).sort()).toEqual([
			'cb:cn:a', 'cb:cn:b', 'cb:cn:c', 'cb:cn:d', 'cb:inv:one', 'cb:inv:two',
			'cb:txn:p', 'cb:txn:q', 'cb:ubc:u', 'cb:ubc:v', 'cb:ubc:w',
		]);
	});

	it('once, whatever number of events carries them', () => {
		const events = ['subscription_activated', 'invoice_generated', 'payment_succeeded', 'invoice_updated'].map((type) => event(type, { invoice: plain('same') }));
		expect(journalAll(events, norwegian())).toEqual(journal(events[0]!, norwegian()));
		expect(journalAll([events[0]!, events[0]!], norwegian())).toHaveLength(1);
	});

	it('in their newest version: an older one arriving late changes nothing', () => {
		const old = event('invoice_generated', { invoice: plain('v', { resource_version: 1 }) });
		const now = event('invoice_updated', { invoice: plain('v', { resource_version: 2, status: 'voided', voided_at: midnight('2026-04-05') }) });
		expect(journalAll([now, old], norwegian())).toEqual(journalAll([old, now], norwegian()));
		expect(journalAll([now, old], norwegian())).toHaveLength(2);
	});

	it('by updated_at where there is no resource_version, and whole before truncated in equal versions', () => {
		const whole = plain('t', { resource_version: 5 });
		const cut = { ...plain('t', { resource_version: 5 }), line_items: [], line_items_next_offset: 'next' };
		const both = [event('a', { invoice: cut }, 9), event('b', { invoice: whole }, 1)];
		expect(journalAll(both, norwegian())).toHaveLength(1);
		const charge = (amount: number, updated: number) => ({ id: 'u', amount, updated_at: updated, currency_code: 'NOK', entity_type: 'adhoc' });
		const charges = [event('unbilled_charges_created', { unbilled_charges: [charge(200, 20)] }), event('unbilled_charges_created', { unbilled_charges: [charge(100, 10)] })];
		expect(journalAll(charges, norwegian())[0]?.lines[0]?.debit).toBe('2.00');
	});

	it('but give nothing while pending or once deleted, whether the member or the event says so', () => {
		const states = (content: Record<string, unknown>, type = 'invoice_updated') => {
			const { entries, families } = collect([event('invoice_generated', { invoice: plain('d', { resource_version: 1 }) }), event(type, content)], norwegian());
			return [entries.length, families.get('cb:inv:d')?.state];
		};
		expect(states({ invoice: plain('d', { resource_version: 2, status: 'pending' }) })).toEqual([0, 'pending']);
		expect(states({ invoice: plain('d', { resource_version: 2, deleted: true }) })).toEqual([0, 'deleted']);
		expect(states({ invoice: plain('d', { resource_version: 1 }) }, 'invoice_deleted')).toEqual([0, 'deleted']);
		expect(states({ invoice: plain('d', { resource_version: 2 }) })).toEqual([1, 'live']);
	});

	it('and subscriptions, customers and unknown content give nothing', () => {
		const subscription = { id: 'sub_a', status: 'active', mrr: 5, subscription_items: [{ amount: 12_000 }] };
		expect(journal(event('subscription_created', { subscription, customer: { id: 'c' }, card: null }), norwegian())).toEqual([]);
		expect(collect([], norwegian())).toMatchObject({ entries: [], faults: [] });
	});
});

describe('documents mirrored from Visma', () => {
	const mirrored = invoiced({ id: 'VN-77', date: '2026-04-01', lines: [{ amount: 10_000, kind: 'adhoc' }] });
	const payment = (ids: string[]) =>
		event('payment_succeeded', { transaction: { id: 'p', type: 'payment', status: 'success', amount: 100, currency_code: 'NOK', date: midnight('2026-04-02'), linked_invoices: ids.map((invoice_id) => ({ invoice_id, applied_amount: 50 })) } });

	it('are never booked back, nor payments linked only to such', () => {
		const note = credited({ id: 'VN-78', date: '2026-04-01', lines: [{ amount: 100, kind: 'adhoc' }] });
		const { entries, families } = collect([mirrored, note, payment(['VN-77'])], norwegian());
		expect(entries).toEqual([]);
		expect([...families.values()].map(({ state }) => state)).toEqual(['mirrored', 'mirrored', 'mirrored']);
		expect(journalAll([payment(['VN-77', 'other'])], norwegian())).toHaveLength(1);
	});

	it('carry the prefix of the rules; an empty one switches the filter off', () => {
		expect(journal(mirrored, norwegian({ invoiceIdPrefix: 'ERP_' }))).toHaveLength(1);
		expect(journal(mirrored, norwegian({ invoiceIdPrefix: '' }))).toHaveLength(1);
		expect(journal(invoiced({ id: 'ERP_1', date: '2026-04-01', lines: [{ amount: 1, kind: 'adhoc' }] }), norwegian({ invoiceIdPrefix: 'ERP_' }))).toEqual([]);
	});
});

describe('the cut-over', () => {
	const rules = (mode?: 'ignore' | 'recogniseOnly') => norwegian({ cutover: { date: '2026-05-01', ...(mode ? { mode } : {}) } });
	const old = { id: 'O', date: '2026-04-30', lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }] };

	it('keeps documents, payments and accruals from before it out', () => {
		const pay = event('payment_succeeded', { transaction: { id: 'p', type: 'payment', status: 'success', amount: 5, currency_code: 'NOK', date: midnight('2026-04-30') } });
		const charge = event('unbilled_charges_created', { unbilled_charges: [{ id: 'u', amount: 5, currency_code: 'NOK', entity_type: 'adhoc', date_from: midnight('2026-04-01') }] }, midnight('2026-04-30'));
		const { entries, families } = collect([invoiced(old), pay, charge], rules());
		expect(entries).toEqual([]);
		expect(families.get('cb:inv:O')?.state).toBe('beforeCutover');
		expect(families.get('cb:txn:p')?.state).toBe('beforeCutover');
		expect(journal(invoiced({ ...old, date: '2026-05-01' }), rules())).toHaveLength(3);
	});

	it('with recogniseOnly recognises later months of earlier documents and says what must be deferred already', () => {
		const { entries, opening } = collect([invoiced(old)], rules('recogniseOnly'));
		expect(ledger(entries)).toEqual({
			'inv:O:rec:202605': '2026-05-31 2965 Dr 310.00, 3020 Cr 310.00',
			'inv:O:rec:202606': '2026-06-30 2965 Dr 300.00, 3020 Cr 300.00',
		});
		expect(opening).toEqual([{ family: 'cb:inv:O', financialPeriod: '202605', account: '2965', subaccount: null, currency: 'NOK', deferred: '610.00' }]);
	});

	it('with recogniseOnly clears the presumed balance also when the document is voided later, and ignores it when voided before', () => {
		const voided = (date: string) => collect([invoiced({ ...old, extra: { status: 'voided', voided_at: midnight(date) } })], rules('recogniseOnly'));
		const later = voided('2026-06-10');
		expect(balances(later.entries)['2965 NOK']).toBe(61_000n);
		expect(later.opening[0]?.deferred).toBe('610.00');
		expect(later.entries.some(({ key }) => key.endsWith(':void'))).toBe(true);
		expect(voided('2026-04-30')).toMatchObject({ entries: [], opening: [] });
	});
});

describe('faults', () => {
	const good = invoiced({ id: 'good', date: '2026-04-01', lines: [{ amount: 100, kind: 'adhoc' }] });
	const bad = (sample: Record<string, unknown>, rules: Rules = norwegian()) => {
		const { entries, faults, families } = collect([good, event('invoice_generated', { invoice: sample })], rules);
		expect(entries.map(({ family }) => family)).toEqual(['cb:inv:good']);
		expect(families.get('cb:inv:bad')?.state).toBe('faulty');
		expect(faults.every(({ document, remedy }) => document === 'cb:inv:bad' && remedy !== '')).toBe(true);
		return faults.map(({ code, rule }) => (rule ? `${code} ${rule}` : code));
	};

	it('name an unmapped VAT rate, but not one without tax', () => {
		const taxed = (amount: number) => sale('invoice', { id: 'bad', date: '2026-04-01', lines: [{ amount: 100, kind: 'adhoc', tax: { 15: amount } }] });
		expect(bad(taxed(15))).toEqual(['tax-unmapped tax.15']);
		expect(journal(event('invoice_generated', { invoice: taxed(0) }), norwegian())).toHaveLength(1);
	});

	it('name a document that does not add up', () => {
		expect(bad(plain('bad', { total: 10_001 }))).toEqual(['does-not-add-up']);
		expect(bad(plain('bad', { sub_total: 1 }))).toEqual(['does-not-add-up']);
		expect(bad(plain('bad', { tax: 1 }))).toEqual(['does-not-add-up']);
		expect(bad(plain('bad', { round_off_amount: 1 }))).toEqual(['does-not-add-up']);
		expect(bad(plain('bad', { total: undefined }))).toEqual(['does-not-add-up']);
	});

	it('name a payload with fewer lines than the document', () => {
		expect(bad(plain('bad', { line_items_next_offset: '["100"]' }))).toEqual(['lines-truncated']);
	});

	it('name amounts that are no whole ledger unit', () => {
		const isk = sale('invoice', { id: 'bad', date: '2026-04-01', currency: 'ISK', lines: [{ amount: 12_345, kind: 'adhoc' }] });
		expect(bad(isk, norwegian({ currencies: { ISK: { precision: 0 } } }))[0]).toBe('amount-not-whole currencies.ISK');
	});

	it('name amounts that were not parsed without loss', () => {
		expect(bad(plain('bad', { total: 2 ** 53 }))).toContain('document-unreadable');
		expect(bad(plain('bad', { total: 10.5 }))).toContain('document-unreadable');
	});

	it('name a missing date, currency or void date', () => {
		expect(bad(plain('bad', { date: undefined }))).toEqual(['date-missing']);
		expect(bad(plain('bad', { currency_code: undefined }))).toEqual(['currency-missing']);
		expect(bad(plain('bad', { status: 'voided' }))).toEqual(['void-date-missing']);
	});

	it('name an unmapped item only when the rules ask for it', () => {
		const rules = norwegian({ unmappedItems: 'refuse', conditions: [{ when: { chargeKind: 'adhoc' }, set: { revenue: '3900' } }] });
		const item = sale('invoice', { id: 'bad', date: '2026-04-01', lines: [{ amount: 100, item: 'pro-nok' }] });
		expect(bad(item, rules)).toEqual(['item-unmapped items.pro-nok']);
		expect(journal(event('x', { invoice: item }), { ...rules, items: { 'pro-nok': {} } })).toHaveLength(1);
	});

	it('name an account that the rules lack, and the region of a customer without address', () => {
		const { deferred, ...accounts } = norwegian().accounts;
		expect(deferred).toBe('2965');
		const spread = sale('invoice', { id: 'bad', date: '2026-04-01', lines: [{ amount: 100, ...quarter }] });
		expect(bad(spread, norwegian({ accounts }))).toEqual(['account-missing accounts.deferred']);
		expect(bad(plain('bad', { billing_address: undefined }), norwegian({ defaultRegion: null }))).toEqual(['region-unknown defaultRegion']);
	});

	it('take the payments with them that go only to a faulty document', () => {
		const pay = (id: string, invoices: string[]) =>
			event('payment_succeeded', { transaction: { id, type: 'payment', status: 'success', amount: 5, currency_code: 'NOK', date: midnight('2026-04-02'), linked_invoices: invoices.map((invoice_id) => ({ invoice_id, applied_amount: 1 })) } });
		const { entries, faults } = collect([good, event('x', { invoice: plain('bad', { total: 1 }) }), pay('p1', ['bad']), pay('p2', ['bad', 'good'])], norwegian());
		expect(entries.map(({ family }) => family)).toEqual(['cb:inv:good', 'cb:txn:p2']);
		expect(faults).toHaveLength(1);
	});

	it('are all in one error of journalAll, which gives no partial output', () => {
		const events = [good, event('x', { invoice: plain('bad1', { total: 1 }) }), event('x', { invoice: plain('bad2', { date: undefined, line_items_next_offset: 'n' }) })];
		let caught: unknown;
		try {
			journalAll(events, norwegian());
		} catch (error) {
			caught = error;
		}
		expect(caught).toBeInstanceOf(LedgerError);
		const { faults, message } = caught as LedgerError;
		expect(faults.map(({ document, code }) => `${document} ${code}`)).toEqual(['cb:inv:bad1 does-not-add-up', 'cb:inv:bad2 lines-truncated', 'cb:inv:bad2 date-missing']);
		expect(message.split('\n')).toHaveLength(3);
	});

	it('name events that are none and documents without an id', () => {
		const odd = [null, 5, { id: 'e', content: 'x' }, event('x', { invoice: { total: 1 } })] as never[];
		const { faults, entries } = collect([...odd, good], norwegian());
		expect(faults.map(({ code }) => code)).toEqual(['event-unreadable', 'event-unreadable', 'event-unreadable', 'event-unreadable']);
		expect(entries).toHaveLength(1);
	});
});

it('families name every document seen', () => {
	const { families } = collect(
		[
			invoiced({ id: 'i', date: '2026-04-01', lines: [{ amount: 0 }] }),
			credited({ id: 'c', date: at('2026-04-01T10:00:00Z'), lines: [{ amount: 1, kind: 'adhoc' }] }),
			event('payment_failed', { transaction: { id: 't', type: 'payment', status: 'failure' } }),
			event('unbilled_charges_voided', { unbilled_charges: [{ id: 'u' }] }),
			event('pending_invoice_created', { invoice: plain('p', { status: 'pending' }) }),
		],
		norwegian(),
	);
	expect(Object.fromEntries([...families].map(([name, { state }]) => [name, state]))).toEqual({
		'cb:inv:i': 'live',
		'cb:cn:c': 'live',
		'cb:txn:t': 'unsuccessful',
		'cb:ubc:u': 'withdrawn',
		'cb:inv:p': 'pending',
	});
});
