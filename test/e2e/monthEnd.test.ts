import countBy from 'lodash/countBy';

import { journalAll, type LedgerEvent } from '../../lib/ledger';
import type { MonthEndReport } from '../../lib/sync/monthEndReport';
import { runMonthEnd } from '../../sandbox/demo/monthEnd';
import { itemsOf } from '../../sandbox/demo/outcomes';
import { templateId } from '../../sandbox/demo/templates';
import type { ExecutionDetail } from '../../sandbox/n8n/client/executions';
import { balancesIn, balancesOf } from '../history/balances';
import { DAY_MS, START, writeHistory } from '../history/history';
import { Stage } from '../history/play';
import { readHistory } from '../history/read';
import { bookingFields, RULES, WRITTEN_RULES } from '../history/rules';
import { BOOK_EVENTS_FLOW, setBooking } from './support/bookkeeping';
import { RequestWatch } from './support/chargebee';
import { type Company, openCompany, report } from './support/company';

const FLOW = templateId('month-end');
const REPORT = 'Month-End Report';
const TIMEOUT = 300_000;

let company: Company;
let stage: Stage;

/** Noon of the third of a month of 2026, from 1. */
const thirdOf = (month: number) => Math.round((Date.UTC(2026, month - 1, 3, 11) - START) / DAY_MS);
const told = async (): Promise<LedgerEvent[]> => await readHistory(company.demo.sandbox.chargebee.url);

beforeAll(async () => {
	company = await openCompany();
	await company.demo.control.chargebee.reset({ seed: 'empty' });
	stage = await Stage.open(company.demo.control, writeHistory(3));
	await stage.playUntil(thirdOf(4));
	await setBooking(company.demo, bookingFields(WRITTEN_RULES));
	await inParts(AT_A_TIME);
});

afterAll(async () => await company?.end());

/** Fewer at a time than the template, so that there are several parts. */
const AT_A_TIME = 20;

async function inParts(batchSize: number): Promise<void> {
	const { n8n } = company.demo;
	const workflow = await n8n.workflows.get(FLOW);
	const nodes = workflow.nodes.map((node) =>
		node.name === '100 at a Time' ? { ...node, parameters: { ...node.parameters, batchSize } } : node,
	);
	await n8n.workflows.save({ ...workflow, nodes });
}

const reportIn = (execution: ExecutionDetail) => (itemsOf(execution, REPORT)[0] ?? {}) as unknown as MonthEndReport & { calls: { visma: number; chargebee: number } };

const run = async (period: string) => await runMonthEnd(company.demo, period);

async function expectBooks(horizon: string): Promise<void> {
	expect(await balancesIn(company.demo.control.visma)).toEqual(balancesOf(journalAll(await told(), { ...RULES, horizon })));
}

const booked = async (after: string | undefined) =>
	await company.demo.n8n.executions.list({ workflowId: BOOK_EVENTS_FLOW, ...(after === undefined ? {} : { after }) });

describe('Month-End Recognition in a real n8n', () => {
	it('brings the books up to the end of a month, and says what that took', async () => {
		const watch = await RequestWatch.start(company.demo);
		const { execution, summary } = await run('2026-02');
		const visma = (await watch.visma()).filter(({ path }) => path !== '/connect/token');
		const chargebee = await watch.chargebee();
		expect([execution.status, execution.data.resultData.error?.message]).toEqual(['success', undefined]);
		await expectBooks('202602');
		const journals = journalAll(await told(), { ...RULES, horizon: '202602' });
		const { calls } = reportIn(execution);
		expect(summary).toMatchObject({
			period: '202602',
			posted: journals.length,
			unchanged: 0,
			refused: 0,
			callsToVisma: visma.length - calls.visma,
			callsToChargebee: chargebee.length - calls.chargebee,
		});
		report(summary.summary ?? '');
	});

	it('once more posts nothing, and ends with a report by the same rules: no difference, and a page to read', async () => {
		const { execution, summary } = await run('2026-02');
		expect(execution.status).toBe('success');
		expect(summary).toMatchObject({ posted: 0, refused: 0 });
		report(summary.summary ?? '');
		const made = reportIn(execution);
		expect(made).toMatchObject({ period: '202602', differences: [], making: { cutover: '2026-01-01' } });
		expect(made.rollForward.length).toBeGreaterThan(3);
		expect(made.rollForward.map(({ difference }) => Number(difference))).toEqual(made.rollForward.map(() => 0));
		const item = execution.data.resultData.runData[REPORT]?.[0]?.data?.main?.[0]?.[0];
		expect(item?.binary?.data).toMatchObject({ mimeType: 'text/html', fileName: 'month-end-2026-02.html' });
		report(`report: ${made.rollForward.map(({ currency, closing }) => `${closing} ${currency}`).join(', ')} deferred; ${made.calls.visma} + ${made.calls.chargebee} calls`);
	});

	it('refused documents stop no other: they fail by themselves, and a Retry books them up to the same month', async () => {
		const { n8n, control } = company.demo;
		await control.visma.putAccount('2979', { allowManualEntry: false });
		const after = await n8n.executions.newestId();
		const { execution, summary } = await run('2026-03');
		expect(execution.status).toBe('success');
		expect(Number(summary.refused)).toBeGreaterThan(0);
		expect(Number(summary.posted)).toBeGreaterThan(10);
		report(summary.summary ?? '');
		const [red] = await n8n.executions.waitForFinished({ workflowId: BOOK_EVENTS_FLOW, after, status: ['error'] }, 1, { timeout: TIMEOUT });
		const detail = await n8n.executions.get(red?.id ?? '');
		expect(`${detail.data.resultData.error?.message} ${detail.data.resultData.error?.description}`).toContain('2979');
		const { success = 0, ...others } = countBy(await booked(after), 'status');
		expect(success).toBeGreaterThan(1);
		expect(others).toEqual({ error: 1 });
		await control.visma.putAccount('2979', { allowManualEntry: true });
		expect((await n8n.executions.retry(red?.id ?? '')).status).toBe('success');
		await expectBooks('202603');
	});

	it('stops where Visma.net does not answer; a Retry goes on from there', async () => {
		const { control } = company.demo;
		await stage.playUntil(thirdOf(6));
		await control.visma.addFault({ method: 'POST', path: 'journaltransaction$', skip: 30, times: 0, effect: { type: 'down' } });
		const { execution } = await run('2026-05');
		expect(execution.status).toBe('error');
		await control.visma.removeFaults();
		const retried = await company.demo.n8n.executions.retry(execution.id);
		expect([retried.status, retried.data.resultData.error?.message]).toEqual(['success', undefined]);
		report(String(itemsOf(retried, 'Summary')[0]?.summary));
		// accruals are those of the months whose ends were run
		const entries = journalAll(await told(), { ...RULES, horizon: '202605' });
		const expected = entries.filter(({ kind, ownPeriod }) => kind !== 'accrual' || ownPeriod !== '202604');
		expect(await balancesIn(control.visma)).toEqual(balancesOf(expected));
	});
});
