import { attempt } from '../../../attempt';
import { ExplainedError, type Explanation } from '../../../http';
import type { Entry } from '../../../ledger';
import type { MonthName, Months } from '../books/months';
import type { Run } from '../run';
import { readByList } from './byList';
import { readByNumber } from './byNumber';
import { isLookedFor, type Wanted } from './document';
import type { Live } from './generations';
import { Lists } from './lists';
import { Numbers } from './numbers';
import { signatureOf } from './signature';

/** What Visma holds of the documents of a run. */
export interface ReadBack {
	/** The latest generation by key, without the suffix of a generation. */
	live: Map<string, Live>;
	/** Documents of which nothing may be posted, by family. */
	faults: Map<string, Explanation>;
	/** What was read in lists, for what has to be listed again. */
	lists: Lists;
}

/**
 * Reads back what is in Visma of these documents: by number where the company's number series takes ours, else from the
 * lists of the periods in which they may lie. A document of which something is not as it should be is always read from
 * the lists of all periods that it may reach into: only they show what a person reversed, and what should not be there.
 *
 * @throws RequestError when Visma cannot be read
 */
export async function readBack(documents: readonly Wanted[], run: Run, months: Months): Promise<ReadBack> {
	const lists = new Lists(run.deps.visma, run.rules.site, months);
	const back: ReadBack = { live: new Map(), faults: new Map(), lists };
	const wanted = documents.filter(isLookedFor);
	const doubtful =
		run.settings.numbering === 'manual'
			? await byNumber(wanted, run, months, back)
			: await byNearList(wanted, run, months, back);
	await lists.load([...new Set(doubtful.flatMap((one) => farWindow(one, run, months)))]);
	for (const one of doubtful) keep(back, await readByList(one, lists, keyMonths(one, months)));
	return back;
}

function keep(back: ReadBack, found: Map<string, Live>): void {
	for (const [key, live] of found) back.live.set(key, live);
}

async function byNumber(wanted: readonly Wanted[], run: Run, months: Months, back: ReadBack): Promise<Wanted[]> {
	const { numberLength, horizon } = run.settings;
	const numbers = new Numbers(run.deps.visma, run.rules.site, numberLength);
	const accelerates = run.rules.onCancelWithoutCredit === 'accelerate';
	const doubtful: Wanted[] = [];
	for (const one of wanted) {
		const spanned = spanWindow(one, months);
		const read = await attempt(async () => await readByNumber(one, numbers, spanned, { horizon, accelerates }));
		if (!read.ok) {
			if (!(read.error instanceof ExplainedError)) throw read.error;
			back.faults.set(one.family.family, read.error.explanation);
		} else if (read.value) keep(back, read.value);
		else doubtful.push(one);
	}
	return doubtful;
}

async function byNearList(wanted: readonly Wanted[], run: Run, months: Months, back: ReadBack): Promise<Wanted[]> {
	await back.lists.load([...new Set(wanted.flatMap((one) => nearWindow(one, run, months)))]);
	const doubtful: Wanted[] = [];
	for (const one of wanted) {
		const found = await readByList(one, back.lists, keyMonths(one, months));
		if (isSettled(one, found)) keep(back, found);
		else doubtful.push(one);
	}
	return doubtful;
}

/** Whether everything found is as it should be, so that there is no reason to look into other periods. */
function isSettled({ family, entries }: Wanted, found: ReadonlyMap<string, Live>): boolean {
	const wanted = new Map(entries.map((entry) => [entry.key, entry]));
	if (entries.some(({ kind }) => kind === 'acceleration')) return false;
	for (const [key, { journal, reversed }] of found) {
		const { A, D } = signatureOf(journal) ?? {};
		if (reversed || wanted.get(key)?.A !== A || D !== family.D) return false;
	}
	return true;
}

/** The periods in which what should be posted now may lie already. */
function nearWindow(one: Wanted, run: Run, months: Months): MonthName[] {
	const { horizon } = run.settings;
	const due = one.entries.filter(({ financialPeriod }) => horizon === undefined || financialPeriod <= horizon);
	if (one.entries.length === 0) return farWindow(one, run, months);
	const [from, to] = endsOf(due);
	return from === undefined || to === undefined ? [] : months.window(from, to);
}

/** Every period that anything of the document may lie in. Of a document that says nothing, all since the cut-over. */
function farWindow({ entries, span }: Wanted, { rules }: Run, months: Months): MonthName[] {
	const spanned = span ? [span.from, span.to] : [];
	const known = [...spanned, ...endsOf(entries)].filter((month) => month !== undefined).sort();
	const cutover = rules.cutover?.date.slice(0, 7).replace('-', '');
	const from = known[0] ?? cutover ?? months.all[0] ?? '';
	return months.window(from, known.at(-1) ?? months.all.at(-1) ?? '');
}

/** The months of the document itself, for entries that stand for themselves. */
function spanWindow({ span }: Wanted, months: Months): MonthName[] {
	return span ? months.all.filter((month) => span.from <= month && month <= span.to) : [];
}

/** The months that keys of the document may name: also such as the company has no period for any more. */
function keyMonths({ entries, span }: Wanted, months: Months): MonthName[] {
	const spanned = span ? [span.from, span.to] : [];
	return [...new Set([...months.all, ...spanned, ...entries.map(({ ownPeriod }) => ownPeriod)])];
}

function endsOf(entries: readonly Entry[]): [MonthName | undefined, MonthName | undefined] {
	const sorted = entries.map(({ ownPeriod }) => ownPeriod).sort();
	return [sorted[0], sorted.at(-1)];
}

