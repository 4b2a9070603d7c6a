import { monthEndReport } from '../../lib/sync/monthEndReport';
import { reconcileLedger } from '../../lib/sync/reconcileLedger';
import type { VismaJournal } from '../../sandbox/control';
import { writeLongHistory } from '../history/longHistory';
import { RULES } from '../history/rules';
import { settingsOf } from '../lib/sync/journals/both';
import { run, type Running } from '../sandbox/running';
import { simulateInProcess } from './inProcess';
import { dayOf, periodOf } from './months';
import { SIZES } from './size';
import { connect } from './verdict/connect';
import { judge, type Verdict } from './verdict/judge';

jest.setTimeout(240_000);

const SIZE = SIZES.short;

let running: Running;
let past: Awaited<ReturnType<typeof simulateInProcess>>;
let verdict: Verdict;

beforeAll(async () => {
	running = await run('empty');
	const stories = writeLongHistory(SIZE.seed, { subscriptions: SIZE.subscriptions, days: dayOf(SIZE.months + 1) });
	past = await simulateInProcess(running, SIZE, stories);
	verdict = await judge(running, SIZE, past);
});

afterAll(async () => await running.sandbox.stop());

/** What is found once something is done to the ledger; after that the ledger is as before. */
async function findingsAfter(deed: (journal: VismaJournal) => Promise<unknown>): Promise<string> {
	const { visma } = running.control;
	const before = await visma.snapshot();
	const journal = verdict.sorted.standing.values().next().value;
	if (!journal) throw new Error('Nothing is booked');
	await deed(journal);
	const { findings } = await judge(running, SIZE, past);
	await visma.restore(before);
	return findings.join('\n');
}

describe('months with events lost, doubled and out of order, closed on the way', () => {
	it('come to the books of the whole history', () => {
		expect(verdict.findings).toEqual([]);
		expect(verdict.batches).toBeGreaterThan(400);
		expect(past.closings.periods).toHaveLength(SIZE.months - 1);
	});
});

it('is reconciled without a difference, and the report of each closed month agrees with the documents', async () => {
	const deps = { ...(await connect(running.sandbox)), executionId: 'reconcile', now: () => new Date().toISOString() };
	const settings = settingsOf('manual', { rules: RULES });
	const { differences, figures } = await reconcileLedger(deps, settings, { to: periodOf(SIZE.months) });
	expect(differences.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
	expect(figures.unequal).toEqual([]);
	expect(figures.equal).toBeGreaterThan(200);
	for (const period of past.closings.periods.slice(0, 3)) {
		const report = await monthEndReport(deps, settings, period, '1');
		expect(report.differences).toEqual([]);
		expect(report.rollForward.filter(({ difference }) => Number(difference) !== 0)).toEqual([]);
	}
});

describe('what the ledger is held against finds', () => {
	it('a batch that was not released', async () => {
		const found = await findingsAfter(async ({ batchNumber }) => await running.control.visma.editJournal(batchNumber, { status: 'Balanced' }));
		expect(found).toMatch(/ is Balanced: CB/);
		expect(found).toMatch(/by period: /);
		expect(found).toMatch(/over all periods: /);
		expect(found).toMatch(/told once more: /);
	});

	it('a batch in another period', async () => {
		const found = await findingsAfter(async ({ batchNumber }) => await running.control.visma.editJournal(batchNumber, { financialPeriod: '202711' }));
		expect(found).toMatch(/ in 202711 \(.*\): period false, not true/);
	});

	it('a batch that was taken back by hand', async () => {
		const found = await findingsAfter(async ({ batchNumber }) => await running.control.visma.reverseJournal(batchNumber));
		expect(found).toMatch(/ is nothing that was to be booked: /);
	});

	it('a batch that says to hold other amounts', async () => {
		const found = await findingsAfter(async ({ batchNumber, description = '' }) =>
			await running.control.visma.editJournal(batchNumber, { description: description.replace(/^(\w+ \w+) \w+/, '$1 000000') }),
		);
		expect(found).toMatch(/fingerprints/);
		expect(found).toMatch(/told once more: /);
	});
});
