import type { AuditRecord } from '../../lib/sync/audit';
import type { VismaInvoice } from '../../lib/visma';
import { Company } from './company';
import { Mirror } from './mirror';

const FEW = 6;
let company: Company;
let mirror: Mirror;
let invoices: VismaInvoice[];
let before: unknown;

beforeAll(async () => {
	company = await Company.open();
	await company.control.visma.fillReceivables(12);
	await company.sync(await company.readCustomers());
	mirror = new Mirror(company);
	before = await company.control.chargebee.snapshot();
	const taken = await mirror.sync((await mirror.read()).invoices);
	const isTaken = ({ referenceNumber = '' }: VismaInvoice) => mirror.isDone(taken, referenceNumber ?? '');
	invoices = (await mirror.read()).invoices.filter(isTaken).slice(0, FEW);
	expect(invoices).toHaveLength(FEW);
});
afterAll(async () => await company.close());
beforeEach(async () => {
	await company.control.chargebee.removeFaults();
	await company.control.chargebee.restore(before);
});

const IMPORT = { method: 'POST', path: '/invoices/import_invoice$' };
const onSite = async () => (await mirror.invoices()).map(({ id }) => id);

describe('an invoice whose import', () => {
	test.each([
		['is answered by nobody after Chargebee made it', { type: 'lose-reply' }],
		['is answered 500 after Chargebee made it', { type: 'error-after', status: 500 }],
		['is answered 500 before Chargebee made it', { type: 'error-before', status: 500 }],
		['never reaches Chargebee', { type: 'down' }],
	] as const)('%s exists once, and the run goes on', async (_, effect) => {
		await company.control.chargebee.addFault({ ...IMPORT, skip: 2, effect });
		const results = await mirror.sync(invoices);
		expect(results.map(({ outcome }) => outcome)).toEqual(Array(FEW).fill('created'));
		expect(await onSite()).toHaveLength(FEW);
	});
});

describe('a run that Chargebee stops', () => {
	test('tells which invoice it stopped at and why, and the next run makes those that are missing', async () => {
		await company.control.chargebee.addFault({ ...IMPORT, skip: 2, times: 0, effect: { type: 'rate-limit', retryAfter: 600 } });
		const { error } = await mirror.trySync(invoices, { options: { concurrency: 1 } });
		expect(error).toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 600_000 } });
		const { audit } = error?.context as { audit: AuditRecord[] };
		expect(audit.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'failed']);
		const last = audit[2];
		expect(last).toMatchObject({ errorCode: 'rate-limited', requests: [{ status: 429, attempts: 1 }] });
		expect(last?.reason).toContain(`Document ${last?.source.id}: `);

		await company.control.chargebee.removeFaults();
		const again = (await mirror.sync(invoices)).map(({ outcome }) => outcome).sort();
		expect(again).toEqual([...Array(FEW - 2).fill('created'), 'unchanged', 'unchanged']);
		expect(new Set(await onSite()).size).toBe(FEW);
	});
});
