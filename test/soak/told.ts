import type { LedgerEvent } from '../../lib/ledger';

/** When the ledger had surely been told of events: what it was to book of them is done by then. */
export class Told {
	private readonly times = new Map<string, number>();

	/** Notes events as told by now; those that were before stay so. */
	note(events: readonly LedgerEvent[]): void {
		for (const { id = '' } of events) if (!this.times.has(id)) this.times.set(id, Date.now());
	}

	/**
	 * The events among some that were told before a time.
	 *
	 * @param time milliseconds since 1970
	 */
	before(time: number, events: readonly LedgerEvent[]): LedgerEvent[] {
		return events.filter(({ id = '' }) => (this.times.get(id) ?? Infinity) < time);
	}
}
