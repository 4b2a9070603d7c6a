import type { IDataObject } from 'n8n-workflow';

import type { VismaCustomer } from '../../lib/visma';
import { Company } from './company';
import type { NodeResult } from './runNode';

let company: Company;
let customers: VismaCustomer[];

beforeAll(async () => {
	company = await Company.open();
	customers = await company.readCustomers();
});
afterAll(async () => await company.close());

/** What n8n keeps of an execution to search it by. */
function marksOf({ saved }: NodeResult): Record<string, string> {
	const { resultData } = JSON.parse(saved) as { resultData: { metadata?: Record<string, string> } };
	return resultData.metadata ?? {};
}

const masking = () => ({
	...company.credentials,
	chargebeeSiteApi: { ...company.credentials.chargebeeSiteApi, maskPersonalFields: true },
});

const textsOf = (value: unknown): string[] => {
	if (typeof value === 'string') return value === '' ? [] : [value];
	return typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]).flatMap(textsOf) : [];
};

/** What a seeded customer is called, where it lives and how it is reached. */
const personalOf = ({ name, mainAddress, invoiceContact, vatRegistrationId, corporateId }: VismaCustomer) =>
	textsOf([name, mainAddress?.addressLine1, invoiceContact?.email, invoiceContact?.phone1, vatRegistrationId, corporateId]);

describe('The keys that executions are searched by', () => {
	test('are the ids of both systems and the outcome, and nothing personal', async () => {
		const [first] = customers.filter(({ status }) => status === 'Active');
		if (!first) throw new Error('There is no customer');
		const marks = marksOf(await company.trySync([first]));
		expect(marks).toEqual({ customer: `VN-${first.number}`, outcome: 'created' });
	});

	test('hold whole ids, refused ones first, as many as n8n takes, and stand also when the node fails', async () => {
		const result = await company.trySync(customers);
		const { customer = '', outcome } = marksOf(result);
		expect(result.error).toBeDefined();
		expect(outcome?.split(' ')).toEqual(['failed', 'created', 'skipped', 'unchanged']);
		expect(customer.length).toBeGreaterThan(240);
		expect(customer.length).toBeLessThanOrEqual(255);
		const numbers = new Set(customers.map(({ number }) => `VN-${number}`));
		expect(customer.split(' ').filter((id) => !numbers.has(id))).toEqual([]);
		const refused = (result.error?.context.audit as Array<{ outcome: string; source: { id: string } }>).filter((audit) => audit.outcome === 'failed');
		for (const { source } of refused) expect(customer.split(' ')).toContain(`VN-${source.id}`);
	});

	test('leave out what a dry run says', async () => {
		expect(marksOf(await company.trySync(customers.slice(0, 5), { options: { dryRun: true } }))).toEqual({});
	});
});

describe('With Mask Personal Fields in the credential', () => {
	test('neither an audit record nor an error names a person, and what is written is whole', async () => {
		const changed = customers.filter(({ status }) => status === 'Active').slice(0, 3);
		const copies = changed.map((one) => ({ ...one, name: `Ny ${one.name}`, lastModifiedDateTime: '2030-01-01T00:00:00.000', timeStamp: null }));
		const { items } = await company.trySync([...copies, ...customers], { whenRefused: 'returnFailedItem' }, { credentials: masking() });
		const audits = items.map(({ json }) => JSON.stringify(json.audit));
		for (const [index, one] of copies.entries()) for (const value of personalOf(one)) expect(audits[index]).not.toContain(JSON.stringify(value).slice(1, -1));
		expect(items[0]?.json).toMatchObject({ outcome: 'updated', audit: { source: { id: changed[0]?.number }, changes: [{ field: 'company', from: '[masked]', to: '[masked]' }] } });
		const { items: found } = await company.chargebee({ operation: 'get', customerId: { __rl: true, mode: 'id', value: `VN-${changed[0]?.number}` } });
		expect(found[0]?.json.company).toBe(copies[0]?.name);
		const refused = items.filter(({ json }) => json.outcome === 'failed');
		expect(refused.length).toBeGreaterThan(0);
		const byNumber = new Map(customers.map((one) => [one.number, one]));
		for (const { json } of refused) {
			const source = byNumber.get(String(json.vismaCustomerNumber));
			if (!source) throw new Error('An item names no customer');
			for (const value of personalOf(source)) expect(JSON.stringify(json.audit)).not.toContain(JSON.stringify(value).slice(1, -1));
		}
	});

	test('the error of a failing node and its audit records are masked too', async () => {
		const { error } = await company.trySync(customers, {}, { credentials: masking() });
		const said = JSON.stringify([error?.message, error?.description, error?.context]);
		const refused = (error?.context.audit as Array<{ outcome: string; source: { id: string } }>).filter(({ outcome }) => outcome === 'failed');
		expect(refused.length).toBeGreaterThan(0);
		for (const { source } of refused) {
			const customer = customers.find(({ number }) => number === source.id);
			for (const value of [customer?.name, customer?.invoiceContact?.email, customer?.vatRegistrationId]) {
				if (value && value.length > 3) expect(said).not.toContain(value);
			}
		}
	});

	test('a masked record is refused when it is written as it is', async () => {
		const { items } = await company.trySync(customers, { whenRefused: 'returnFailedItem' }, { credentials: masking() });
		const refused = items.find(({ json }) => json.outcome === 'failed')?.json as { vismaCustomerNumber: string; audit: { source: { record: IDataObject } } };
		const [again] = await company.sync([refused.audit.source.record as unknown as VismaCustomer]);
		expect(again).toMatchObject({
			outcome: 'failed',
			reason: `Personal fields are masked: read customer ${refused.vismaCustomerNumber} again from Visma.net before it is written`,
		});
	});
});
