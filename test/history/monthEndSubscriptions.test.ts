import { journalAll } from '../../lib/ledger';
import { monthEndSubscriptions } from '../../lib/sync/monthEnd';
import { Both, settingsOf } from '../lib/sync/journals/both';
import { balancesIn, balancesOf } from './balances';
import { DAY_MS, START, writeHistory } from './history';
import { Stage } from './play';
import { MODES, RULES } from './rules';

jest.setTimeout(240_000);

let both: Both;

beforeAll(async () => {
	both = await Both.open();
});

afterAll(async () => await both.stop());

/** A period, and the day of the history on which it is run; not in order, and the last one twice. */
const RUNS = [['202601', 33], ['202604', 122], ['202602', 122], ['202607', 214], ['202607', 214]] as const;

it('month-ends of subscriptions alone bring the books to what all events say', async () => {
	const { subscriptions: rules = RULES } = MODES;
	await both.reset();
	const stage = await Stage.open(both.control, writeHistory(7));
	for (const [period, day] of RUNS) {
		await stage.playUntil(day);
		await both.at(new Date(START + day * DAY_MS).toISOString());
		const items = await monthEndSubscriptions(both.chargebee, { period, zone: rules.timeZone, transactions: false, charges: false });
		const events = items.flatMap((item) => item.events);
		const { results, stoppedBy } = await both.record(events, settingsOf('manual', { rules, horizon: period, maxReversals: 100 }));
		expect(stoppedBy).toBeUndefined();
		const refused = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'conflict');
		expect(refused.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
	}
	expect(await balancesIn(both.control.visma)).toEqual(balancesOf(journalAll(await both.told(), { ...rules, horizon: '202607' })));
});
