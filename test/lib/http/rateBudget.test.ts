import { Line, RateBudget } from '../../../lib/http';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const headers = (limit: string, remaining: string, reset: string) => ({
	'x-ratelimit-limit': limit,
	'x-ratelimit-remaining': remaining,
	'x-ratelimit-reset': reset,
	'x-ratelimit-policy': '4-fixed-window',
});

describe('the budget of calls', () => {
	it('is what the last answer said, until its window ends', () => {
		const budget = new RateBudget();
		expect(budget.state(NOW)).toBeUndefined();
		budget.observe(headers('1000', '40', '600'), NOW);
		budget.observe({}, NOW + 1);
		budget.observe(headers('1000', 'many', '600'), NOW + 1);
		expect(budget.state(NOW)).toEqual({ limit: 1000, remaining: 40, resetsAt: NOW + 600_000, seenAt: NOW, policy: '4-fixed-window' });
		expect(budget.state(NOW + 600_000)).toBeUndefined();
		expect(budget.isNearlySpent(NOW + 600_000)).toBe(false);
	});

	it.each([
		['50', 1, false],
		['49', 1, true],
		['199', 4, true],
		['200', 4, false],
		['0', 1, true],
	])('%s of 1000 calls left for %i processes: nearly spent is %s', (remaining, processes, expected) => {
		const budget = new RateBudget();
		budget.observe(headers('1000', remaining, '60'), NOW);
		expect(budget.isNearlySpent(NOW, processes)).toBe(expected);
	});
});

it('a line lets one task through at a time, in order, whatever becomes of the others', async () => {
	const line = new Line();
	const seen: string[] = [];
	const task = (name: string, fails = false) => async () => {
		seen.push(`${name} begins`);
		await Promise.resolve();
		await Promise.resolve();
		seen.push(`${name} ends`);
		if (fails) throw new Error(name);
		return name;
	};
	const done = await Promise.allSettled([line.run(task('a')), line.run(task('b', true)), line.run(task('c'))]);
	expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
