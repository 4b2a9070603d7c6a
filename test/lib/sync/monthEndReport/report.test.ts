/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { writeFileSync } from 'node:fs';

import { monthEndReport, type MonthEndReport, reportPage } from '../../../../lib/sync/monthEndReport';
import { balancesIn } from '../../../history/balances';
import { live, monthAtOnce } from '../../../history/book';
import { RULES } from '../../../history/rules';
import { Both, settingsOf } from '../journals/both';

const SETTINGS = settingsOf('manual', { rules: RULES });
const PERIOD = '202603';
const DEFERRED = ['2970', '2979'];

let both: Both;
let report: MonthEndReport;
let balances: Awaited<ReturnType<typeof balancesIn>>;

const made = async (period = PERIOD) => {
	const deps = { visma: both.visma, chargebee: both.chargebee, executionId: 'r', now: () => '2026-07-05T10:00:00.000Z' };
	return await monthEndReport(deps, SETTINGS, period, '<Nordlys & "Co">');
};

beforeAll(async () => {
	both = await Both.open();
	await live(both, { seed: 6, rules: RULES, wish: { maxReversals: 200 } }, monthAtOnce);
	report = await made();
	balances = await balancesIn(both.control.visma);
}, 60_000);
afterAll(async () => await both.stop());

/** What the ERP's ledger has of an account, in the smallest unit, in some periods; credit positive. */
const credit = (account: string, currency: string, isWanted: (period: string) => boolean) =>
	Object.entries(balances).reduce((sum, [name, net]) => {
		const [period = '', of] = name.split(' ');
		return of === account && name.endsWith(` ${currency}`) && isWanted(period) ? sum - net : sum;
	}, 0);
const units = (text: string) => Number(text.replace('.', ''));

describe('a month-end report', () => {
	test('has the figures of the ledger, to the smallest unit, in every currency', () => {
		expect(report.rollForward.map(({ currency }) => currency)).toEqual(expect.arrayContaining(['EUR', 'JPY', 'NOK', 'SEK']));
		for (const row of report.rollForward) {
			const { account, currency } = row;
			expect(DEFERRED).toContain(account);
			expect([account, currency, units(row.opening)]).toEqual([account, currency, credit(account, currency, (period) => period < PERIOD)]);
			expect([account, currency, units(row.closing)]).toEqual([account, currency, credit(account, currency, (period) => period <= PERIOD)]);
			const rolled = units(row.opening) + units(row.billed) - units(row.recognised) - units(row.credited) + units(row.other);
			expect([account, currency, rolled]).toEqual([account, currency, units(row.closing)]);
		}
		for (const { account, currency, total, yearToDate } of report.revenue) {
			expect([account, currency, units(total)]).toEqual([account, currency, credit(account, currency, (period) => period === PERIOD)]);
			expect(units(yearToDate)).toBe(credit(account, currency, (period) => period <= PERIOD));
		}
		for (const { account, currency, closing, opening, invoiced, credited, received, refunded, other } of report.receivables) {
			expect(units(closing) + credit(account, currency, (period) => period <= PERIOD)).toBe(0);
			expect(units(opening) + units(invoiced) - units(credited) - units(received) + units(refunded) + units(other)).toBe(units(closing));
		}
	});

	test('knows every balance of the deferred accounts, and what the documents still have to be recognised is the same', () => {
		const places = Object.keys(balances).map((name) => name.split(' ')).filter(([period = '', account = '']) => DEFERRED.includes(account) && period <= PERIOD);
		const known = new Set(report.rollForward.map(({ account, currency }) => `${account} ${currency}`));
		expect(new Set(places.map(([, account, , currency]) => `${account} ${currency}`))).toEqual(known);
		expect(report.rollForward.map(({ difference }) => units(difference))).toEqual(report.rollForward.map(() => 0));
		for (const { currency, total, months } of report.waterfall) {
			const rows = report.rollForward.filter((row) => row.currency === currency);
			// residues of exchange are in base currency, and nothing is left to recognise of them
			if (currency !== RULES.baseCurrency) expect(units(total)).toBe(rows.reduce((sum, { closing }) => sum + units(closing), 0));
			expect(months.reduce((sum, { amount }) => sum + units(amount), 0)).toBe(units(total));
		}
		expect(report.differences).toEqual([]);
	});

	test('is a page of its own: nothing runs, nothing is loaded, and names are escaped', () => {
		const page = reportPage(report);
		if (process.env.PAGE) writeFileSync(process.env.PAGE, page);
		expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(|\son\w+="/i);
		expect(page).not.toMatch(/https?:/);
		expect(page).toContain('&lt;Nordlys &amp; &quot;Co&quot;&gt;');
		expect(page).toMatch(/\d{1,3},\d{3}\.\d{2}/);
		expect(page.match(/<svg /g)?.length).toBeGreaterThan(5);
		expect(page).not.toContain('NaN');
		expect(page).not.toContain('undefined');
	});

	test('shows a difference in red, and hides none', async () => {
		const { journals } = await both.control.visma.state();
		const batch = journals.find(({ description = '', financialPeriod }) => financialPeriod === PERIOD && / recognition cb:inv/.test(description));
		await both.control.visma.editJournal(batch?.batchNumber ?? '', { status: 'Balanced' });
		const damaged = await made();
		await both.control.visma.editJournal(batch?.batchNumber ?? '', { status: 'Posted' });
		expect(damaged.differences).toMatchObject([{ cause: 'batchUnreleased', visma: { batchNumber: batch?.batchNumber } }]);
		const off = damaged.rollForward.filter(({ difference }) => units(difference) !== 0);
		expect(off).toHaveLength(1);
		const page = reportPage(damaged);
		expect(page).toContain('class="off"');
		expect(page).toContain('One difference between ledger and documents');
		expect(page).toContain(batch?.batchNumber);
	});

	test('of a month before the cut-over does not say that anything agrees', async () => {
		const page = reportPage(await made('202512'));
		expect(page).not.toContain('class="status ok"');
		expect(page).toContain('is before the cut-over');
	});

	test('where Visma.net books the sales, does not show what was moved out of revenue as what was earned', () => {
		const page = reportPage({ ...report, making: { ...report.making, scope: 'deferralOnly' } });
		expect(page).not.toContain('Revenue in all');
		expect(page).not.toContain('what was earned when it was invoiced');
		expect(page).toContain('the sales themselves are in another module');
		expect(reportPage(report)).toContain('Revenue in all');
	});

	test('says that balances of before the cut-over are no part of it', () => {
		expect(reportPage(report)).toContain('from the released batches of Visma.net’s general ledger since the cut-over');
	});

	test('lists what is wrong with our batches before what people posted, of which there may be much', () => {
		const about = { kind: 'ledger', key: '1', currency: 'SEK', visma: {}, chargebee: {}, mend: { safe: false, node: 'Visma.net ERP', resource: 'journalTransaction', operation: '', remedy: '' } } as const;
		const fees = Array.from({ length: 200 }, () => ({ ...about, difference: 'extra' as const, cause: 'byHand' as const, period: '202601', reason: 'A fee of the bank' }));
		const missing = { ...about, difference: 'missing' as const, cause: 'batchMissing' as const, period: PERIOD, reason: 'No batch holds its recognition' };
		const page = reportPage({ ...report, differences: [...fees, missing] });
		expect(page).toContain(missing.reason);
		expect(page).toContain('And 141 more');
	});
});
