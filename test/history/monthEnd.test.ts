import { journalAll, type LedgerEvent, type Rules } from '../../lib/ledger';
import { Both } from '../lib/sync/journals/both';
import { balancesIn, balancesOf } from './balances';
import { Draw } from './draw';
import { customerOf, DAY_MS, START, writeHistory } from './history';
import { runMonthEnd } from './monthEnd';
import { Stage } from './play';
import { RULES } from './rules';
import type { Story } from './story';

jest.setTimeout(600_000);

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

/** `YYYYMM`, so many months after January 2026. */
const month = (index: number) => `${2026 + Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}`;
/** The day of the histories on which a month's end is run: the third of the next one. */
const dayAfter = (index: number) => Math.round((Date.UTC(2026, index + 1, 3, 11) - START) / DAY_MS);

/** The same kinds of lives once more, a year later, of other subscriptions. */
const aYearLater = (stories: Story[]): Story[] =>
	stories.map((story) => {
		const subscriptionId = story.subscriptionId.replace('S', 'T');
		const acts = story.acts.map(({ day, verb, params = {} }) => {
			const { startDate, ...others } = params as { startDate?: number };
			const later = startDate === undefined ? {} : { startDate: startDate + (365 * DAY_MS) / 1000 };
			const named = verb === 'create' ? { id: subscriptionId, customerId: customerOf(subscriptionId) } : {};
			return { day: day + 365, verb, params: { ...others, ...later, ...named } };
		});
		return { ...story, subscriptionId, acts };
	});

/** Lives until a month is over, and nobody tells n8n of anything. */
async function liveThrough(stage: Stage, index: number): Promise<void> {
	await stage.playUntil(dayAfter(index));
	await both.at(new Date(START + dayAfter(index) * DAY_MS).toISOString());
}

async function expectBooks(events: readonly LedgerEvent[], horizon: string, rules: Partial<Rules> = {}): Promise<void> {
	expect(await balancesIn(both.control.visma)).toEqual(balancesOf(journalAll(events, { ...RULES, ...rules, horizon })));
}

describe('two years of which no event arrived', () => {
	let stage: Stage;
	beforeAll(async () => {
		await both.reset();
		stage = await Stage.open(both.control, [...writeHistory(7), ...aYearLater(writeHistory(8))]);
	});

	it('month after month, each end brings the books to the whole history up to it', async () => {
		for (let index = 0; index < 4; index++) {
			await liveThrough(stage, index);
			const run = await runMonthEnd(both, month(index));
			expect(run.refused).toEqual([]);
			await expectBooks(await both.told(), month(index));
		}
	});

	it('after ten months in which n8n was down, the missed months in any order come to the same', async () => {
		await liveThrough(stage, 13);
		const missed = new Draw(1).shuffled([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
		for (const index of missed) {
			const run = await runMonthEnd(both, month(index));
			expect(run.refused).toEqual([]);
		}
		await expectBooks(await both.told(), month(13));
	});

	it('to their end, and once more posts nothing', async () => {
		for (let index = 14; index < 24; index++) {
			await liveThrough(stage, index);
			const run = await runMonthEnd(both, month(index));
			expect(run.refused).toEqual([]);
		}
		expect(stage.refused).toEqual([]);
		await expectBooks(await both.told(), month(23));
		const again = await runMonthEnd(both, month(23));
		expect(Object.keys(again.outcomes).sort()).toEqual(['skipped', 'unchanged']);
		expect((await both.control.visma.requests()).filter(({ method, path }) => method !== 'GET' && path.startsWith('/v'))).toEqual([]);
	});
});
