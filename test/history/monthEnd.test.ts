import { journalAll, type LedgerEvent, type Rules } from '../../lib/ledger';
import { Both } from '../lib/sync/journals/both';
import { balancesIn, balancesOf } from './balances';
import { Draw } from './draw';
import { customerOf, DAY_MS, START, writeHistory } from './history';
import { runMonthEnd } from './monthEnd';
import { Stage } from './play';
import { RULES } from './rules';
import type { Story } from './story';

jest.setTimeout(240_000);

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

describe('a month that was closed before its end was run', () => {
	/** Deleted later, what was posted of it would have to be taken back in another month than its own. */
	const isWanted = (name: string) => !name.includes('deleted');
	let stage: Stage;
	beforeAll(async () => {
		await both.reset();
		stage = await Stage.open(both.control, writeHistory(9, isWanted));
		await liveThrough(stage, 0);
		await runMonthEnd(both, '202601');
		await liveThrough(stage, 2);
		await both.close('202601', '202602');
	});

	it('posts nothing: what is missing belongs into the next open one, after its horizon', async () => {
		const run = await runMonthEnd(both, '202602');
		expect(Object.keys(run.outcomes).sort()).toEqual(['skipped', 'unchanged']);
		await expectBooks(await both.told(), '202601');
	});

	it('has what was missing in the next one once that is run, accruals aside, and nothing of before is touched', async () => {
		const run = await runMonthEnd(both, '202603');
		expect(run.refused).toEqual([]);
		const events = await both.told();
		const before = journalAll(events, { ...RULES, horizon: '202601' });
		const posted = new Set(before.map(({ key }) => key));
		const locked = journalAll(events, { ...RULES, firstOpenPeriod: '202603', horizon: '202603' });
		const late = locked.filter(({ key, kind, ownPeriod }) => !posted.has(key) && (kind !== 'accrual' || ownPeriod === '202603'));
		expect(late.some(({ ownPeriod, financialPeriod }) => ownPeriod === '202602' && financialPeriod === '202603')).toBe(true);
		expect(await balancesIn(both.control.visma)).toEqual(balancesOf([...before, ...late]));
		const again = await runMonthEnd(both, '202603');
		expect(Object.keys(again.outcomes).sort()).toEqual(['skipped', 'unchanged']);
	});
});

describe('a month-end that begins with a first period', () => {
	it('reads less and posts the same where the months before are complete', async () => {
		await both.reset();
		const stage = await Stage.open(both.control, [...writeHistory(11), ...aYearLater(writeHistory(12))]);
		await liveThrough(stage, 14);
		for (let index = 0; index < 14; index++) expect((await runMonthEnd(both, month(index))).refused).toEqual([]);
		const short = await runMonthEnd(both, month(14), { firstPeriod: month(14), longestTerm: 12 });
		await expectBooks(await both.told(), month(14));
		const whole = await runMonthEnd(both, month(14));
		expect(Object.keys(whole.outcomes).sort()).toEqual(['skipped', 'unchanged']);
		expect(short.items.length).toBeLessThan(whole.items.length / 2);
	});
});
