import { collect, journalAll, type Rules } from '../../lib/ledger';
import { credited, event, invoiced, ledger, midnight, norwegian } from './samples';

type Raw = Record<string, unknown>;
const transaction = (changes: Raw = {}): Raw => ({
	id: 'T',
	type: 'payment',
	status: 'success',
	date: midnight('2026-05-10'),
	amount: 50_000,
	currency_code: 'NOK',
	resource_version: 1,
	...changes,
});
const paid = (changes: Raw = {}) => event('payment_succeeded', { transaction: transaction(changes) });
const refunded = (changes: Raw = {}) =>
	event('payment_refunded', { transaction: transaction({ type: 'refund', ...changes }) });
const book = (events: ReturnType<typeof paid>[], rules: Rules = norwegian()) => ledger(journalAll(events, rules));

describe('a payment', () => {
	it('moves the receivable to the bank, what is unused to an advance; a refund reverses', () => {
		expect(book([paid()])).toEqual({ 'txn:T:pay': '2026-05-10 1920 Dr 500.00, 1580 Cr 500.00' });
		expect(book([paid({ amount_unused: 20_000 })])).toEqual({
			'txn:T:pay': '2026-05-10 1920 Dr 500.00, 1580 Cr 300.00, 2900 Cr 200.00',
		});
		expect(book([paid({ amount_unused: 50_000 })])).toEqual({
			'txn:T:pay': '2026-05-10 1920 Dr 500.00, 2900 Cr 500.00',
		});
		expect(book([refunded()])).toEqual({ 'txn:T:refund': '2026-05-10 1580 Dr 500.00, 1920 Cr 500.00' });
	});

	it('counts only while it is successful, in its newest version', () => {
		const later = (changes: Raw) =>
			event('transaction_updated', { transaction: transaction({ resource_version: 2, ...changes }) });
		for (const status of ['in_progress', 'voided', 'failure', 'timeout', 'needs_attention', 'late_failure']) {
			expect(book([paid({ status })])).toEqual({});
			expect(book([later({ status }), paid()])).toEqual({});
		}
		expect(book([later({ amount_unused: 10_000 }), paid()])).toEqual({
			'txn:T:pay': '2026-05-10 1920 Dr 500.00, 1580 Cr 400.00, 2900 Cr 100.00',
		});
		expect(book([paid({ status: 'in_progress' }), later({})])).toHaveProperty(['txn:T:pay']);
		expect(book([paid(), event('transaction_deleted', { transaction: transaction() })])).toEqual({});
	});

	it('is no more once a reversal has undone it; authorisations and reversals book nothing', () => {
		const reversal = (changes: Raw = {}) =>
			event('transaction_created', {
				transaction: transaction({
					id: 'R',
					type: 'payment_reversal',
					reference_transaction_id: 'T',
					...changes,
				}),
			});
		expect(book([paid(), reversal()])).toEqual({});
		expect(book([paid(), reversal({ status: 'failure' })])).toHaveProperty(['txn:T:pay']);
		expect(book([paid({ reversal_transaction_id: 'R' })])).toEqual({});
		expect(book([paid({ type: 'authorization' })])).toEqual({});
		expect(collect([paid(), reversal()], norwegian()).families.get('cb:txn:T')?.state).toBe('unsuccessful');
	});

	it('needs a bank account, and one for advances only when there is one', () => {
		const { bank, customerAdvance, ...accounts } = norwegian().accounts;
		expect([bank, customerAdvance]).toEqual(['1920', '2900']);
		const rules = norwegian({ accounts });
		expect(collect([paid()], rules).faults.map(({ rule }) => rule)).toEqual(['accounts.bank']);
		expect(
			collect([paid({ amount_unused: 1 })], rules)
				.faults.map(({ rule }) => rule)
				.sort(),
		).toEqual(['accounts.bank', 'accounts.customerAdvance']);
		expect(
			collect([paid({ amount: undefined, date: undefined, currency_code: undefined })], norwegian()).faults.map(
				({ code }) => code,
			),
		).toEqual(['date-missing', 'currency-missing']);
	});
});

describe('a payment in another currency', () => {
	const invoice = (id: string, rate: number | undefined) =>
		invoiced({
			id,
			date: '2026-04-01',
			currency: 'EUR',
			country: 'DE',
			lines: [{ amount: 50_000, kind: 'adhoc' }],
			extra: { exchange_rate: rate },
		});
	const eur = (changes: Raw = {}) => ({
		currency_code: 'EUR',
		exchange_rate: 11.8031,
		linked_invoices: [{ invoice_id: 'E', applied_amount: 50_000 }],
		...changes,
	});

	it('is booked at its own rate, and the difference to the invoice’s rate in the base currency', () => {
		// 500.00 at 11.8031 = 5901.55; at 11.6149 = 5807.45
		const entries = journalAll([invoice('E', 11.6149), paid(eur())], norwegian());
		expect(ledger(entries)).toMatchObject({
			'txn:T:pay': '2026-05-10 1920 Dr 500.00, 1580 Cr 500.00',
			'txn:T:fx:E': '2026-05-10 1580 Dr 94.10, 8060 Cr 94.10',
		});
		expect(entries.find(({ kind }) => kind === 'payment')).toMatchObject({
			currency: 'EUR',
			exchangeRate: 11.8031,
		});
		expect(entries.find(({ kind }) => kind === 'fx')).toMatchObject({ currency: 'NOK', exchangeRate: null });
	});

	it('books a loss when the rate has fallen and nothing when it has not moved', () => {
		expect(book([invoice('E', 12), paid(eur({ exchange_rate: 11.5 }))])['txn:T:fx:E']).toBe(
			'2026-05-10 8160 Dr 250.00, 1580 Cr 250.00',
		);
		expect(book([invoice('E', 12), paid(eur({ exchange_rate: 12 }))])['txn:T:fx:E']).toBeUndefined();
	});

	it('rounds each side by itself and knows each invoice apart', () => {
		const links = [
			{ invoice_id: 'E', applied_amount: 333 },
			{ invoice_id: 'F', applied_amount: 100 },
			{ invoice_id: 'E', applied_amount: 1 },
		];
		const booked = book([
			invoice('E', 11.111),
			invoice('F', 11),
			paid(eur({ amount: 434, exchange_rate: 11.222, linked_invoices: links })),
		]);
		// 3.34: 37.48 - 37.11; 1.00: 11.22 - 11.00
		expect(booked['txn:T:fx:E']).toContain('1580 Dr 0.37');
		expect(booked['txn:T:fx:F']).toContain('1580 Dr 0.22');
	});

	it('cannot be booked while an invoice it pays is not at hand, unless a rate is left to Visma', () => {
		expect(collect([paid(eur())], norwegian()).faults).toMatchObject([
			{ code: 'invoice-missing', document: 'cb:txn:T' },
		]);
		expect(book([paid(eur({ exchange_rate: undefined }))])).toEqual({
			'txn:T:pay': '2026-05-10 1920 Dr 500.00, 1580 Cr 500.00',
		});
		expect(book([invoice('E', undefined), paid(eur())])['txn:T:fx:E']).toBeUndefined();
		expect(
			book([invoice('E', 11), paid(eur())], norwegian({ siteBaseCurrency: 'EUR' }))['txn:T:fx:E'],
		).toBeUndefined();
	});

	it('when refunded gives the opposite result against the credit note it repays', () => {
		const note = credited({
			id: 'N',
			date: '2026-04-20',
			currency: 'EUR',
			country: 'DE',
			lines: [{ amount: 50_000, kind: 'adhoc' }],
			extra: { exchange_rate: 11 },
		});
		const refund = refunded(
			eur({
				exchange_rate: 12,
				linked_invoices: [],
				linked_credit_notes: [{ cn_id: 'N', applied_amount: 50_000 }],
			}),
		);
		const booked = book([note, refund]);
		expect(booked['txn:T:refund']).toBe('2026-05-10 1580 Dr 500.00, 1920 Cr 500.00');
		expect(booked['txn:T:fx:N']).toBe('2026-05-10 8160 Dr 500.00, 1580 Cr 500.00');
	});
});

it('a payment belongs to the branch of the documents it pays, if they agree', () => {
	const rules = norwegian({
		conditions: [
			{ when: { country: 'SE' }, set: { branch: 'SE1' } },
			{ when: { businessEntity: 'be' }, set: { branch: 'BE1' } },
		],
	});
	const invoice = (id: string, country: string) =>
		invoiced({ id, date: '2026-04-01', country, lines: [{ amount: 100, kind: 'adhoc' }] });
	const pay = (ids: string[], changes: Raw = {}) =>
		paid({ linked_invoices: ids.map((invoice_id) => ({ invoice_id, applied_amount: 1 })), ...changes });
	const branch = (events: ReturnType<typeof paid>[]) =>
		journalAll(events, rules).find(({ kind }) => kind === 'payment')?.branch;
	expect(branch([invoice('A', 'SE'), pay(['A'])])).toBe('SE1');
	expect(branch([invoice('A', 'SE'), invoice('B', 'NO'), pay(['A', 'B'])])).toBeUndefined();
	expect(branch([pay([], { business_entity_id: 'be' })])).toBe('BE1');
});
