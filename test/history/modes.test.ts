import { journalAll } from '../../lib/ledger';
import { Both, settingsOf } from '../lib/sync/journals/both';
import { balancesIn, balancesOf } from './balances';
import { expectBooks, live, monthAtOnce, shuffledAndDoubled } from './book';
import { Draw } from './draw';
import { writeHistory } from './history';
import { Stage } from './play';
import { MODES, RULES } from './rules';

jest.setTimeout(240_000);

let both: Both;

beforeAll(async () => {
	both = await Both.open();
});

afterAll(async () => await both.stop());

const others = Object.entries(MODES).filter(([name]) => name !== 'documents');
const wish = { maxReversals: 100 };

describe.each(others)('twenty lives by %s', (_name, rules) => {
	it('come to the books of the whole, booked month by month', async () => {
		await expectBooks(both, await live(both, { seed: 3, rules, wish }, monthAtOnce), rules);
	});

	it('come to the books of the whole, booked event by event, shuffled and doubled', async () => {
		const isWanted = (name: string) => /upgraded|paused|cancelled|metered/.test(name);
		const draw = new Draw(3);
		await expectBooks(both, await live(both, { seed: 3, isWanted, rules, wish }, shuffledAndDoubled(draw)), rules);
	});
});

describe.each(Object.entries(MODES))('the recognition of twenty lives in monthly summaries, by %s', (_name, rules) => {
	it('comes to the books of single batches', async () => {
		const summed = { ...wish, posting: 'summary' as const };
		await expectBooks(both, await live(both, { seed: 4, rules, wish: summed }, monthAtOnce), rules);
	});
});

describe('faults on the way', () => {
	const effects = [{ type: 'lose-reply' }, { type: 'error-after', status: 500 }, { type: 'error-before', status: 500 }, { type: 'down' }] as const;

	it.each(['deferral only', 'subscriptions'] as const)('%s, in summaries: replies lost, failures and stops leave everything in the books once', async (mode) => {
		const rules = MODES[mode] ?? RULES;
		await both.reset('manual');
		const draw = new Draw(5);
		const isWanted = (name: string) => /upgraded|paused|cancelled/.test(name);
		const stage = await Stage.open(both.control, writeHistory(5, isWanted));
		for (const day of [60, 120, 181]) {
			await stage.playUntil(day);
			const events = await both.told();
			for (let time = 0; time < 4; time++) {
				const effect = draw.oneOf<(typeof effects)[number]>(effects);
				await both.control.visma.addFault({ method: 'POST', path: 'journaltransaction', skip: draw.number(0, 60), times: 2, effect });
				await both.record(draw.shuffled(events), settingsOf('manual', { rules, maxReversals: 200, posting: 'summary' }));
			}
			await both.control.visma.removeFaults();
			const settings = settingsOf('manual', { rules, maxReversals: 200, posting: 'summary' });
			await Promise.all(['a', 'b'].map(async (name) => await both.record(events, settings, name)));
			const { stoppedBy } = await both.record(events, settings);
			expect(stoppedBy).toBeUndefined();
			expect(await balancesIn(both.control.visma)).toEqual(balancesOf(journalAll(events, rules)));
		}
	});
});
