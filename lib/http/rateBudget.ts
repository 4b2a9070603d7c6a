/** What a server said last of its rate limit. */
export interface RateLimitState {
	/** Calls allowed in the window. */
	limit: number;
	/** Calls left in it. */
	remaining: number;
	/** When the window ends, epoch milliseconds. */
	resetsAt: number;
	policy?: string;
	/** When the server said so, epoch milliseconds. */
	seenAt: number;
}

/** A share of the window that is kept for people and other flows. */
const RESERVE = 0.05;

/** The rate limit of one company as its answers tell it (`X-RateLimit-*`); counts nothing by itself. */
export class RateBudget {
	private last: RateLimitState | undefined;

	/**
	 * Takes note of an answer.
	 *
	 * @param headers names in lower case
	 * @param nowMs epoch milliseconds
	 */
	observe(headers: Record<string, string>, nowMs: number): void {
		const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => numberOf(headers[`x-ratelimit-${name}`]));
		if (limit === undefined || remaining === undefined) return;
		const policy = headers['x-ratelimit-policy'];
		this.last = { limit, remaining, resetsAt: nowMs + (reset ?? 0) * 1000, seenAt: nowMs, ...(policy === undefined ? {} : { policy }) };
	}

	/** What is known now: after the end of its window nothing is. */
	state(nowMs: number): RateLimitState | undefined {
		return this.last && this.last.resetsAt > nowMs ? this.last : undefined;
	}

	/**
	 * Whether so few calls are left that what can wait should: less than a twentieth of the window for each n8n process.
	 *
	 * @param processes how many n8n processes spend the same budget
	 */
	isNearlySpent(nowMs: number, processes = 1): boolean {
		const state = this.state(nowMs);
		return state !== undefined && state.remaining / Math.max(1, processes) < state.limit * RESERVE;
	}
}

function numberOf(value: string | undefined): number | undefined {
	return value !== undefined && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
