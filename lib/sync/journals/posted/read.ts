import { attempt } from '../../../attempt';
import { ExplainedError, type Explanation } from '../../../http';
import { summaryStem } from '../../../ledger';
import type { Months } from '../books/months';
import type { Run } from '../run';
import { readByList } from './byList';
import { readByNumber, type Shelves } from './byNumber';
import { areListsCheaper } from './cheaper';
import { isLookedFor, type Wanted } from './document';
import type { Live } from './generations';
import { Lists } from './lists';
import { isNew } from './newcomers';
import { Numbers } from './numbers';
import { signatureOf } from './signature';
import { Summaries } from './summaries';
import { farWindow, keyMonths, nearWindow, todayOf } from './windows';

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
 * Reads back what is in Visma of these documents: by number where the company's number series takes ours, else, or where
 * that takes fewer calls, from the lists of the periods in which they may lie. A document of which something is not as
 * it should be is always read from the lists of all periods that it may reach into: only they show what a person
 * reversed, and what should not be there.
 *
 * @throws RequestError when Visma cannot be read
 */
export async function readBack(documents: readonly Wanted[], run: Run, months: Months): Promise<ReadBack> {
	const lists = new Lists(run.deps.visma, run.rules.site, months);
	const back: ReadBack = { live: new Map(), faults: new Map(), lists };
	const wanted = documents.filter(isLookedFor);
	const isListed = run.settings.numbering === 'search' || (await areListsCheaper(wanted, run, months));
	const doubtful = isListed ? await byNearList(wanted, run, months, back) : await byNumber(wanted, run, months, back);
	await lists.load(distinct(doubtful.flatMap((one) => farWindow(one, run, months))));
	for (const one of doubtful) keep(back, await readByList(one, lists, keyMonths(one, months)));
	return back;
}

function keep(back: ReadBack, found: Map<string, Live>): void {
	for (const [key, live] of found) back.live.set(key, live);
}

/** Reads documents by number, and returns those that must be read from lists. */
async function byNumber(wanted: readonly Wanted[], run: Run, months: Months, back: ReadBack): Promise<Wanted[]> {
	const { numberLength, horizon, posting } = run.settings;
	const { site } = run.rules;
	const numbers = new Numbers(run.deps.visma, site, numberLength);
	const branches = (run.rules.conditions ?? []).flatMap(({ set }) => set.branch ?? []);
	const shelves: Shelves = { numbers, summaries: new Summaries(numbers, site), months, horizon, today: todayOf(run), branches };
	const doubtful: Wanted[] = [];
	const listed: Wanted[] = [];
	for (const one of wanted) {
		const isListed = posting === 'summary' && one.entries.some((entry) => summaryStem(entry) !== undefined);
		const read = await attempt(async () => (isListed ? await isNew(one, shelves) : await readByNumber(one, shelves)));
		if (!read.ok) {
			if (!(read.error instanceof ExplainedError)) throw read.error;
			back.faults.set(one.family.family, read.error.explanation);
		} else if (isListed) listed.push(...(read.value ? [] : [one]));
		else if (read.value) keep(back, read.value as Map<string, Live>);
		else doubtful.push(one);
	}
	// Summaries are named by period, rate and branch, and rules may have changed since: the periods' lists know them all.
	return [...doubtful, ...(await byNearList(listed, run, months, back))];
}

/** Reads documents from the lists of the periods where they should be, and returns those that must be read from more. */
async function byNearList(wanted: readonly Wanted[], run: Run, months: Months, back: ReadBack): Promise<Wanted[]> {
	await back.lists.load(distinct(wanted.flatMap((one) => nearWindow(one, run, months))));
	const doubtful: Wanted[] = [];
	for (const one of wanted) {
		const found = await readByList(one, back.lists, keyMonths(one, months));
		if (isSettled(one, found)) keep(back, found);
		else doubtful.push(one);
	}
	return doubtful;
}

/** Whether everything found is as it should be, so that there is no reason to look into other periods. */
function isSettled({ entries }: Wanted, found: ReadonlyMap<string, Live>): boolean {
	const wanted = new Map(entries.map((entry) => [entry.key, entry]));
	if (entries.some(({ kind }) => kind === 'acceleration')) return false;
	for (const [key, { journal, reversed }] of found) {
		const { A, D } = signatureOf(journal) ?? {};
		if (reversed || wanted.get(key)?.A !== A || wanted.get(key)?.D !== D) return false;
	}
	return true;
}

const distinct = (months: string[]) => [...new Set(months)];
