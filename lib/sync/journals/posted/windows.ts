import type { Entry } from '../../../ledger';
import type { MonthName, Months } from '../books/months';
import type { Run } from '../run';
import type { Wanted } from './document';

/** The months that the entries which are due belong to: where they lie unless they were late. */
export function ownWindow({ entries }: Wanted, run: Run, months: Months): MonthName[] {
	const [from, to] = endsOf(entries.filter((entry) => isDue(entry, run.settings.horizon)));
	return from === undefined || to === undefined ? [] : months.between(from, to);
}

/** The months in which what should be posted of a document now may lie already. */
export function nearWindow(one: Wanted, run: Run, months: Months): MonthName[] {
	if (one.entries.length === 0) return farWindow(one, run, months);
	const [from, to] = endsOf(one.entries.filter((entry) => isDue(entry, run.settings.horizon)));
	return from === undefined || to === undefined ? [] : months.window(from, to, todayOf(run));
}

/** Every month that anything of a document may lie in; of one that says nothing of itself, all since the cut-over. */
export function farWindow({ entries, span }: Wanted, run: Run, months: Months): MonthName[] {
	const spanned = span ? [span.from, span.to] : [];
	const known = [...spanned, ...endsOf(entries)].filter((month) => month !== undefined).sort();
	const cutover = run.rules.cutover?.date.slice(0, 7).replace('-', '');
	const from = known[0] ?? cutover ?? months.all[0] ?? '';
	return months.window(from, known.at(-1) ?? months.all.at(-1) ?? '', todayOf(run));
}

/** The months that keys of the document may name: also such as the company has no period for any more. */
export function keyMonths({ entries, span }: Wanted, months: Months): MonthName[] {
	const spanned = span ? [span.from, span.to] : [];
	return [...new Set([...months.all, ...spanned, ...entries.map(({ ownPeriod }) => ownPeriod)])];
}

/** Whether an entry is posted now, if it is not there. */
export const isDue = ({ financialPeriod }: Entry, horizon: MonthName | undefined) =>
	horizon === undefined || financialPeriod <= horizon;

/** The present month. */
export const todayOf = ({ deps }: Run): MonthName => deps.now().slice(0, 7).replace('-', '');

function endsOf(entries: readonly Entry[]): [MonthName | undefined, MonthName | undefined] {
	const sorted = entries.map(({ ownPeriod }) => ownPeriod).sort();
	return [sorted[0], sorted.at(-1)];
}
