import fc from 'fast-check';

import { backoff } from '../../../lib/http/backoff';
import { DEFAULT_POLICY } from '../../../lib/http';
import { serverDelay } from '../../../lib/http/serverDelay';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const EPOCH = NOW / 1000;

describe('the wait that a server asks for', () => {
	it.each<[string, number, Record<string, string>, number | undefined]>([
		['seconds', 429, { 'retry-after': '2' }, 2000],
		['seconds with a fraction', 429, { 'retry-after': ' 1.5 ' }, 1500],
		['no wait', 503, { 'retry-after': '0' }, 0],
		['a date to come', 429, { 'retry-after': 'Sun, 22 Nov 2026 08:00:30 GMT' }, 30_000],
		['a date that has passed', 429, { 'retry-after': 'Sun, 22 Nov 2026 07:00:00 GMT' }, 0],
		['a reset in seconds', 429, { 'x-ratelimit-reset': '1800' }, 1_800_000],
		['a reset as a moment', 429, { 'x-ratelimit-reset': String(EPOCH + 60) }, 60_000],
		['a reset that has passed', 429, { 'x-ratelimit-reset': String(EPOCH - 60) }, 0],
		['a reset on another status', 503, { 'x-ratelimit-reset': '1800' }, undefined],
		['Retry-After that makes no sense, with a reset', 429, { 'retry-after': 'soon', 'x-ratelimit-reset': '5' }, 5000],
		['a negative number', 429, { 'retry-after': '-1' }, undefined],
		['a number that Date.parse would take for a year', 429, { 'retry-after': '+2026' }, undefined],
		['nothing', 429, {}, undefined],
	])('%s', (_name, status, headers, wait) => {
		expect(serverDelay({ status, headers }, NOW)).toBe(wait);
	});

	it('is never negative and always a moment that can be written down', () => {
		const header = fc.oneof(fc.string(), fc.bigInt({ min: 0n }).map(String), fc.double().map(String));
		fc.assert(
			fc.property(header, header, (retryAfter, reset) => {
				const wait = serverDelay({ status: 429, headers: { 'retry-after': retryAfter, 'x-ratelimit-reset': reset } }, NOW);
				if (wait === undefined) return;
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(() => new Date(NOW + wait).toISOString()).not.toThrow();
			}),
		);
	});
});

describe('back-off with full jitter', () => {
	it('is drawn from nothing up to a bound that doubles and ends at the maximum', () => {
		const attempts = fc.integer({ min: 1, max: 60 });
		const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(attempts, random, (attempt, drawn) => {
				const wait = backoff(attempt, DEFAULT_POLICY, drawn);
				const bound = Math.min(30_000, 500 * 2 ** (attempt - 1));
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(wait).toBeLessThan(bound);
				expect(wait).toBe(Math.floor(bound * drawn));
			}),
		);
	});
});
