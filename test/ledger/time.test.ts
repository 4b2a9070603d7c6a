import { addMonths, dayOf, isoDate, monthOf, parseDate, parsePeriod, periodName } from '../../lib/ledger/time/dates';
import { mergeBefore, scheduler, sumOf, type Convention } from '../../lib/ledger/time/schedule';
import { isTimeZone, localDayIn } from '../../lib/ledger/time/zone';
import { termOf } from '../../lib/ledger/documents/term';
import { at } from './samples';

const day = (date: string): number => parseDate(date) ?? Number.NaN;
const spread = (amount: bigint, start: string, end: string, convention: Convention): string[] =>
	scheduler()(amount, { start: day(start), end: day(end) }, convention).map(
		(share) => `${periodName(share.month)} ${share.amount}`,
	);

describe('calendar', () => {
	it('reads and writes dates and periods, and refuses days that do not exist', () => {
		expect(isoDate(day('2024-02-29'))).toBe('2024-02-29');
		expect(parseDate('2025-02-29')).toBeUndefined();
		expect(parseDate('2026-05-01T00:00:00')).toBe(dayOf(2026, 4, 1));
		expect(periodName(monthOf(day('2026-12-31')))).toBe('202612');
		expect(parsePeriod('202613')).toBeUndefined();
		expect(parsePeriod('2026-01')).toBeUndefined();
	});

	it('clamps anniversaries of the 29th to the 31st to the end of shorter months, from the first day each time', () => {
		const start = day('2024-01-31');
		expect([1, 2, 3, 13].map((count) => isoDate(addMonths(start, count)))).toEqual([
			'2024-02-29',
			'2024-03-31',
			'2024-04-30',
			'2025-02-28',
		]);
		expect(isoDate(addMonths(day('2024-02-29'), 12))).toBe('2025-02-28');
	});
});

describe('local days', () => {
	const oslo = localDayIn('Europe/Oslo');

	it('turn at local midnight in winter and summer', () => {
		expect(isoDate(oslo(at('2026-01-31T22:59:59Z')))).toBe('2026-01-31');
		expect(isoDate(oslo(at('2026-01-31T23:00:00Z')))).toBe('2026-02-01');
		expect(isoDate(oslo(at('2026-06-30T21:59:59Z')))).toBe('2026-06-30');
		expect(isoDate(oslo(at('2026-06-30T22:00:00Z')))).toBe('2026-07-01');
	});

	it('are right on both days of a clock change', () => {
		expect(isoDate(oslo(at('2026-03-28T23:30:00Z')))).toBe('2026-03-29');
		expect(isoDate(oslo(at('2026-03-29T21:59:59Z')))).toBe('2026-03-29');
		expect(isoDate(oslo(at('2026-03-29T22:00:00Z')))).toBe('2026-03-30');
		expect(isoDate(oslo(at('2026-10-25T22:59:59Z')))).toBe('2026-10-25');
		expect(isoDate(oslo(at('2026-10-25T23:00:00Z')))).toBe('2026-10-26');
	});

	it('follow zones far from UTC', () => {
		expect(isoDate(localDayIn('Pacific/Auckland')(at('2026-01-01T11:00:00Z')))).toBe('2026-01-02');
		expect(isoDate(localDayIn('America/Los_Angeles')(at('2026-01-01T07:59:59Z')))).toBe('2025-12-31');
	});

	it('know which zones exist', () => {
		expect([isTimeZone('Europe/Helsinki'), isTimeZone('Europe/Atlantis'), isTimeZone('')]).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe('terms', () => {
	const oslo = localDayIn('Europe/Oslo');
	const days = (from: number | undefined, to: number | undefined): string => {
		const { start, end } = termOf({ from, to }, oslo, day('2026-05-05'));
		return `${isoDate(start)} ${isoDate(end)}`;
	};

	it('end alike whether the site bills by days (23:59:59) or by milliseconds (the next start)', () => {
		const start = at('2026-02-01T00:00:00+01:00');
		expect(days(start, at('2026-02-28T23:59:59+01:00'))).toBe('2026-02-01 2026-03-01');
		expect(days(start, at('2026-03-01T00:00:00+01:00'))).toBe('2026-02-01 2026-03-01');
	});

	it('last at least one day', () => {
		const noon = at('2026-02-01T12:00:00+01:00');
		expect(days(noon, noon)).toBe('2026-02-01 2026-02-02');
		expect(days(noon, noon - 864_000)).toBe('2026-02-01 2026-02-02');
	});

	it('are the given day when the line has no dates', () => {
		expect(days(undefined, undefined)).toBe('2026-05-05 2026-05-06');
	});
});

describe('schedules', () => {
	it('daily: each month takes its days of service, rounded cumulatively', () => {
		expect(spread(1000n, '2026-01-20', '2026-03-11', 'daily')).toEqual(['202601 240', '202602 560', '202603 200']);
		expect(spread(100n, '2026-01-31', '2026-02-03', 'daily')).toEqual(['202601 33', '202602 67']);
	});

	it('daily: a leap day counts', () => {
		expect(spread(6000n, '2024-02-01', '2024-04-01', 'daily')).toEqual(['202402 2900', '202403 3100']);
	});

	it('monthly: month i of the term belongs to the calendar month in which it starts', () => {
		expect(spread(1000n, '2026-01-15', '2026-04-15', 'monthly')).toEqual([
			'202601 333',
			'202602 334',
			'202603 333',
		]);
		expect(spread(300n, '2025-11-30', '2026-02-28', 'monthly')).toEqual(['202511 100', '202512 100', '202601 100']);
	});

	it('monthly: falls back to days when the term is no whole number of months', () => {
		expect(spread(310n, '2026-01-01', '2026-02-01', 'monthly')).toEqual(['202601 310']);
		expect(spread(320n, '2026-01-01', '2026-02-02', 'monthly')).toEqual(['202601 310', '202602 10']);
	});

	it('never goes against the sign of the amount, where a residue dumped at the end would', () => {
		const shares = spread(7n, '2026-01-01', '2027-01-01', 'monthly').map((text) => Number(text.split(' ')[1]));
		expect(Math.min(...shares)).toBe(0);
		expect(shares.reduce((a, b) => a + b)).toBe(7);
	});

	it('rounds halves away from zero on both sides', () => {
		expect(spread(1n, '2026-01-01', '2026-03-01', 'monthly')).toEqual(['202601 1', '202602 0']);
		expect(spread(-1n, '2026-01-01', '2026-03-01', 'monthly')).toEqual(['202601 -1', '202602 0']);
	});

	it('merges what lies before a month into it and keeps the sum', () => {
		const shares = scheduler()(1200n, { start: day('2026-01-01'), end: day('2026-05-01') }, 'monthly');
		const merged = mergeBefore(shares, monthOf(day('2026-03-09')));
		expect(merged.map(({ month, amount }) => `${periodName(month)} ${amount}`)).toEqual([
			'202603 900',
			'202604 300',
		]);
		expect(sumOf(merged)).toBe(1200n);
		expect(mergeBefore(shares, monthOf(day('2025-06-01')))).toEqual(shares);
	});
});
