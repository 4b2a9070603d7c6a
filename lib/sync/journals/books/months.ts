import type { LedgerPeriod } from '../../../visma';

/** `YYYYMM`, a calendar month; texts of it sort by time. */
export type MonthName = string;

/** The calendar months of the company's periods. */
export class Months {
	private readonly known: Array<{ month: MonthName; id: string; closed: boolean }>;

	constructor(periods: LedgerPeriod[]) {
		this.known = periods
			.map(({ startDate, id, closed }) => ({ month: startDate.slice(0, 7).replace('-', ''), id, closed }))
			.sort((a, b) => (a.month < b.month ? -1 : 1));
	}

	/** Every month that has a period, in order. */
	get all(): MonthName[] {
		return this.known.map(({ month }) => month);
	}

	/** The month of a period as Visma names it. */
	ofPeriod(id: string): MonthName | undefined {
		return this.known.find((period) => period.id === id)?.month;
	}

	/** Visma's name of a month's period. */
	periodOf(month: MonthName): string | undefined {
		return this.known.find((period) => period.month === month)?.id;
	}

	/** The first month after the last closed one: what was late for its own period lies there at the latest. */
	get afterLock(): MonthName {
		const last = this.known.findLastIndex(({ closed }) => closed);
		return this.known[last + 1]?.month ?? this.known.at(-1)?.month ?? '';
	}

	/** Every month of `from` to `to` that has a period. */
	between(from: MonthName, to: MonthName): MonthName[] {
		return this.all.filter((month) => from <= month && month <= to);
	}

	/**
	 * The months in which entries of `from` to `to` may lie: their own, those up to the first one after the lock, and those
	 * up to today. A batch posted before the close lies in its own period, one posted after it in a later one, also when
	 * the period was opened again since.
	 *
	 * @param today the present month
	 */
	window(from: MonthName, to: MonthName, today: MonthName): MonthName[] {
		return this.between(from, [to, this.afterLock, today].sort().at(-1) ?? to);
	}
}
