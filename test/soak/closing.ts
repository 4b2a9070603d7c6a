import type { Demo } from '../../sandbox/demo/open';
import { retryAll } from '../e2e/support/retries';
import { nextPeriod } from './months';

/** As often as closing is tried while batches of the period are about to be released. */
const TRIES = 50;

/** The months that the company has closed, in order, and when. */
export class Closings {
	private readonly closed: Array<{ period: string; from: number; until: number }> = [];

	/** Closes a period as a person does: while a batch of it is unreleased, the ERP does not let him. */
	async close(demo: Demo, period: string): Promise<number> {
		let retries = 0;
		for (let attempt = 1; ; attempt++) {
			const from = Date.now();
			const isClosed = await demo.control.visma.closePeriod(period);
			if (isClosed) {
				this.closed.push({ period, from, until: Date.now() });
				return retries;
			}
			if (attempt % TRIES === 0) retries += await retryAll(demo.n8n);
		}
	}

	/** Those that are closed, in order. */
	get periods(): string[] {
		return this.closed.map(({ period }) => period);
	}

	isClosed(period: string): boolean {
		return this.closed.some((closing) => closing.period === period);
	}

	/**
	 * Where something of a period is booked at a time: in the period itself, or in the next one that is open. Two answers
	 * while one is being closed.
	 *
	 * @param at milliseconds since 1970
	 */
	periodsFor(period: string, at: number): Set<string> {
		const after = (closings: Array<{ period: string }>) => {
			const last = closings.at(-1)?.period;
			return last === undefined || last < period ? period : nextPeriod(last);
		};
		const surely = this.closed.filter(({ until }) => until < at - SLACK);
		const perhaps = this.closed.filter(({ from }) => from <= at + SLACK);
		return new Set([after(surely), after(perhaps)]);
	}
}

/** A request is noted when it arrives, and carried out a moment later. */
const SLACK = 1000;
