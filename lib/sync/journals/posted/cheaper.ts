import { sumBy } from 'lodash';

import { attempt } from '../../../attempt';
import { ExplainedError } from '../../../http';
import { countPages } from '../../../visma';
import type { MonthName, Months } from '../books/months';
import type { Run } from '../run';
import type { Wanted } from './document';
import { headOf, isHead } from './names';
import type { Numbers } from './numbers';
import { isDue, ownWindow } from './windows';

/** So many look-ups saved are worth finding out what they cost otherwise. */
const FEW = 20;
/** Of so many documents at most the first batch is looked up, to see how many are there already. */
const PROBES = 3;

/** A document, and what it takes to look its batches up. */
interface Costed {
	one: Wanted;
	/** The months of its batches; the earliest first. */
	window: MonthName[];
	lookUps: number;
}

/** Documents to read from lists, and how many calls that saves. */
interface Choice {
	documents: Wanted[];
	window: MonthName[];
	saved: number;
}

/**
 * Of these documents, those for which reading whole periods takes fewer calls than looking their batches up one by one.
 * A new document costs one look-up, one that is there one for each batch: which of the two is usual among these shows in
 * some of them, whose look-ups are remembered. How long the lists are is seen from one of them, at the price of a call;
 * it is not asked where the answer cannot pay.
 *
 * @throws RequestError when Visma cannot be read
 */
export async function worthListing(wanted: readonly Wanted[], run: Run, months: Months, numbers: Numbers): Promise<Wanted[]> {
	const candidates = wanted.filter((one) => dueOf(one, run) > 0);
	const costed = (share: number) => candidates.map((one) => costOf(one, share, run, months));
	const pays = (share: number) => cheapest(costed(share), months, 1).saved > FEW;
	if (!pays(1)) return [];
	const share = pays(0) ? 0 : await shareThere(candidates, run, numbers);
	if (!pays(share)) return [];
	const { window } = cheapest(costed(share), months, 1);
	const periodId = months.periodOf(window[Math.floor(window.length / 2)] ?? '') ?? '';
	const pages = await countPages(run.deps.visma, { periodId, module: 'GL' });
	return cheapest(costed(share), months, pages).documents;
}

/** @param share how much of the documents is there already, from 0 to 1 */
function costOf(one: Wanted, share: number, run: Run, months: Months): Costed {
	const due = dueOf(one, run);
	// Each term of a subscription has a first batch of its own.
	const first = Math.min(one.entries.filter(({ key }) => isHead(key)).length || due, due);
	return { one, window: ownWindow(one, run, months), lookUps: first + share * (due - first) };
}

const dueOf = ({ entries }: Wanted, { settings }: Run) => entries.filter((entry) => isDue(entry, settings.horizon)).length;

/** The part of the documents that are there, by some of those that would take most look-ups. */
async function shareThere(candidates: readonly Wanted[], run: Run, numbers: Numbers): Promise<number> {
	const heads = candidates
		.map((one) => ({ head: headOf(one.entries), due: dueOf(one, run) }))
		.filter(({ head, due }) => head !== undefined && due > 1)
		.sort((a, b) => b.due - a.due)
		.map(({ head }) => head?.key ?? '');
	const step = Math.max(1, Math.ceil(heads.length / PROBES));
	const probed = heads.filter((_, index) => index % step === 0);
	let there = 0;
	for (const key of probed) {
		const found = await attempt(async () => await numbers.find(key));
		if (!found.ok && !(found.error instanceof ExplainedError)) throw found.error;
		if (!found.ok || found.value) there++;
	}
	return probed.length === 0 ? 0 : there / probed.length;
}

/**
 * The choice that saves most: all documents from some month on, since few old ones would make lists of all the months
 * between necessary.
 */
function cheapest(costed: readonly Costed[], months: Months, pages: number): Choice {
	let best: Choice = { documents: [], window: [], saved: 0 };
	for (const start of new Set(costed.map(({ window }) => window[0] ?? ''))) {
		const members = costed.filter(({ window: [first = ''] }) => first >= start);
		const last = members.reduce((latest, { window }) => (latest > (window.at(-1) ?? '') ? latest : (window.at(-1) ?? '')), '');
		const window = months.between(start, last);
		const saved = sumBy(members, 'lookUps') - window.length * pages;
		if (saved > best.saved) best = { documents: members.map(({ one }) => one), window, saved };
	}
	return best;
}
