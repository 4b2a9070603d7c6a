import { journalAll, type Rules } from '../../lib/ledger';
import { monthEndSubscriptions } from '../../lib/sync/monthEnd';
import { Both, settingsOf } from '../lib/sync/journals/both';
import { balancesIn, balancesOf } from './balances';
import { DAY_MS, START, writeHistory } from './history';
import { Stage } from './play';
import { RULES } from './rules';

jest.setTimeout(600_000);

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const BY_SUBSCRIPTION: Rules = {
	...RULES,
	basis: 'subscription',
	accounts: { ...RULES.accounts, clearing: '1511' },
	subscription: { amountsAreNet: true },
	settleFxResidue: false,
};
/** Prices of this life include the tax, those of the others do not. */
const isWanted = (name: string) => !name.includes('include the tax');

it('months’ ends of subscriptions alone bring the books to what all events say', async () => {
	await both.reset();
	const stage = await Stage.open(both.control, writeHistory(7, isWanted));
	for (const [period, day] of [['202601', 33], ['202604', 122], ['202602', 122], ['202607', 214], ['202607', 214]] as const) {
		await stage.playUntil(day);
		await both.at(new Date(START + day * DAY_MS).toISOString());
		const items = await monthEndSubscriptions(both.chargebee, { period, zone: RULES.timeZone, transactions: false, charges: false });
		const events = items.flatMap((item) => item.events);
		const run = await both.record(events, settingsOf('manual', { rules: BY_SUBSCRIPTION, horizon: period, maxReversals: 100 }));
		if (run.stoppedBy) throw run.stoppedBy;
		const refused = run.results.filter(({ outcome }) => outcome === 'failed' || outcome === 'conflict');
		expect(refused.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
		process.stdout.write(`${period} ${items.length} ${run.results.filter(({ outcome }) => outcome === 'created').length}\n`);
	}
	expect(await balancesIn(both.control.visma)).toEqual(balancesOf(journalAll(await both.told(), { ...BY_SUBSCRIPTION, horizon: '202607' })));
});
