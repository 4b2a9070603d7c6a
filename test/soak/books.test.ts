import type { VismaJournal } from '../../sandbox/control';
import { writeLongHistory } from '../history/longHistory';
import { run, type Running } from '../sandbox/running';
import { simulateInProcess } from './inProcess';
import { dayOf } from './months';
import { SIZES } from './size';
import { holdAgainst } from './verdict/entries';
import { judge, knownAtClosing, type Verdict } from './verdict/judge';

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

	it('an accrual that is missing, or stands, although the ledger was told in time', () => {
		const { closings } = past;
		const { entries, sorted, events } = verdict;
		const known = knownAtClosing(events, past);
		const heldWith = (some: typeof entries, standing: typeof sorted.standing) =>
			holdAgainst(some, { standing, pairs: [] }, closings, (period) => new Set([period]), known).findings.join('\n');
		const closed = entries.filter(({ autoReversing, ownPeriod }) => autoReversing && closings.isClosed(ownPeriod));
		const [inTime] = closed.filter(({ key }) => sorted.standing.has(key));
		const key = inTime?.key ?? '';
		expect(heldWith(entries, new Map([...sorted.standing].filter(([one]) => one !== key)))).toContain(`${key} is not booked`);
		const [over] = [...known(closings.periods.at(-1) ?? '').families.values()].filter(({ state }) => state === 'withdrawn' || state === 'invoiced');
		const accrual = sorted.standing.get(key);
		if (!over || !accrual) throw new Error('The history has no accrual, or no charge that was invoiced');
		const late = { ...accrual, financialPeriod: closings.periods.at(-1) ?? '' };
		const unwanted = `${over.family}:accr:${late.financialPeriod}`;
		expect(heldWith(entries, new Map([...sorted.standing, [unwanted, late]]))).toContain(`${unwanted} is booked as ${late.batchNumber}, and should not be`);
	});
});
