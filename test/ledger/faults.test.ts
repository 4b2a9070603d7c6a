import { collect, journal, journalAll, LedgerError, type Rules } from '../../lib/ledger';
import { event, invoiced, midnight, norwegian, sale, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');
const plain = (id: string, extra: Record<string, unknown> = {}) =>
	sale('invoice', { id, date: '2026-04-01', lines: [{ amount: 10_000, kind: 'adhoc' }], extra });

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
		const taxed = (amount: number) =>
			sale('invoice', {
				id: 'bad',
				date: '2026-04-01',
				lines: [{ amount: 100, kind: 'adhoc', tax: { 15: amount } }],
			});
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
		const isk = sale('invoice', {
			id: 'bad',
			date: '2026-04-01',
			currency: 'ISK',
			lines: [{ amount: 12_345, kind: 'adhoc' }],
		});
		expect(bad(isk, norwegian({ currencies: { ISK: { precision: 0 } } }))[0]).toBe(
			'amount-not-whole currencies.ISK',
		);
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
		const rules = norwegian({
			unmappedItems: 'refuse',
			conditions: [{ when: { chargeKind: 'adhoc' }, set: { revenue: '3900' } }],
		});
		const item = sale('invoice', { id: 'bad', date: '2026-04-01', lines: [{ amount: 100, item: 'pro-nok' }] });
		expect(bad(item, rules)).toEqual(['item-unmapped items.pro-nok']);
		expect(journal(event('x', { invoice: item }), { ...rules, items: { 'pro-nok': {} } })).toHaveLength(1);
	});

	it('name an account that the rules lack, and the region of a customer without address', () => {
		const { deferred, ...accounts } = norwegian().accounts;
		expect(deferred).toBe('2965');
		const spread = sale('invoice', { id: 'bad', date: '2026-04-01', lines: [{ amount: 100, ...quarter }] });
		expect(bad(spread, norwegian({ accounts }))).toEqual(['account-missing accounts.deferred']);
		expect(bad(plain('bad', { billing_address: undefined }), norwegian({ defaultRegion: null }))).toEqual([
			'region-unknown defaultRegion',
		]);
	});

	it('take the payments with them that go only to a faulty document', () => {
		const pay = (id: string, invoices: string[]) =>
			event('payment_succeeded', {
				transaction: {
					id,
					type: 'payment',
					status: 'success',
					amount: 5,
					currency_code: 'NOK',
					date: midnight('2026-04-02'),
					linked_invoices: invoices.map((invoice_id) => ({ invoice_id, applied_amount: 1 })),
				},
			});
		const { entries, faults } = collect(
			[good, event('x', { invoice: plain('bad', { total: 1 }) }), pay('p1', ['bad']), pay('p2', ['bad', 'good'])],
			norwegian(),
		);
		expect(entries.map(({ family }) => family)).toEqual(['cb:inv:good', 'cb:txn:p2']);
		expect(faults).toHaveLength(1);
	});

	it('are all in one error of journalAll, which gives no partial output', () => {
		const events = [
			good,
			event('x', { invoice: plain('bad1', { total: 1 }) }),
			event('x', { invoice: plain('bad2', { date: undefined, line_items_next_offset: 'n' }) }),
		];
		let caught: unknown;
		try {
			journalAll(events, norwegian());
		} catch (error) {
			caught = error;
		}
		expect(caught).toBeInstanceOf(LedgerError);
		const { faults, message } = caught as LedgerError;
		expect(faults.map(({ document, code }) => `${document} ${code}`)).toEqual([
			'cb:inv:bad1 does-not-add-up',
			'cb:inv:bad2 lines-truncated',
			'cb:inv:bad2 date-missing',
		]);
		expect(message.split('\n')).toHaveLength(3);
	});

	it('name events that are none and documents without an id', () => {
		const odd = [null, 5, { id: 'e', content: 'x' }, event('x', { invoice: { total: 1 } })] as never[];
		const { faults, entries } = collect([...odd, good], norwegian());
		expect(faults.map(({ code }) => code)).toEqual([
			'event-unreadable',
			'event-unreadable',
			'event-unreadable',
			'event-unreadable',
		]);
		expect(entries).toHaveLength(1);
	});

	it('name included VAT that belongs to none of the lines', () => {
		const inclusive = sale('invoice', {
			id: 'bad',
			date: '2026-04-01',
			inclusive: true,
			lines: [{ amount: 12_500, kind: 'adhoc', tax: { 25: 2_500 } }],
		});
		const stray = { ...inclusive, line_item_taxes: [{ line_item_id: 'gone', tax_rate: 25, tax_amount: 2_500 }] };
		expect(bad(stray)).toEqual(['does-not-add-up']);
	});

	it('name a charge of which no event says when it was open', () => {
		const charge = { id: 'U', amount: 100, currency_code: 'NOK', entity_type: 'adhoc' };
		const { occurred_at: when, ...timeless } = event('unbilled_charges_created', { unbilled_charges: [charge] });
		expect(when).toBeDefined();
		expect(collect([timeless], norwegian()).faults).toMatchObject([{ code: 'date-missing', document: 'cb:ubc:U' }]);
	});

	it('name events that are no list, and types that are no types', () => {
		expect(collect(null as never, norwegian()).faults).toMatchObject([{ code: 'event-unreadable' }]);
		const odd = event('constructor', { transaction: { id: 'T', type: 'constructor', status: 'success' } });
		expect(collect([odd], norwegian()).faults).toEqual([]);
	});
});
