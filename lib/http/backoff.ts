import type { RetryPolicy } from './policy';

/**
 * Exponential back-off with full jitter: callers that failed together do not come back together.
 *
 * @param attempt the attempt that just failed, from 1
 * @param random a number in [0, 1)
 * @returns milliseconds to wait
 */
export function backoff(attempt: number, policy: RetryPolicy, random: number): number {
	const bound = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
	return Math.floor(random * bound);
}
