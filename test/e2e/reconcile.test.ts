import { itemsOf } from '../../sandbox/demo/outcomes';
import { templateId } from '../../sandbox/demo/templates';
import { auditRows } from './support/audit';
import { type Company, openCompany, report } from './support/company';

const FLOW = templateId('reconcile');

let company: Company;

beforeAll(async () => {
	company = await openCompany();
	const { visma, chargebee } = company.demo.control;
	await chargebee.reset({ seed: 'empty' });
	await visma.reset({ seed: 'large', count: 30 });
	await visma.fillReceivables(20);
	await company.demo.n8n.workflows.publish(FLOW);
});
afterAll(async () => await company?.end());

/** Runs *Reconcile* as its schedule would, and gives what it tells people. */
async function run() {
	const { n8n } = company.demo;
	const started = Date.now();
	const id = await n8n.workflows.run(FLOW, 'Every Night');
	const execution = await n8n.executions.finished(id, { timeout: 120_000 });
	expect([execution.status, execution.data.resultData.error?.message]).toEqual(['success', undefined]);
	const [told] = itemsOf(execution, 'Report') as Array<{ text: string; mended: number; leftForPeople: number }>;
	report(`${Date.now() - started} ms\n${told?.text}`);
	return told;
}

const differences = async () => (await auditRows(company.demo)).filter(({ outcome }) => outcome === 'difference');

/** Runs in order: each test goes on from the state that the one before left. */
describe('Reconcile, every night', () => {
	it('brings an empty site all it lacks, customers before invoices, and has nothing left to tell', async () => {
		const told = await run();
		const { counts } = await company.demo.control.visma.state();
		expect(told).toMatchObject({ mended: counts.customers + counts.invoices + counts.creditNotes, leftForPeople: 0 });
		const site = (await company.demo.control.chargebee.state()).counts;
		expect([site.customers, site.invoices, site.creditNotes]).toEqual([counts.customers, counts.invoices, counts.creditNotes]);
		expect(await differences()).toEqual([]);
	});

	it('mends what is safe, leaves the rest to people in a table, and records it once', async () => {
		const { visma, chargebee } = company.demo.control;
		const [customer, other] = (await visma.state()).customers;
		await visma.editCustomer(customer?.number ?? '', { name: 'Nytt navn AS' });
		await visma.editCustomer(other?.number ?? '', { creditTerms: { id: '99' } });
		await chargebee.addCustomers([{ id: 'VN-999999', company: 'Ukjent AS', created_at: 1_760_000_000 }]);
		const open = (await visma.state()).invoices.find(({ status, applications }) => status === 'Open' && !applications?.length);
		await visma.editDocument('invoices', open?.referenceNumber ?? '', { price: 4321 });
		const told = await run();
		expect(told).toMatchObject({ mended: 1, leftForPeople: 3 });
		for (const key of [other?.number, '999999', open?.referenceNumber]) expect(told?.text).toContain(`| ${key} |`);
		const names = (await chargebee.state()).customers.map(({ company: name }) => name);
		expect(names).toContain('Nytt navn AS');
		const rows = await differences();
		expect(rows.map(({ recordKey }) => recordKey).sort()).toEqual(
			[`customer:${other?.number}`, 'customer:999999', `customerInvoice:${open?.referenceNumber}`].sort(),
		);
		expect(rows.map(({ payload }) => payload ?? '')).toEqual(['', '', '']);

		expect(await run()).toMatchObject({ mended: 0, leftForPeople: 3 });
		expect(await differences()).toHaveLength(3);
	});

	it('has Book Events book what is missing in the ledger', async () => {
		const { visma, chargebee } = company.demo.control;
		await chargebee.moveClock({ to: '2026-10-10T11:00:00Z', stopped: true });
		await chargebee.addCustomers([{ id: 'A', company: 'Öresund Data AB', created_at: 1, billing_address: { country: 'SE' } }]);
		const items = [{ item_price_id: 'pro-sek-monthly' }];
		const { invoice } = await chargebee.live<{ invoice: { id: string } }>('create', { customerId: 'A', items });
		const told = await run();
		expect(told?.mended).toBeGreaterThan(0);
		expect(told).toMatchObject({ leftForPeople: 3 });
		const booked = (await visma.state()).journals.filter((batch) => batch.journalTransactionLines.some(({ referenceNumber }) => referenceNumber === invoice.id));
		expect(booked.map(({ status }) => status)).toContain('Posted');
	});
});
