import { openCalendar } from '../../../lib/ledger';
import { parsePeriod } from '../../../lib/ledger/time/dates';
import { ledgerPeriodId, ledgerPeriods, listFinancialPeriods } from '../../../lib/visma';
import { openCompany, type TestCompany } from './company';

let company: TestCompany;
beforeAll(async () => {
	company = await openCompany();
});
afterAll(async () => await company.stop());
beforeEach(async () => await company.control.reset());

type Periods = ReturnType<typeof ledgerPeriods>;
const periodOf = (periods: Periods, day: string) => periods.find(({ startDate, endDate }) => startDate <= day && day <= endDate);
const read = async () => ledgerPeriods(await listFinancialPeriods(company.client));

describe('financial periods', () => {
	it.each(['last-day', 'next-day'] as const)('have the same days when Visma.net gives the end as %s', async (endDates) => {
		await company.control.settings({ financialYear: { endDates } });
		const periods = await read();
		expect(periods).toHaveLength(60);
		expect(periods.every(({ isCalendarMonth, open }) => isCalendarMonth && open)).toBe(true);
		expect(periodOf(periods, '2028-02-29')).toMatchObject({ id: '202802', startDate: '2028-02-01', endDate: '2028-02-29' });
		expect(periods.at(-1)).toMatchObject({ id: '202812', endDate: '2028-12-31' });
		expect(periodOf(periods, '2029-01-01')).toBeUndefined();
	});

	it('of a broken financial year are found by their days, not by their names', async () => {
		await company.control.settings({ financialYear: { startMonth: 5 } });
		const periods = await read();
		expect(periodOf(periods, '2026-05-31')?.id).toBe('202701');
		expect(periodOf(periods, '2026-04-30')?.id).toBe('202612');
		expect(periods.every(({ isCalendarMonth }) => isCalendarMonth)).toBe(true);
	});

	it('that are no calendar months say so', async () => {
		await company.control.settings({ financialYear: { periods: '445' } });
		expect((await read()).some(({ isCalendarMonth }) => !isCalendarMonth)).toBe(true);
	});

	it('are open unless they are closed in the general ledger or not active', async () => {
		await company.control.setPeriod('202601', { closedInGeneralLedger: true });
		await company.control.setPeriod('202602', { active: false });
		const [january, february, march] = (await read()).filter(({ id }) => id >= '202601');
		expect([january, february, march]).toMatchObject([{ open: false, active: true }, { open: false, active: false }, { open: true }]);
	});
});

it.each([
	[2026, '01', '202601'],
	[2026, '1', '202601'],
	[2026, '202601', '202601'],
	[2026, '012026', '202601'],
	[2026, '01-2026', '202601'],
	[2020, '202020', '202020'],
	[undefined, '202601', '202601'],
])('the period %s %s is %s', (year, period, id) => {
	expect(ledgerPeriodId({ year, period })).toBe(id);
});

it('the ledger takes the periods as they are, and refuses those that are no calendar months', async () => {
	const calendar = openCalendar(await read());
	expect(calendar.idOf(parsePeriod('202802') ?? NaN)).toBe('202802');
	await company.control.settings({ financialYear: { startMonth: 5, endDates: 'next-day' } });
	expect(openCalendar(await read()).idOf(parsePeriod('202605') ?? NaN)).toBe('202701');
	await company.control.settings({ financialYear: { periods: '445' } });
	const periods = await read();
	expect(() => openCalendar(periods)).toThrow('calendar month');
});

it('periods without days, for closing entries, are left out', () => {
	const adjustment = { year: 2026, period: '13', startDate: '2026-12-31T00:00:00', endDate: '2026-12-31T00:00:00' };
	expect(ledgerPeriods([adjustment])).toEqual([]);
});
