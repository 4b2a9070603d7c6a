import { journalAll, type LedgerEvent, type Rules } from '../../lib/ledger';
import { Both, type Numbering, NUMBERINGS, settingsOf } from '../lib/sync/journals/both';
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

/** Lives a history; what is told of each month is booked before the next one begins, as `feed` says. */
async function live(seed: number, numbering: Numbering, feed: Feed, rules: Rules = RULES): Promise<LedgerEvent[]> {
	await both.reset(numbering);
	const book = async (events: LedgerEvent[]) => {
		const { results, stoppedBy } = await both.record(events, settingsOf(numbering, { rules }));
		if (stoppedBy) throw stoppedBy;
		const refused = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'conflict');
		expect(refused.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
	};
	const stage = await Stage.open(both.control, writeHistory(seed));
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
	it.each(NUMBERINGS)('booked event by event, shuffled and doubled, numbers: %s', async (numbering) => {
		await expectBooks(await live(2, numbering, shuffledAndDoubled(new Draw(2))));
	});

	it('booked a month at once', async () => await expectBooks(await live(3, 'manual', monthAtOnce)));

	it('booked event by event, shuffled and doubled, where cancellations end recognition', async () => {
		const rules = { ...RULES, onCancelWithoutCredit: 'accelerate' as const };
		await expectBooks(await live(4, 'manual', shuffledAndDoubled(new Draw(4)), rules), rules);
	});
});
