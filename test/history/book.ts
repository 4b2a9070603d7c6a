import { journalAll, type LedgerEvent, type Rules } from '../../lib/ledger';
import type { JournalSettings } from '../../lib/sync/journals';
import { Both, type Numbering, settingsOf } from '../lib/sync/journals/both';
import { balancesIn, balancesOf } from './balances';
import type { Draw } from './draw';
import { DAYS, writeHistory } from './history';
import { Stage } from './play';
import { RULES } from './rules';

const MONTHS = 6;

/** Books what was told of a month. */
export type Feed = (events: LedgerEvent[], book: (events: LedgerEvent[]) => Promise<void>) => Promise<void>;

export interface Past {
	seed: number;
	/** Which lives it is of; all when absent. */
	isWanted?: (name: string) => boolean;
	numbering?: Numbering;
	rules?: Rules;
	/** Other settings of the runs. */
	wish?: Partial<JournalSettings>;
}

/** Lives a history; what is told of each month is booked before the next one begins, as `feed` says. */
export async function live(both: Both, { seed, isWanted, numbering = 'manual', rules = RULES, wish = {} }: Past, feed: Feed): Promise<LedgerEvent[]> {
	await both.reset(numbering);
	const book = async (events: LedgerEvent[]) => {
		const { results, stoppedBy } = await both.record(events, settingsOf(numbering, { rules, ...wish }));
		if (stoppedBy) throw stoppedBy;
		const refused = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'conflict');
		expect(refused.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
	};
	const stage = await Stage.open(both.control, writeHistory(seed, isWanted));
	let told = 0;
	for (let month = 1; month <= MONTHS; month++) {
		await stage.playUntil(Math.ceil((DAYS * month) / MONTHS));
		const events = await both.told();
		await feed(events.slice(told), book);
		told = events.length;
	}
	return await both.told();
}

/** The books are those of the whole history. */
export async function expectBooks(both: Both, events: readonly LedgerEvent[], rules: Rules = RULES): Promise<void> {
	expect(await balancesIn(both.control.visma)).toEqual(balancesOf(journalAll(events, rules)));
}

export const oneByOne: Feed = async (events, book) => {
	for (const event of events) await book([event]);
};

export const shuffledAndDoubled = (draw: Draw): Feed => async (events, book) => {
	const doubled = [...events, ...events.filter(() => draw.happens(0.3))];
	await oneByOne(draw.shuffled(doubled), book);
};

export const monthAtOnce: Feed = async (events, book) => await book(events);
