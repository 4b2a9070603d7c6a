const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Waits before each retry: seven of them, about 3 days and 7 hours in all. */
const LADDER = [2 * MINUTE, 6 * MINUTE, 30 * MINUTE, HOUR, 5 * HOUR, DAY, 2 * DAY];

/** Milliseconds until the next attempt, or undefined when the last one has failed. */
export function retryDelay(failedAttempts: number, timeScale: number): number | undefined {
	const wait = LADDER[failedAttempts - 1];
	return wait === undefined ? undefined : wait * timeScale;
}
