import type { HttpAnswer } from './call';

/** A larger number cannot be a delay in seconds (it would be over 30 years), so it is a moment in epoch seconds. */
const EPOCH_SECONDS_FROM = 1_000_000_000;
/** More digits are no time at all, and would lead beyond the last date that JavaScript has. */
const SECONDS = /^\d{1,10}(\.\d+)?$/;
/** IMF-fixdate, the only form that RFC 9110 lets a server send. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long the server asks to wait: `Retry-After` in seconds or as a date, else, on a 429 only, `X-RateLimit-Reset` in
 * seconds (Visma.net) or epoch seconds. Visma.net sends the reset on every answer, where it says when the hourly window
 * ends; after a passing 503 it means nothing.
 *
 * @param answer header names in lower case
 * @param nowMs the current time in epoch milliseconds
 * @returns milliseconds, never negative; undefined when the server says nothing that can be understood
 */
export function serverDelay(answer: Pick<HttpAnswer, 'status' | 'headers'>, nowMs: number): number | undefined {
	const asked = retryAfter(answer.headers['retry-after'], nowMs);
	return asked ?? (answer.status === 429 ? reset(answer.headers['x-ratelimit-reset'], nowMs) : undefined);
}

function retryAfter(value: string | undefined, nowMs: number): number | undefined {
	if (value === undefined) return undefined;
	const text = value.trim();
	if (SECONDS.test(text)) return Number(text) * 1000;
	return HTTP_DATE.test(text) ? Math.max(0, Date.parse(text) - nowMs) : undefined;
}

function reset(value: string | undefined, nowMs: number): number | undefined {
	if (value === undefined || !SECONDS.test(value.trim())) return undefined;
	const seconds = Number(value);
	return seconds < EPOCH_SECONDS_FROM ? seconds * 1000 : Math.max(0, seconds * 1000 - nowMs);
}
