import { journal, type Rules } from '../../lib/ledger';
import { at, credited, event, glance, invoiced, ledger, norwegian, sale, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');

describe('an invoice', () => {
	it('is receivable against deferred income and VAT; each month then takes its part on its last day', () => {
		const entries = journal(
			invoiced({ id: 'A1', date: '2026-04-01', lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }] }),
			norwegian(),
		);
		expect(ledger(entries)).toEqual({
			'inv:A1:issue': '2026-04-01 1580 Dr 1137.50, 2700 Cr 227.50, 2965 Cr 910.00',
			'inv:A1:rec:202604': '2026-04-30 2965 Dr 300.00, 3020 Cr 300.00',
			'inv:A1:rec:202605': '2026-05-31 2965 Dr 310.00, 3020 Cr 310.00',
			'inv:A1:rec:202606': '2026-06-30 2965 Dr 300.00, 3020 Cr 300.00',
		});
		expect(entries[0]).toMatchObject({
			kind: 'invoice',
			currency: 'NOK',
			exchangeRate: null,
			autoReversing: false,
		});
		expect(entries[1]).toMatchObject({ kind: 'recognition', financialPeriod: '202604', family: 'cb:inv:A1' });
		expect(entries[1]?.lines[0]).toMatchObject({
			reference: 'A1',
			description: 'recognition cb:inv:A1:rec:202604',
		});
	});

	it('goes straight to revenue when its whole service lies in its own month', () => {
		const entries = journal(
			invoiced({ id: 'A2', date: '2026-04-10', lines: [{ amount: 5_000, ...term('2026-04-01', '2026-05-01') }] }),
			norwegian(),
		);
		expect(ledger(entries)).toEqual({ 'inv:A2:issue': '2026-04-10 1580 Dr 50.00, 3020 Cr 50.00' });
	});

	it('goes straight to revenue when it bills past months: catching up leaves one month', () => {
		const entries = journal(
			invoiced({ id: 'A3', date: '2026-07-02', lines: [{ amount: 5_000, ...quarter }] }),
			norwegian(),
		);
		expect(ledger(entries)).toEqual({ 'inv:A3:issue': '2026-07-02 1580 Dr 50.00, 3020 Cr 50.00' });
	});

	it('catches up in its own month what belongs to earlier ones', () => {
		const entries = journal(
			invoiced({ id: 'A4', date: '2026-05-20', lines: [{ amount: 91_000, ...quarter }] }),
			norwegian(),
		);
		expect(ledger(entries)).toEqual({
			'inv:A4:issue': '2026-05-20 1580 Dr 910.00, 2965 Cr 910.00',
			'inv:A4:rec:202605': '2026-05-31 2965 Dr 610.00, 3020 Cr 610.00',
			'inv:A4:rec:202606': '2026-06-30 2965 Dr 300.00, 3020 Cr 300.00',
		});
	});

	it('defers a single month that lies ahead', () => {
		const entries = journal(
			invoiced({ id: 'A5', date: '2026-03-15', lines: [{ amount: 3_000, ...term('2026-04-01', '2026-05-01') }] }),
			norwegian(),
		);
		expect(ledger(entries)).toEqual({
			'inv:A5:issue': '2026-03-15 1580 Dr 30.00, 2965 Cr 30.00',
			'inv:A5:rec:202604': '2026-04-30 2965 Dr 30.00, 3020 Cr 30.00',
		});
	});

	it('takes discounts off revenue, and gives no entry when nothing is left', () => {
		const half = journal(
			invoiced({ id: 'A6', date: '2026-04-01', lines: [{ amount: 91_000, discount: 45_500, ...quarter }] }),
			norwegian(),
		);
		expect(glance(half[0]!)).toEqual(['1580 Dr 455.00', '2965 Cr 455.00']);
		const free = journal(
			invoiced({ id: 'A7', date: '2026-04-01', lines: [{ amount: 91_000, discount: 91_000, ...quarter }] }),
			norwegian(),
		);
		expect(free).toEqual([]);
	});

	it('with prices including tax defers them without it', () => {
		const entries = journal(
			invoiced({
				id: 'A8',
				date: '2026-04-01',
				inclusive: true,
				lines: [{ amount: 113_750, tax: { 25: 22_750 }, ...quarter }],
			}),
			norwegian(),
		);
		expect(glance(entries[0]!)).toEqual(['1580 Dr 1137.50', '2700 Cr 227.50', '2965 Cr 910.00']);
		expect(glance(entries[1]!)).toEqual(['2965 Dr 300.00', '3020 Cr 300.00']);
	});

	it('keeps VAT by exact rate, decimals included', () => {
		const rules = norwegian({ tax: { '25.50': '2939', '14': '2940' } });
		const entries = journal(
			invoiced({
				id: 'A9',
				date: '2026-04-01',
				lines: [
					{ amount: 10_000, kind: 'adhoc', tax: { 25.5: 2_550 } },
					{ amount: 10_000, kind: 'adhoc', tax: { 14: 1_400 } },
				],
			}),
			rules,
		);
		expect(glance(entries[0]!)).toEqual(['1580 Dr 239.50', '2939 Cr 25.50', '2940 Cr 14.00', '3020 Cr 200.00']);
	});

	it('books the rounding of its total on the side it falls', () => {
		const rounded = (roundOff: number) =>
			glance(
				journal(
					invoiced({ id: 'A10', date: '2026-04-01', roundOff, lines: [{ amount: 10_040, kind: 'adhoc' }] }),
					norwegian(),
				)[0]!,
			);
		expect(rounded(-40)).toEqual(['1580 Dr 100.00', '7740 Dr 0.40', '3020 Cr 100.40']);
		expect(rounded(60)).toEqual(['1580 Dr 101.00', '3020 Cr 100.40', '7740 Cr 0.60']);
	});

	it('takes its total, not what is still due', () => {
		const extra = { amount_due: 0, credits_applied: 10_000, amount_paid: 0 };
		const entries = journal(
			invoiced({ id: 'A11', date: '2026-04-01', lines: [{ amount: 10_000, kind: 'adhoc' }], extra }),
			norwegian(),
		);
		expect(glance(entries[0]!)).toEqual(['1580 Dr 100.00', '3020 Cr 100.00']);
	});

	it('is dated by its date, or by its generation, in the site’s zone', () => {
		const raw = sale('invoice', {
			id: 'A12',
			date: at('2026-04-30T22:30:00Z'),
			lines: [{ amount: 100, kind: 'adhoc' }],
		});
		expect(journal(event('invoice_generated', { invoice: raw }), norwegian())[0]?.transactionDate).toBe(
			'2026-05-01',
		);
		const { date, ...undated } = raw;
		const generated = { ...undated, generated_at: date };
		expect(journal(event('invoice_generated', { invoice: generated }), norwegian())[0]?.transactionDate).toBe(
			'2026-05-01',
		);
	});

	it('nets lines that share an account, and drops those that cancel out', () => {
		const entries = journal(
			invoiced({
				id: 'A13',
				date: '2026-04-01',
				lines: [
					{ amount: 10_000, kind: 'adhoc' },
					{ amount: -2_500, kind: 'adhoc' },
					{ amount: 91_000, ...quarter },
					{ amount: -91_000, ...quarter },
				],
			}),
			norwegian(),
		);
		expect(ledger(entries)).toEqual({ 'inv:A13:issue': '2026-04-01 1580 Dr 75.00, 3020 Cr 75.00' });
	});

	it('spreads plans and addons, and earns set-up fees, charges and ad-hoc lines at once, unless the rules say otherwise', () => {
		const kinds = [
			'plan_item_price',
			'addon_item_price',
			'plan',
			'addon',
			'plan_setup',
			'charge_item_price',
			'adhoc',
		];
		const booked = (kind: string, rules: Rules) =>
			journal(
				invoiced({ id: 'K', date: '2026-04-01', lines: [{ amount: 91_000, kind, item: 'x', ...quarter }] }),
				rules,
			).length;
		expect(kinds.map((kind) => booked(kind, norwegian()))).toEqual([4, 4, 4, 4, 1, 1, 1]);
		expect(booked('charge_item_price', norwegian({ items: { x: { recognition: 'monthly' } } }))).toBe(4);
		expect(booked('plan_item_price', norwegian({ items: { x: { recognition: 'immediate' } } }))).toBe(1);
	});

	it('chooses revenue by where the customer is: billing, else shipping country, else the default region', () => {
		const revenue = (country: string, extra = {}) =>
			journal(
				invoiced({ id: 'R', date: '2026-04-01', country, extra, lines: [{ amount: 100, kind: 'adhoc' }] }),
				norwegian(),
			)[0]?.lines[1]?.account;
		expect([revenue('NO'), revenue('se'), revenue('GR'), revenue('US'), revenue('GB'), revenue('')]).toEqual([
			'3020',
			'3125',
			'3125',
			'3126',
			'3126',
			'3020',
		]);
		expect(revenue('', { shipping_address: { country: 'DE' } })).toBe('3125');
	});

	it('in another currency keeps its rate, unless the site’s base currency is not the company’s', () => {
		const sample = {
			id: 'F1',
			date: '2026-04-01',
			currency: 'EUR',
			country: 'DE',
			lines: [{ amount: 91_000, ...quarter }],
		};
		const rate = (rules: Rules, extra: Record<string, unknown>) =>
			journal(invoiced({ ...sample, extra }), rules).map(({ exchangeRate }) => exchangeRate);
		expect(rate(norwegian(), { exchange_rate: 11.62 })).toEqual([11.62, 11.62, 11.62, 11.62]);
		expect(rate(norwegian(), {})).toEqual([null, null, null, null]);
		expect(rate(norwegian({ siteBaseCurrency: 'EUR' }), { exchange_rate: 1 })).toEqual([null, null, null, null]);
		expect(rate(norwegian(), { exchange_rate: 1.1, base_currency_code: 'USD' })).toEqual([null, null, null, null]);
		const home = journal(invoiced({ ...sample, currency: 'NOK', extra: { exchange_rate: 1 } }), norwegian());
		expect(home[0]?.exchangeRate).toBeNull();
	});

	it('without decimals in its currency is written without them', () => {
		const entries = journal(
			invoiced({
				id: 'F2',
				date: '2026-04-01',
				currency: 'JPY',
				country: 'JP',
				lines: [{ amount: 91_000, ...quarter }],
			}),
			norwegian(),
		);
		expect(glance(entries[0]!)).toEqual(['1580 Dr 91000', '2965 Cr 91000']);
		expect(glance(entries[1]!)).toEqual(['2965 Dr 30000', '3126 Cr 30000']);
	});
});

describe('what is left of a rate on the deferred account', () => {
	const sample = {
		id: 'X1',
		date: '2026-04-01',
		currency: 'EUR',
		country: 'DE',
		lines: [{ amount: 10_000, ...quarter }],
		extra: { exchange_rate: 11.6275 },
	};

	it('is settled in the base currency in the last month, when the rules ask for it', () => {
		const entries = journal(invoiced(sample), norwegian({ settleFxResidue: true, convention: 'monthly' }));
		// 100.00 at 11.6275 is 1162.75; the months 33.33, 33.34, 33.33 come to 387.54 + 387.66 + 387.54 = 1162.74.
		expect(ledger(entries)['inv:X1:fxres']).toBe('2026-06-30 2965 Dr 0.01, 7740 Cr 0.01');
		const residue = entries.find(({ kind }) => kind === 'fxResidue');
		expect(residue).toMatchObject({ currency: 'NOK', exchangeRate: null, financialPeriod: '202606' });
	});

	it('is the other way round for a credit note, and nothing in the base currency or unless asked', () => {
		const monthly = norwegian({ settleFxResidue: true, convention: 'monthly' });
		expect(ledger(journal(credited(sample), monthly))['cn:X1:fxres']).toBe('2026-06-30 7740 Dr 0.01, 2965 Cr 0.01');
		expect(ledger(journal(invoiced(sample), norwegian({ convention: 'monthly' })))['inv:X1:fxres']).toBeUndefined();
		expect(ledger(journal(invoiced({ ...sample, currency: 'NOK' }), monthly))['inv:X1:fxres']).toBeUndefined();
	});
});
