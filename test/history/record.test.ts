import { journalAll, type LedgerEvent, type Rules } from '../../lib/ledger';
import { Both, type Numbering, settingsOf } from '../lib/sync/journals/both';
import { balancesIn, balancesOf } from './balances';
import { Draw } from './draw';
import { DAYS, writeHistory } from './history';
import { Stage } from './play';
import { RULES } from './rules';

jest.setTimeout(120_000);

const MONTHS = 6;

let both: Both;

beforeAll(async () => {
	both = await Both.open();
});

afterAll(async () => await both.stop());

type Feed = (events: LedgerEvent[], book: (events: LedgerEvent[]) => Promise<void>) => Promise<void>;

interface Past {
	seed: number;
	/** Which lives it is of; all when absent. */
	isWanted?: (name: string) => boolean;
	numbering?: Numbering;
	rules?: Rules;
}

/** Lives a history; what is told of each month is booked before the next one begins, as `feed` says. */
async function live({ seed, isWanted, numbering = 'manual', rules = RULES }: Past, feed: Feed): Promise<LedgerEvent[]> {
	await both.reset(numbering);
	const book = async (events: LedgerEvent[]) => {
		const { results, stoppedBy } = await both.record(events, settingsOf(numbering, { rules }));
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

async function expectBooks(events: readonly LedgerEvent[], rules: Rules = RULES): Promise<void> {
	expect(await balancesIn(both.control.visma)).toEqual(balancesOf(journalAll(events, rules)));
}

const oneByOne: Feed = async (events, book) => {
	for (const event of events) await book([event]);
};

const shuffledAndDoubled = (draw: Draw): Feed => async (events, book) => {
	const doubled = [...events, ...events.filter(() => draw.happens(0.3))];
	await oneByOne(draw.shuffled(doubled), book);
};

const monthAtOnce: Feed = async (events, book) => await book(events);

describe('a history comes to the books of the whole', () => {
	it('booked event by event, shuffled and doubled', async () => {
		await expectBooks(await live({ seed: 2 }, shuffledAndDoubled(new Draw(2))));
	});

	it('booked a month at once', async () => await expectBooks(await live({ seed: 3 }, monthAtOnce)));

	it('booked event by event under numbers that Visma.net gives', async () => {
		const isWanted = (name: string) => /charges|deleted|voided|upgraded/.test(name);
		await expectBooks(await live({ seed: 5, isWanted, numbering: 'search' }, shuffledAndDoubled(new Draw(5))));
	});

	it('booked event by event where cancellations end recognition', async () => {
		const rules = { ...RULES, onCancelWithoutCredit: 'accelerate' as const };
		const isWanted = (name: string) => /cancelled|euros/.test(name);
		await expectBooks(await live({ seed: 4, isWanted, rules }, shuffledAndDoubled(new Draw(4))), rules);
	});
});
