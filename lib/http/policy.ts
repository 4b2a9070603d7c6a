/** When and how long to wait before a call is sent again. All times in milliseconds. */
export interface RetryPolicy {
	/**
	 * The server refused without doing anything: any call may be repeated.
	 * @default [429]
	 */
	refusedStatuses: readonly number[];
	/**
	 * It is unknown what the server did: only calls that are safe or identified are repeated.
	 * @default [500, 502, 503, 504]
	 */
	uncertainStatuses: readonly number[];
	/**
	 * An earlier attempt, whose answer was lost, is still at work: a repeat of an identified call waits for it. Without
	 * such an attempt these statuses mean something else.
	 * @default [409] what Chargebee answers is UNVERIFIED
	 */
	busyStatuses: readonly number[];
	/**
	 * Attempts in all, the first included. Waits that the server itself asked for do not count: the budget limits those.
	 * @default 5
	 */
	maxAttempts: number;
	/**
	 * Upper bound of the first wait; it doubles with each attempt, and the wait is drawn from [0, bound) (full jitter).
	 * @default 500
	 */
	baseDelayMs: number;
	/** @default 30_000 */
	maxDelayMs: number;
	/**
	 * Time that one call may spend from its first attempt to its last, waits included. A wait that would end later is
	 * not begun: the call fails at once and says when to come back. Chargebee's rate window clears within a minute,
	 * so the default covers one window.
	 * @default 90_000
	 */
	waitBudgetMs: number;
}

export const DEFAULT_POLICY: RetryPolicy = {
	refusedStatuses: [429],
	uncertainStatuses: [500, 502, 503, 504],
	busyStatuses: [409],
	maxAttempts: 5,
	baseDelayMs: 500,
	maxDelayMs: 30_000,
	waitBudgetMs: 90_000,
};
