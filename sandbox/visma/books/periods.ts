import type { VismaSettings } from '../settings';
import { calendar, type CalendarPeriod } from './calendar';

/** What a person switches for a period in the ERP. */
export interface PeriodFlags {
	active: boolean;
	closedInGeneralLedger: boolean;
}

export type Period = CalendarPeriod & PeriodFlags;

/** The financial periods of the company: the calendar of its settings, and what was closed by hand. */
export class Periods {
	private flags = new Map<string, PeriodFlags>();

	constructor(private readonly settings: () => VismaSettings) {}

	all(): Period[] {
		return calendar(this.settings().financialYear).map((period) => ({ ...period, ...this.flagsOf(period.id) }));
	}

	get(id: string): Period | undefined {
		return this.all().find((period) => period.id === id);
	}

	/** The period of a day, `yyyy-MM-dd`. */
	of(day: string): Period | undefined {
		return this.all().find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
	}

	after(id: string): Period | undefined {
		const all = this.all();
		return all[all.findIndex((period) => period.id === id) + 1];
	}

	/** Closes, reopens, activates or deactivates; false when there is no such period. */
	set(id: string, patch: Partial<PeriodFlags>): boolean {
		if (!this.get(id)) return false;
		this.flags.set(id, { ...this.flagsOf(id), ...patch });
		return true;
	}

	export(): Array<[string, PeriodFlags]> {
		return [...this.flags];
	}

	import(flags: Array<[string, PeriodFlags]>): void {
		this.flags = new Map(flags);
	}

	private flagsOf(id: string): PeriodFlags {
		return this.flags.get(id) ?? { active: true, closedInGeneralLedger: false };
	}
}

export const isOpen = ({ active, closedInGeneralLedger }: PeriodFlags) => active && !closedInGeneralLedger;
