import fc from 'fast-check';
import { addMonths, monthOf } from '../../lib/ledger/time/dates';
import { scheduler, sumOf } from '../../lib/ledger/time/schedule';
import { amount } from './arbitrary';
import { holds } from './holding';

describe('schedules', () => {
	const spread = scheduler();
	const term = fc
		.tuple(fc.integer({ min: 18_000, max: 22_000 }), fc.integer({ min: 1, max: 1_500 }))
		.map(([start, days]) => ({ start, end: start + days }));
	const convention = fc.constantFrom<'daily' | 'monthly'>('daily', 'monthly');

	it('add up to the amount, keep its sign, and are never half a unit off at a month’s end', () => {
		holds([amount, fc.boolean(), term, convention], (value, isNegative, service, how) => {
			const total = BigInt(isNegative ? -value : value);
			const shares = spread(total, service, how);
			expect(sumOf(shares)).toBe(total);
			expect(shares.every((share) => share.amount === 0n || share.amount > 0n === total > 0n)).toBe(true);
			expect(shares.map(({ month }) => month)).toEqual(shares.map((_, i) => monthOf(service.start) + i));
		});
	});

	it('by days follow the days passed to within half a unit', () => {
		holds([amount, term], (value, { start, end }) => {
			let cumulative = 0n;
			for (const { month, amount: share } of spread(BigInt(value), { start, end }, 'daily')) {
				cumulative += share;
				const passed =
					Math.min(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1) / 86_400_000, end) - start;
				const doubleError = 2n * (cumulative * BigInt(end - start) - BigInt(value) * BigInt(passed));
				expect(doubleError <= BigInt(end - start) && doubleError >= -BigInt(end - start)).toBe(true);
			}
		});
	});

	it('by months are even over whole months from any day, and by days otherwise', () => {
		const start = fc.integer({ min: 18_000, max: 22_000 });
		holds([start, fc.integer({ min: 1, max: 36 }), amount], (first, count, value) => {
			const whole = spread(BigInt(value), { start: first, end: addMonths(first, count) }, 'monthly');
			expect(whole).toHaveLength(count);
			const [least, most] = [whole, whole].map((shares, i) =>
				shares.map((share) => share.amount).reduce((a, b) => (i === 0 ? (a < b ? a : b) : a > b ? a : b)),
			);
			expect(most! - least!).toBeLessThanOrEqual(1n);
			const uneven = { start: first, end: addMonths(first, count) + 1 };
			const isWhole = Array.from({ length: count + 2 }, (_, i) => addMonths(first, i)).includes(uneven.end);
			if (!isWhole)
				expect(spread(BigInt(value), uneven, 'monthly')).toEqual(spread(BigInt(value), uneven, 'daily'));
		});
	});
});
