import { collect, type Entry, familyOf, generationKey, type LedgerEvent, plan, type PlanOptions } from '../../ledger';
import { Months } from './books/months';
import { readFamilies, readHistories } from './complete';
import { moneyNouns, readFamily } from './complete/nouns';
import { postedBatch } from './posted/batch';
import type { Wanted } from './posted/document';
import { baseOf } from './posted/names';
import { readBack } from './posted/read';
import { type Span, spansOf } from './posted/span';
import { changedSince, unexplained, untold } from './posted/unexplained';
import type { Run } from './run';
import type { View } from './view';

/** What is known of the documents, and which of them Chargebee was asked about in this execution. */
export interface Known {
	events: LedgerEvent[];
	fresh: Set<string>;
}

/** As often as Chargebee is asked for documents before something of them is taken back. */
const MAX_READS = 3;

/**
 * Works out what has to be done about the documents in the events. Nothing of a document is taken back unless it was
 * read from Chargebee in this execution: what is missing is read, added to `known`, and everything worked out again.
 *
 * @param scope only these families; all when undefined
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function workOut(known: Known, scope: ReadonlySet<string> | undefined, reversals: number, run: Run): Promise<View> {
	for (let reads = 1; ; reads++) {
		const view = await viewOf(known, scope, reversals, run);
		const missing = [...view.plan.refetch, ...view.unexplained].filter((family) => !known.fresh.has(family));
		if (missing.length === 0 || reads === MAX_READS) return view;
		await refresh(known, missing, view, run);
	}
}

/** Reads documents again, and subscriptions with all that happened since the first term of which something is otherwise. */
export async function refresh(known: Known, families: readonly string[], view: View, { deps }: Run): Promise<void> {
	const subscriptions = families.flatMap((family) => {
		const read = readFamily(family);
		return read?.noun === 'subscription' ? [read.id] : [];
	});
	known.events.push(...(await readFamilies(families, deps.chargebee)));
	if (subscriptions.length > 0) {
		const since = Math.min(...families.map(view.changedSince));
		known.events.push(...(await readHistories(subscriptions, since, deps.chargebee)));
	}
	for (const family of families) known.fresh.add(family);
}

async function viewOf(known: Known, scope: ReadonlySet<string> | undefined, reversals: number, run: Run): Promise<View> {
	const { rules, settings, books } = run;
	const months = new Months(books.periods);
	const collected = collect(known.events, rules);
	const spans = spansOf(known.events, moneyNouns(rules), rules.timeZone);
	const documents = documentsOf(collected, spans, scope);
	const back = await readBack(documents, run, months);
	const odd = unexplained(documents, back.live);
	for (const [family, explanation] of odd) if (known.fresh.has(family)) back.faults.set(family, explanation);
	for (const [family, explanation] of untold(known.events, collected, rules)) back.faults.set(family, explanation);
	const sound = documents.filter(({ family }) => !back.faults.has(family.family));
	const entries = sound.flatMap((one) => one.entries);
	const families = new Map(sound.map(({ family }) => [family.family, family]));
	const posted = new Map([...back.live].map(([key, live]) => [key, postedBatch(live, rules, books, months)]));
	const options: PlanOptions = {
		periods: books.periods,
		closedPeriods: settings.closedPeriods,
		horizon: settings.horizon,
		release: settings.afterPosting === 'release',
		reclassify: settings.reclassify,
		maxReversals: reversals,
		fresh: known.fresh,
	};
	const wanted = new Map(entries.map((entry) => [entry.key, entry]));
	return {
		collected,
		families,
		entries,
		back,
		posted,
		months,
		unreleased: unreleasedOf(back.live),
		plan: plan(entries, posted, families, options),
		unexplained: [...odd.keys()],
		changedSince: (family) => changedSince(family, wanted, posted, rules),
		itemsOf: (family) => spans.get(family)?.items ?? new Set(),
		owner: (key) => wanted.get(baseOf(key))?.family ?? familyOf(baseOf(key)) ?? '',
		entryOf: (key) => wanted.get(baseOf(key)),
		keyOf: (key) => generationKey(key, back.live.get(key)?.generation ?? 1),
	};
}

function documentsOf(
	{ families, entries }: View['collected'],
	spans: ReadonlyMap<string, Span>,
	scope: ReadonlySet<string> | undefined,
): Wanted[] {
	const byFamily = new Map<string, Entry[]>();
	for (const entry of entries) {
		const known = byFamily.get(entry.family);
		if (known) known.push(entry);
		else byFamily.set(entry.family, [entry]);
	}
	return [...families.values()]
		.filter(({ family }) => scope === undefined || scope.has(family))
		.map((family) => ({ family, entries: byFamily.get(family.family) ?? [], span: spans.get(family.family) }));
}

function unreleasedOf(live: View['back']['live']): View['unreleased'] {
	return [...live].flatMap(([key, { unreleased }]) =>
		unreleased.map((one) => ({
			family: familyOf(key) ?? '',
			key: one.key,
			batchNumber: one.journal.batchNumber,
			status: one.journal.status ?? '',
		})),
	);
}
