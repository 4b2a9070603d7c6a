import { journalAll, type LedgerEvent, type Rules } from '../../lib/ledger';
import { balances, credited, event, invoiced, ledger, midnight, sale, term, type SaleSample } from './samples';

/** A Swedish company on the BAS chart; the figures below are those of the accounting literature's usual examples. */
const swedish = (changes: Partial<Rules> = {}): Rules => ({
	site: 'bas-test',
	baseCurrency: 'SEK',
	timeZone: 'Europe/Stockholm',
	homeCountry: 'SE',
	convention: 'daily',
	accounts: {
		receivable: '1510',
		deferred: '2970',
		accrued: '1790',
		rounding: '3740',
		bank: '1930',
		customerAdvance: '2420',
		fxGain: '3960',
		fxLoss: '7960',
		revenue: { domestic: '3001', eu: '3308', export: '3305' },
	},
	tax: { '25': '2611' },
	...changes,
});

const sek: Partial<SaleSample> = { currency: 'SEK', country: 'SE' };
/** A plan's line with 25 % VAT. */
const plan = (amount: number, start: string, end: string, tax = Math.round(amount * 0.25)) => ({
	amount,
	tax: { '25': tax },
	...term(start, end),
});
const bill = (id: string, date: string, line: ReturnType<typeof plan>, changes: Partial<SaleSample> = {}) =>
	invoiced({ id, date, lines: [line], ...sek, ...changes });
const credit = (id: string, date: string, line: ReturnType<typeof plan>, changes: Partial<SaleSample> = {}) =>
	credited({ id, date, lines: [line], ...sek, ...changes });
const booked = (events: LedgerEvent[], rules = swedish()) => ledger(journalAll(events, rules));
const moved = (id: string, type: 'payment' | 'refund', amount: number, date: string, changes = {}) =>
	event(`payment_${type === 'payment' ? 'succeeded' : 'refunded'}`, {
		transaction: { id, type, status: 'success', amount, currency_code: 'SEK', date: midnight(date), ...changes },
	});

describe('a year paid in advance, worked through', () => {
	it('a, b: 12 000.00 invoiced on 1 January, earned by days', () => {
		const entries = booked([bill('A', '2026-01-01', plan(1_200_000, '2026-01-01', '2027-01-01'))]);
		expect(entries['inv:A:issue']).toBe('2026-01-01 1510 Dr 15000.00, 2611 Cr 3000.00, 2970 Cr 12000.00');
		const months = Array.from({ length: 12 }, (_, i) => entries[`inv:A:rec:2026${String(i + 1).padStart(2, '0')}`]);
		expect(months.map((text) => text?.slice(19, 26))).toEqual(
			[
				'1019.18',
				'920.55 ',
				'1019.17',
				'986.31 ',
				'1019.17',
				'986.30 ',
				'1019.18',
				'1019.18',
				'986.30 ',
				'1019.18',
				'986.30 ',
				'1019.18',
			].map((text) => text.replace(' ', ',')),
		);
	});

	it('c: renewed at 10 500.00, earned by months', () => {
		const rules = swedish({ convention: 'monthly' });
		const entries = booked([bill('C', '2027-01-01', plan(1_050_000, '2027-01-01', '2028-01-01'))], rules);
		expect(entries['inv:C:issue']).toBe('2027-01-01 1510 Dr 13125.00, 2611 Cr 2625.00, 2970 Cr 10500.00');
		expect(entries['inv:C:rec:202707']).toBe('2027-07-31 2970 Dr 875.00, 3001 Cr 875.00');
		const uneven = booked([bill('D', '2027-01-01', plan(1_000_000, '2027-01-01', '2028-01-01'))], rules);
		expect(['01', '02', '03', '04'].map((month) => uneven[`inv:D:rec:2027${month}`]?.slice(11))).toEqual([
			'2970 Dr 833.33, 3001 Cr 833.33',
			'2970 Dr 833.34, 3001 Cr 833.34',
			'2970 Dr 833.33, 3001 Cr 833.33',
			'2970 Dr 833.33, 3001 Cr 833.33',
		]);
	});

	it('d: paid, with an excess that is the customer’s', () => {
		expect(booked([moved('T', 'payment', 1_500_000, '2026-01-10')])).toEqual({
			'txn:T:pay': '2026-01-10 1930 Dr 15000.00, 1510 Cr 15000.00',
		});
		expect(booked([moved('T', 'payment', 1_600_000, '2026-01-10', { amount_unused: 100_000 })])).toEqual({
			'txn:T:pay': '2026-01-10 1930 Dr 16000.00, 1510 Cr 15000.00, 2420 Cr 1000.00',
		});
	});

	it('e: upgraded on 1 July from 12 000.00 to 24 000.00 a year', () => {
		const half = ['2026-07-01', '2027-01-01'] as const;
		const entries = journalAll(
			[
				bill('A', '2026-01-01', plan(1_200_000, '2026-01-01', '2027-01-01')),
				credit('N', '2026-07-01', plan(604_932, ...half)),
				bill('B', '2026-07-01', plan(1_209_863, ...half)),
			],
			swedish(),
		);
		expect(ledger(entries)).toMatchObject({
			'cn:N:issue': '2026-07-01 2611 Dr 1512.33, 2970 Dr 6049.32, 1510 Cr 7561.65',
			'inv:B:issue': '2026-07-01 1510 Dr 15123.29, 2611 Cr 3024.66, 2970 Cr 12098.63',
		});
		expect(balances(entries)).toMatchObject({ '3001 SEK': -1_804_931n });
		expect(balances(entries)['2970 SEK']).toBeUndefined();
	});

	it('f: downgraded on 1 July; the customer is left in credit', () => {
		const half = ['2026-07-01', '2027-01-01'] as const;
		const entries = journalAll(
			[credit('N', '2026-07-01', plan(1_209_863, ...half)), bill('B', '2026-07-01', plan(604_932, ...half))],
			swedish(),
		);
		expect(ledger(entries)).toMatchObject({
			'cn:N:issue': '2026-07-01 2611 Dr 3024.66, 2970 Dr 12098.63, 1510 Cr 15123.29',
			'inv:B:issue': '2026-07-01 1510 Dr 7561.65, 2611 Cr 1512.33, 2970 Cr 6049.32',
		});
		expect(balances(entries)['1510 SEK']).toBe(-756_164n);
	});
});

describe('a subscription that ends, worked through', () => {
	const year = ['2026-03-01', '2027-03-01'] as const;
	const original = bill('A', '2026-03-01', plan(2_400_000, ...year));

	it('h: on 10 September with what is left repaid', () => {
		const events = [
			original,
			credit('N', '2026-09-10', plan(1_130_959, '2026-09-10', '2027-03-01')),
			moved('R', 'refund', 1_413_699, '2026-09-10'),
		];
		const entries = journalAll(events, swedish());
		expect(ledger(entries)).toMatchObject({
			'cn:N:issue': '2026-09-10 2611 Dr 2827.40, 2970 Dr 11309.59, 1510 Cr 14136.99',
			'txn:R:refund': '2026-09-10 1510 Dr 14136.99, 1930 Cr 14136.99',
		});
		expect(balances(entries)).toMatchObject({ '3001 SEK': -1_269_041n });
		expect(balances(entries)['2970 SEK']).toBeUndefined();
	});

	it('i: on 10 September with all of it credited', () => {
		const entries = journalAll([original, credit('N', '2026-09-10', plan(2_400_000, ...year))], swedish());
		expect(ledger(entries)).toMatchObject({
			'cn:N:issue': '2026-09-10 2611 Dr 6000.00, 2970 Dr 24000.00, 1510 Cr 30000.00',
			'cn:N:rec:202609': '2026-09-30 3001 Dr 14071.23, 2970 Cr 14071.23',
		});
		expect(balances(entries)).toEqual({});
	});

	it('j: with nothing repaid, 9 months of 500.00 left', () => {
		const rules = swedish({ convention: 'monthly', onCancelWithoutCredit: 'accelerate' });
		const line = plan(600_000, '2026-01-01', '2027-01-01');
		const cancelled = event('subscription_cancelled', {
			subscription: {
				id: 'sub_a',
				cancelled_at: midnight('2026-03-20'),
				current_term_end: midnight('2027-01-01') - 1,
			},
		});
		const entries = booked([bill('A', '2026-01-01', line), cancelled], rules);
		expect(entries['inv:A:accel:202603']).toBe('2026-03-20 2970 Dr 4500.00, 3001 Cr 4500.00');
		expect(Object.keys(entries)).toHaveLength(5);
	});

	it('k: paused through June with a credit note', () => {
		const line = plan(365_000, '2026-01-01', '2027-01-01', 91_250);
		const pause = credit('N', '2026-06-01', plan(30_000, '2026-06-01', '2026-07-01'), {
			extra: { reason_code: 'subscription_pause' },
		});
		const entries = journalAll([bill('A', '2026-01-01', line), pause], swedish());
		expect(ledger(entries)['inv:A:rec:202606']).toBe('2026-06-30 2970 Dr 300.00, 3001 Cr 300.00');
		const june = entries.filter(({ financialPeriod }) => financialPeriod === '202606');
		expect(balances(june)).toEqual({ '1510 SEK': -37_500n, '2611 SEK': 7_500n, '2970 SEK': 30_000n });
	});

	it('p: voided on 12 March, what was recognised taken back with it', () => {
		const invoice = sale('invoice', {
			id: 'A',
			date: '2026-01-01',
			lines: [plan(1_200_000, '2026-01-01', '2027-01-01')],
			...sek,
			extra: { status: 'voided', voided_at: midnight('2026-03-12') + 40_000 },
		});
		const entries = journalAll([event('invoice_updated', { invoice })], swedish());
		expect(ledger(entries)).toMatchObject({
			'inv:A:void': '2026-03-12 2611 Dr 3000.00, 2970 Dr 12000.00, 1510 Cr 15000.00',
			'inv:A:void-rec:202603': '2026-03-12 3001 Dr 2958.90, 2970 Cr 2958.90',
			'inv:A:void-rec:202604': '2026-04-30 3001 Dr 986.31, 2970 Cr 986.31',
		});
		expect(balances(entries)).toEqual({});
	});
});

describe('what else is booked, worked through', () => {
	it('m: usage in arrears of 4 321.00 for January, invoiced on 1 February', () => {
		const usage = { entity_type: 'addon_item_price', entity_id: 'calls', ...period('2026-01-01', '2026-02-01') };
		const charge = { id: 'U', amount: 432_100, currency_code: 'SEK', ...usage };
		const seen = event('unbilled_charges_created', { unbilled_charges: [charge] }, midnight('2026-02-01') - 1);
		const line = { ...plan(432_100, '2026-01-01', '2026-02-01'), kind: 'addon_item_price', item: 'calls' };
		const invoice = bill('A', '2026-02-01', line);
		const billed = event(
			'unbilled_charges_invoiced',
			{ ...invoice.content, unbilled_charges: [charge] },
			midnight('2026-02-01'),
		);
		const entries = journalAll([seen, billed], swedish({ defaultRegion: 'domestic' }));
		expect(ledger(entries)).toEqual({
			'ubc:U:accr:202601': '2026-01-31 1790 Dr 4321.00, 3001 Cr 4321.00',
			'inv:A:issue': '2026-02-01 1510 Dr 5401.25, 2611 Cr 1080.25, 3001 Cr 4321.00',
		});
		expect(entries[0]?.autoReversing).toBe(true);
	});

	it('n: 999.00 EUR invoiced at 11.2537 and paid at 11.3915', () => {
		const rules = swedish({ convention: 'monthly', settleFxResidue: true });
		const line = { amount: 99_900, ...term('2026-01-01', '2027-01-01') };
		const invoice = invoiced({
			id: 'A',
			date: '2026-01-01',
			lines: [line],
			currency: 'EUR',
			country: 'DE',
			extra: { exchange_rate: 11.2537 },
		});
		const links = [{ invoice_id: 'A', applied_amount: 99_900 }];
		const paid = (rate: number) =>
			moved('T', 'payment', 99_900, '2026-01-20', {
				currency_code: 'EUR',
				exchange_rate: rate,
				linked_invoices: links,
			});
		const entries = journalAll([invoice, paid(11.3915)], rules);
		expect(ledger(entries)).toMatchObject({
			'inv:A:issue': '2026-01-01 1510 Dr 999.00, 2970 Cr 999.00',
			'inv:A:rec:202605': '2026-05-31 2970 Dr 83.25, 3308 Cr 83.25',
			'inv:A:fxres': '2026-12-31 2970 Dr 0.01, 3740 Cr 0.01',
			'txn:T:pay': '2026-01-20 1930 Dr 999.00, 1510 Cr 999.00',
			'txn:T:fx:A': '2026-01-20 1510 Dr 137.66, 3960 Cr 137.66',
		});
		expect(entries.find(({ key }) => key.endsWith(':pay'))?.exchangeRate).toBe(11.3915);
		expect(entries.find(({ key }) => key.endsWith('rec:202612'))?.exchangeRate).toBe(11.2537);
		expect(booked([invoice, paid(11.1159)], rules)['txn:T:fx:A']).toBe('2026-01-20 7960 Dr 137.67, 1510 Cr 137.67');
	});

	it('o: a document rounded down by 0.30, or up', () => {
		const line = { amount: 10_030, kind: 'adhoc' };
		const rounded = (roundOff: number) =>
			booked([invoiced({ id: 'A', date: '2026-01-01', lines: [line], ...sek, roundOff })])['inv:A:issue'];
		expect(rounded(-30)).toBe('2026-01-01 1510 Dr 100.00, 3740 Dr 0.30, 3001 Cr 100.30');
		expect(rounded(70)).toBe('2026-01-01 1510 Dr 101.00, 3001 Cr 100.30, 3740 Cr 0.70');
	});
});

function period(start: string, end: string): { date_from: number; date_to: number } {
	const { from, to } = term(start, end);
	return { date_from: from, date_to: to };
}
