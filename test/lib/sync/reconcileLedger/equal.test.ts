/* eslint-disable no-console */
import { type ReconciledLedger, reconcileLedger } from '../../../../lib/sync/reconcileLedger';
import type { JournalSettings } from '../../../../lib/sync/journals';
import { live, monthAtOnce } from '../../../history/book';
import { MODES } from '../../../history/rules';
import { Both, type Numbering, settingsOf } from '../journals/both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const NOW = '2026-07-05T10:00:00Z';

async function reconcile(settings: JournalSettings, to: string, from?: string): Promise<ReconciledLedger & { calls: number }> {
	await both.control.visma.clearRequests();
	await both.control.chargebee.clearRequests();
	const deps = { visma: both.visma, chargebee: both.chargebee, executionId: 'r', now: () => NOW };
	const found = await reconcileLedger(deps, settings, { to, ...(from === undefined ? {} : { from }) });
	const requests = [...(await both.control.visma.requests()), ...(await both.control.chargebee.requests())];
	return { ...found, calls: requests.filter(({ path }) => path !== '/connect/token').length };
}

const toldOf = ({ differences }: ReconciledLedger) => differences.map(({ cause, key, reason, period }) => `${period} ${cause} ${key}: ${reason}`);

/** Each way of booking, and each way of numbering and posting, at least once; single batches by documents are damaged elsewhere. */
const COMPANIES: Array<[mode: string, numbering: Numbering, wish: Partial<JournalSettings>]> = [
	['documents', 'search', {}],
	['deferral only', 'manual', { posting: 'summary' }],
	['subscriptions', 'manual', {}],
];

it.each(COMPANIES)('a company that books %s, under numbers by %s, has no difference', async (mode, numbering, wish) => {
	const rules = MODES[mode];
	const settings = settingsOf(numbering, { rules, maxReversals: 200, ...wish });
	await live(both, { seed: 5, numbering, rules, wish: settings }, monthAtOnce);
	const whole = await reconcile(settings, '202606');
	expect(toldOf(whole)).toEqual([]);
	expect(whole.figures.unequal).toEqual([]);
	expect(whole.figures.equal).toBe(whole.figures.entries);
	expect(whole.figures.entries).toBeGreaterThan(100);
	// An accrual of the month itself is compared; those of earlier months have undone themselves.
	expect((await reconcile(settings, '202603', '202603')).figures.notCompared).toBe(0);
	const { documents, batches, entries, balances } = whole.figures;
	console.log(`${mode}: ${documents} documents, ${batches} batches, ${entries} entries, ${balances} balances, ${whole.calls} calls`);
	const narrow = await reconcile(settings, '202604', '202603');
	expect(toldOf(narrow)).toEqual([]);
});
