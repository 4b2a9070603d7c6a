/** Fixed windows that count calls per caller. */
export class RateWindows {
	private windows = new Map<string, { start: number; calls: number }>();

	constructor(private readonly now: () => number) {}

	/**
	 * Counts one call.
	 * @returns what is left of the window after it, negative when the call is over the limit, and the seconds to its end.
	 */
	count(caller: string, limit: { calls: number; windowSeconds: number }): { remaining: number; resetSeconds: number } {
		const now = this.now();
		const length = limit.windowSeconds * 1000;
		let window = this.windows.get(caller);
		if (!window || now >= window.start + length) {
			window = { start: now, calls: 0 };
			this.windows.set(caller, window);
		}
		window.calls++;
		return {
			remaining: limit.calls - window.calls,
			resetSeconds: Math.max(1, Math.ceil((window.start + length - now) / 1000)),
		};
	}

	/** Forgets every call, as if all windows had ended. */
	clear(): void {
		this.windows.clear();
	}
}
