import { type Collected, collect, type Entry, type Family, plan, type Plan, type PostedBatch } from '../../ledger';
import { Months, type MonthName } from '../journals/books/months';
import { readFamilies } from '../journals/complete';
import { postedBatch } from '../journals/posted/batch';
import { unexplained, untold } from '../journals/posted/unexplained';
import { moneyNouns } from '../journals/complete/nouns';
import { spansOf } from '../journals/posted/span';
import type { JournalDeps, Run } from '../journals/run';
import type { JournalSettings } from '../journals/settings';
import type { MonthEndItem } from '../monthEnd';
import { type Held, readHeld } from './books';
import { type LedgerChoice, readSite } from './site';
import { identifyStrangers, type Stranger } from './strangers';

/** Everything that is known of some months of the ledger: what should be there, what is, and what booking would do. */
export interface Study {
	run: Run;
	months: Months;
	/** `YYYYMM` */
	from: MonthName;
	to: MonthName;
	items: MonthEndItem[];
	collected: Collected;
	/** Why documents cannot be compared, by family. */
	faults: ReadonlyMap<string, string>;
	/** Every entry of the documents that can be compared, whatever its month. */
	entries: ReadonlyMap<string, Entry>;
	held: Held;
	/** Batches of ours that are no entry which is wanted. */
	strangers: Stranger[];
	posted: ReadonlyMap<string, PostedBatch>;
	/** What *Record Chargebee Events* would do. */
	plan: Plan;
}

/**
 * Reads both sides of the months completely.
 *
 * @throws LedgerError when the rules are made for other books
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function study(deps: JournalDeps, settings: JournalSettings, choice: LedgerChoice): Promise<Study> {
	const { run, known, items } = await readSite(deps, settings, choice);
	const months = new Months(run.books.periods);
	const from = choice.from ?? firstOf(run, months);
	const window = months.between(from, choice.to);
	let read = await workOut(known.events, window, run, months);
	const unread = [...new Set(read.strangers.flatMap(({ families }) => families))].filter((family) => !read.collected.families.has(family));
	if (unread.length > 0 && run.rules.basis !== 'subscription') {
		known.events.push(...(await readFamilies(unread, deps.chargebee)));
		read = await workOut(known.events, window, run, months, read.held);
	}
	return { run, months, from, to: choice.to, items, ...read, ...planned(read, run, months, choice.to) };
}

const firstOf = ({ rules }: Run, { all }: Months): MonthName => {
	const cutover = rules.cutover?.date.slice(0, 7).replace('-', '');
	return all.find((month) => cutover === undefined || month >= cutover) ?? '';
};

type WorkedOut = Pick<Study, 'collected' | 'faults' | 'entries' | 'held' | 'strangers'>;

async function workOut(
	events: Parameters<typeof collect>[0],
	window: readonly MonthName[],
	run: Run,
	months: Months,
	before?: Held,
): Promise<WorkedOut> {
	const collected = collect(events, run.rules);
	const spans = spansOf(events, moneyNouns(run.rules), run.rules.timeZone);
	const faults = new Map<string, string>(collected.faults.map(({ document, message, remedy }) => [document, `${message} ${remedy}`]));
	for (const [family, { message }] of untold(events, collected, run.rules)) faults.set(family, message);
	const sound = () => collected.entries.filter(({ family }) => !faults.has(family));
	const held = await readHeld(sound(), window, run, months, before?.lists);
	const documents = [...collected.families.values()].map((family) => ({ family, entries: [], span: spans.get(family.family) }));
	for (const [family, { message }] of unexplained(documents, held.live)) faults.set(family, message);
	const entries = new Map(sound().map((entry) => [entry.key, entry]));
	return { collected, faults, entries, held, strangers: await identifyStrangers(window, entries, collected, held, run, months) };
}

/** What booking would do about the documents, were each of them told now. */
function planned({ collected, entries, faults, held, strangers }: WorkedOut, run: Run, months: Months, horizon: MonthName): Pick<Study, 'posted' | 'plan'> {
	const { rules, settings, books } = run;
	const known = strangers.flatMap(({ key, live }) => (key !== undefined && live ? [[key, live] as const] : []));
	const posted = new Map([...held.live, ...known].map(([key, live]) => [key, postedBatch(live, rules, books, months)]));
	const families = new Map<string, Family>([...collected.families].filter(([family]) => !faults.has(family)));
	return {
		posted,
		plan: plan([...entries.values()], posted, families, {
			periods: books.periods,
			closedPeriods: settings.closedPeriods,
			horizon,
			release: settings.afterPosting === 'release',
			reclassify: false,
			maxReversals: Number.POSITIVE_INFINITY,
		}),
	};
}
