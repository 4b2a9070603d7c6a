import type { Day } from '../time/dates';
import type { Bill, Version } from './versions';

/** Days governed by versions of one term that bill the same, the end exclusive. */
export interface Run {
	from: Day;
	until: Day;
	bill: Bill;
}

/** Each day is governed by the highest of the versions that have taken effect; days that nothing bills are left out. */
export function timeline(versions: readonly Version[]): Run[] {
	const byEffect = [...versions].sort((a, b) => a.from - b.from || a.number - b.number);
	const changes: Array<{ from: Day; version: Version }> = [];
	for (const version of byEffect) {
		const last = changes.at(-1);
		if (last && last.version.number > version.number) continue;
		if (last?.from === version.from) last.version = version;
		else changes.push({ from: version.from, version });
	}
	const states = changes.filter(({ version }, i) => version.bill?.state !== changes[i - 1]?.version.bill?.state);
	return states.flatMap(({ from, version: { bill } }, i) => {
		const until = Math.min(states[i + 1]?.from ?? Infinity, bill?.end ?? from);
		return bill && from < until ? [{ from, until, bill }] : [];
	});
}

/** The runs of each term, by its first day. */
export function byTerm(runs: readonly Run[]): Map<Day, Run[]> {
	const terms = new Map<Day, Run[]>();
	for (const run of runs) terms.set(run.bill.start, [...(terms.get(run.bill.start) ?? []), run]);
	return terms;
}
