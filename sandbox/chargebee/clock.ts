import { z } from 'zod';

export const clockSnapshot = z.object({
	/** Milliseconds that the clock is ahead of the machine's. */
	aheadMs: z.number().default(0),
	/** Milliseconds since 1970 at which the clock stands still; null while it runs. */
	stoppedAt: z.number().nullable().default(null),
});

/** The time of the site: runs with the machine's clock, may be set, and may stand still. */
export class SiteClock {
	private aheadMs = 0;
	private stoppedAt: number | null = null;

	/** Milliseconds since 1970. */
	now(): number {
		return this.stoppedAt ?? Date.now() + this.aheadMs;
	}

	/** Goes on from a time; `stopped` leaves the clock standing there. */
	set(ms: number, stopped = this.stoppedAt !== null): void {
		this.aheadMs = ms - Date.now();
		this.stoppedAt = stopped ? ms : null;
	}

	state() {
		return { now: new Date(this.now()).toISOString(), stopped: this.stoppedAt !== null };
	}

	exportState() {
		return { aheadMs: this.aheadMs, stoppedAt: this.stoppedAt };
	}

	importState({ aheadMs, stoppedAt }: z.output<typeof clockSnapshot>): void {
		this.aheadMs = aheadMs;
		this.stoppedAt = stoppedAt;
	}
}
