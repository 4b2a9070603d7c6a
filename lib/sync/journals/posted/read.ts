import { attempt } from '../../../attempt';
import { ExplainedError, type Explanation } from '../../../http';
import { summaryStem } from '../../../ledger';
import type { Months } from '../books/months';
import type { Run } from '../run';
import { readByList } from './byList';
import { readByNumber, type Shelves } from './byNumber';
import { worthListing } from './cheaper';
import { isLookedFor, type Wanted } from './document';
import type { Live } from './generations';
import { Lists } from './lists';
import { isNew } from './newcomers';
import { Numbers } from './numbers';
import { signatureOf } from './signature';
import { Summaries } from './summaries';
import { farWindow, isDue, keyMonths, nearWindow, ownWindow, todayOf } from './windows';

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
	const doubtful =
		run.settings.numbering === 'search'
			? await byNearList(wanted, run, months, back)
			: await byNumberOrList(wanted, run, months, back);
	await lists.load(distinct(doubtful.flatMap((one) => farWindow(one, run, months))));
	for (const one of doubtful) keep(back, await readByList(one, lists, keyMonths(one, months)));
	return back;
}

function keep(back: ReadBack, found: Map<string, Live>): void {
	for (const [key, live] of found) back.live.set(key, live);
}

/** Reads each document the cheaper way, and returns those that must be read from more lists. */
async function byNumberOrList(wanted: readonly Wanted[], run: Run, months: Months, back: ReadBack): Promise<Wanted[]> {
	const numbers = new Numbers(run.deps.visma, run.rules.site, run.settings.numberLength);
	const listed = new Set(await worthListing(wanted, run, months, numbers));
	const doubtful = await byNumber(wanted.filter((one) => !listed.has(one)), numbers, run, months, back);
	return [...doubtful, ...(await byOwnList([...listed], run, months, back))];
}

/** Reads documents by number, and returns those that must be read from lists. */
async function byNumber(wanted: readonly Wanted[], numbers: Numbers, run: Run, months: Months, back: ReadBack): Promise<Wanted[]> {
	const { horizon, posting } = run.settings;
	const branches = (run.rules.conditions ?? []).flatMap(({ set }) => set.branch ?? []);
	const summaries = new Summaries(numbers, run.rules.site);
	const shelves: Shelves = { numbers, summaries, months, horizon, today: todayOf(run), branches };
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

/**
 * Reads documents from the lists of their own periods. Where everything that is due lies there as it should, no more is
 * read, as when each batch is looked up by its number; where something is missing, it may have been late.
 */
async function byOwnList(wanted: readonly Wanted[], run: Run, months: Months, back: ReadBack): Promise<Wanted[]> {
	await back.lists.load(distinct(wanted.flatMap((one) => ownWindow(one, run, months))));
	const incomplete: Wanted[] = [];
	for (const one of wanted) {
		const found = await readByList(one, back.lists, keyMonths(one, months));
		const isThere = one.entries.every((entry) => found.has(entry.key) || !isDue(entry, run.settings.horizon));
		if (isThere && isSettled(one, found)) keep(back, found);
		else incomplete.push(one);
	}
	return await byNearList(incomplete, run, months, back);
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
