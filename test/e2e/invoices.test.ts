import { countOutcomes } from '../../sandbox/demo/outcomes';
import { runCustomers } from '../../sandbox/demo/run';
import { templateId } from '../../sandbox/demo/templates';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { auditRows } from './support/audit';
import { RequestWatch } from './support/chargebee';
import { type Company, openCompany, report, WATERMARK } from './support/company';

const INVOICES = templateId('invoices');
const SYNC_ONE = templateId('sync-one-invoice');
const MISSED = templateId('missed-events');

let company: Company;

beforeAll(async () => {
	company = await openCompany();
	await company.demo.control.visma.fillReceivables(150);
	await runCustomers(company.demo);
});
afterAll(async () => await company?.end());

/** Runs *Invoices* as its schedule would. */
async function run() {
	const { n8n } = company.demo;
	const id = await n8n.workflows.run(INVOICES, 'Every 10 Minutes');
	return await n8n.executions.finished(id, { timeout: 180_000 });
}

const watermark = async () =>
	(await company.demo.n8n.dataTables.rows(WATERMARK)).find(({ flow }) => flow === 'invoices')?.lastModified;

/** Runs in order: each test goes on from the state that the one before left. */
describe('Invoices from Visma.net to Chargebee', () => {
	it('are mirrored with their credit notes; each refused one has a row and a red execution that names it', async () => {
		const execution = await run();
		expect(execution).toMatchObject({ status: 'success' });
		const { created = 0, failed = 0, skipped = 0 } = countOutcomes(execution);
		report(`first run: ${JSON.stringify(countOutcomes(execution))}`);
		expect(created + failed + skipped).toBeGreaterThanOrEqual(150);
		expect(created).toBeGreaterThan(140);
		const { counts } = await company.demo.control.chargebee.state();
		expect(counts.invoices + counts.creditNotes).toBe(created);
		const rows = (await auditRows(company.demo)).filter(({ flow }) => flow === 'invoices');
		expect(rows).toHaveLength(created + failed + skipped);
		const red = await company.demo.n8n.executions.waitForFinished({ workflowId: SYNC_ONE, status: ['error'] }, failed);
		const [first] = red;
		const { message } = (await company.demo.n8n.executions.get(first?.id ?? '')).data.resultData.error ?? {};
		expect(message).toMatch(/^Document \d+: .*Customer VN-\d+ is not in Chargebee/);
		report(`red: ${message}`);
	});

	it('the watermark moves to the newest change, and the next run writes nothing', async () => {
		const before = await watermark();
		expect(before).toBeTruthy();
		await company.demo.n8n.dataTables.update(WATERMARK, 'flow', 'invoices', { lastModified: '' });
		const watch = await RequestWatch.start(company.demo);
		const execution = await run();
		expect(countOutcomes(execution).created).toBeUndefined();
		expect((await watch.writes()).filter(({ status }) => status === 200)).toEqual([]);
		expect(await watermark()).toBe(before);
	});
});

describe('Missed events', () => {
	it('are booked by Book Events, also when no webhook ever came', async () => {
		const { n8n, control } = company.demo;
		await control.chargebee.addCustomers([{ id: 'A', company: 'Öresund Data AB', created_at: 1, billing_address: { country: 'SE' } }]);
		const { invoice } = await control.chargebee.live<{ invoice: { id: string } }>('create', {
			customerId: 'A',
			items: [{ item_price_id: 'pro-sek-monthly' }],
		});
		const saved = await n8n.workflows.get(MISSED);
		const nodes = saved.nodes.map((node) =>
			node.name === 'Chargebee Events' ? { ...node, parameters: { ...node.parameters, startFrom: 'beginning' } } : node,
		);
		await n8n.workflows.save({ ...saved, nodes });
		await n8n.workflows.publish(MISSED);
		const journals = await waitFor('journals of the missed invoice', async () => {
			const all = (await control.visma.state()).journals;
			const found = all.filter((batch) => batch.journalTransactionLines.some(({ referenceNumber }) => referenceNumber === invoice.id));
			return found.length > 0 && found.every(({ status }) => status === 'Posted') && found;
		});
		const polls = await n8n.executions.list({ workflowId: MISSED });
		expect(polls.map(({ status }) => status)).toEqual(['success']);
		const all = (await control.visma.state()).journals;
		expect(JSON.stringify(all)).not.toContain('VN-1');
		report(`${journals.length} journals of ${invoice.id}, found by the poll alone`);
	});
});
