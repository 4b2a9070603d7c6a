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

describe.each(Object.entries(MODES))('a company that books %s', (mode, rules) => {
	const cases: Array<[string, Numbering, Partial<JournalSettings>]> = [
		['single batches', 'manual', {}],
		['monthly summaries', 'manual', { posting: 'summary' }],
		...(mode === 'documents' ? ([['numbers that Visma gives', 'search', {}]] as Array<[string, Numbering, Partial<JournalSettings>]>) : []),
	];
	it.each(cases)('has no difference: %s', async (_name, numbering, wish) => {
		await live(both, { seed: 5, numbering, rules, wish: { maxReversals: 200, ...wish } }, monthAtOnce);
		const whole = await reconcile(settingsOf(numbering, { rules, ...wish }), '202606');
		expect(toldOf(whole)).toEqual([]);
		expect(whole.figures.unequal).toEqual([]);
		expect(whole.figures.equal).toBe(whole.figures.entries);
		expect(whole.figures.entries).toBeGreaterThan(100);
		const { documents, batches } = whole.figures;
		console.log(`${mode}: ${documents} documents, ${batches} batches, ${whole.figures.entries} entries, ${whole.figures.balances} balances, ${whole.figures.notCompared} not compared, ${whole.calls} calls = ${(whole.calls / (documents + batches)).toFixed(4)} per record`);
		const narrow = await reconcile(settingsOf(numbering, { rules, ...wish }), '202604', '202603');
		expect(toldOf(narrow)).toEqual([]);
	});
});
