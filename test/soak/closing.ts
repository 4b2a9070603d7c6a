import range from 'lodash/range';

import type { VismaControl } from '../../sandbox/control';
import { nextPeriod } from './months';

/** As often as closing is tried while batches of the period are about to be released. */
const TRIES = 50;

/** The months that the company has closed, in order, and when. */
export class Closings {
	private readonly closed: Array<{ period: string; from: number; until: number }> = [];

	/**
	 * Closes a period as a person does: while a batch of it waits for its release, the ERP does not let him.
	 *
	 * @param retry is called now and then when it takes long: executions that failed may have left such a batch
	 */
	async close(visma: VismaControl, period: string, retry: () => Promise<unknown>): Promise<void> {
		for (let attempt = 1; ; attempt++) {
			const from = Date.now();
			const isClosed = await visma.closePeriod(period);
			if (isClosed) {
				this.closed.push({ period, from, until: Date.now() });
				return;
			}
			if (attempt % TRIES === 0) await retry();
		}
	}

	/** Those that are closed, in order. */
	get periods(): string[] {
		return this.closed.map(({ period }) => period);
	}

	isClosed(period: string): boolean {
		return this.closed.some((closing) => closing.period === period);
	}

	/** When somebody began to close a period, milliseconds since 1970; never, for one that is open. */
	begunAt(period: string): number {
		return this.closed.find((closing) => closing.period === period)?.from ?? Infinity;
	}

	/**
	 * Where something of a period is booked at a time: in the period itself, or in the next one that is open. More than one
	 * answer about the time when one is closed.
	 *
	 * @param at milliseconds since 1970
	 */
	periodsFor(period: string, at: number): Set<string> {
		const after = (count: number) => {
			const last = this.closed[count - 1]?.period;
			return last === undefined || last < period ? period : nextPeriod(last);
		};
		const surely = this.closed.filter(({ until }) => until < at - SLACK).length;
		const perhaps = this.closed.filter(({ from }) => from <= at + SLACK).length;
		return new Set(range(surely, perhaps + 1).map(after));
	}
}

/** A request is noted when it arrives, and carried out a moment later. */
const SLACK = 1000;
