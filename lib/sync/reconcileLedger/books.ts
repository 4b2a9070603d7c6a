import { ExplainedError, type Explanation } from '../../http';
import { attempt } from '../../attempt';
import { type Entry, issueKeyOf } from '../../ledger';
import type { MonthName, Months } from '../journals/books/months';
import { follow, type Live } from '../journals/posted/generations';
import { Lists } from '../journals/posted/lists';
import { readNumber } from '../journals/posted/numbers';
import type { Run } from '../journals/run';

/** So many batches that are missing are looked up by their numbers: they may lie in months that nobody asked for. */
const LOOK_UPS = 100;

/** What Visma holds of entries. */
export interface Held {
	lists: Lists;
	/** By key: the latest generation of what is there. */
	live: Map<string, Live>;
	/** Keys whose numbers other batches have, and what to do. */
	odd: Map<string, Explanation>;
}

/**
 * Reads the batches of whole months, and finds those of the entries among them. What is missing there is looked for in the
 * later months into which closed periods move, and by its number.
 *
 * @param lists what was read before
 * @throws RequestError when Visma cannot be read
 */
export async function readHeld(
	entries: readonly Entry[],
	window: readonly MonthName[],
	run: Run,
	months: Months,
	lists = new Lists(run.deps.visma, run.rules.site, months),
): Promise<Held> {
	await lists.load(window);
	const held: Held = { lists, live: new Map(), odd: new Map() };
	let missing = await find(entries, held);
	const [from, to] = [window[0] ?? '', window.at(-1) ?? ''];
	const due = () => missing.filter(({ ownPeriod }) => from <= ownPeriod && ownPeriod <= to);
	if (due().some(({ ownPeriod }) => months.isClosed(ownPeriod))) {
		await lists.load(months.window(from, to, run.deps.now().slice(0, 7).replace('-', '')));
		missing = await find(missing, held);
	}
	if (run.settings.numbering === 'manual') await lookUp(due(), run, held);
	return held;
}

/** Finds entries in the lists; returns those that are not there. */
async function find(entries: readonly Entry[], { lists, live }: Held): Promise<Entry[]> {
	const missing: Entry[] = [];
	for (const entry of entries) {
		const found = await follow(entry.key, (key) => lists.find(key));
		if (found) live.set(entry.key, byHand(found, lists));
		else missing.push(entry);
	}
	return missing;
}

/** With the batch by which a person reversed it. */
export function byHand(live: Live, lists: Lists): Live {
	const { batchNumber: number, status } = live.journal;
	const reversedInVisma = status === 'Voided' ? number : lists.reversalByHand(number);
	return reversedInVisma === undefined || live.reversed ? live : { ...live, reversedInVisma };
}

/** Looks batches up by number; where the first of a document is not there, none of it is. */
async function lookUp(missing: readonly Entry[], { deps, rules, settings }: Run, { live, odd, lists }: Held): Promise<void> {
	const absent = new Set<string>();
	const read = async (key: string) => lists.find(key) ?? (await readNumber(deps.visma, rules.site, key, settings.numberLength));
	let left = LOOK_UPS;
	for (const { key } of [...missing].sort((a, b) => rankOf(a) - rankOf(b))) {
		const head = issueKeyOf(key);
		if (left === 0 || (head !== undefined && absent.has(head))) continue;
		left--;
		const found = await attempt(async () => await follow(key, read));
		if (!found.ok) {
			if (!(found.error instanceof ExplainedError)) throw found.error;
			odd.set(key, found.error.explanation);
		} else if (found.value) live.set(key, byHand(found.value, lists));
		else if (head === key) absent.add(key);
	}
}

/** What stands for the rest of its document comes first. */
const rankOf = ({ key }: Entry) => (issueKeyOf(key) === key ? 0 : 1);
