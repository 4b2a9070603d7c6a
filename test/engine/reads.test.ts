import { ChargebeeBilling } from '../../nodes/Chargebee/ChargebeeBilling.node';
import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Company } from './company';
import { pick } from './pick';

let company: Company;

beforeAll(async () => {
	company = await Company.open();
	await company.sync((await company.readCustomers()).slice(0, 130));
});
afterAll(async () => await company.close());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const requested = async (system: 'visma' | 'chargebee') => {
	const requests = await company.control[system].requests();
	await company.control[system].clearRequests();
	return requests.filter(({ path }) => path.includes('customer'));
};

describe('Visma.net ERP: Customer', () => {
	test('Get reads a customer by its number', async () => {
		const [first] = await company.readCustomers();
		const { items } = await company.visma({ operation: 'get', customerNumber: byId(first?.number ?? '') });
		expect(items).toEqual([{ json: expect.objectContaining({ number: first?.number }), pairedItem: { item: 0 } }]);
	});

	test('Get reads a customer whose number holds a slash', async () => {
		const slashed = (await company.readCustomers()).find(({ number }) => number.includes('/'));
		const { items } = await company.visma({ operation: 'get', customerNumber: byId(slashed?.number ?? '') });
		expect(items[0]?.json.name).toBe(slashed?.name);
	});

	test('Get of an unknown number names the number and the remedy', async () => {
		const { error } = await company.visma({ operation: 'get', customerNumber: byId('99999999') });
		expect(error?.message).toContain('Customer 99999999: Visma.net has no such record');
		expect(error?.description).toContain('Check the number');
	});

	test('Get with Continue On Fail gives one item per input: the record, or why there is none', async () => {
		const [first] = await company.readCustomers();
		const { items, errorItems } = await company.visma(
			{ operation: 'get', customerNumber: '={{ $json.number }}' },
			{ items: [{ number: '99999999' }, { number: first?.number ?? '' }], onError: 'continueErrorOutput' },
		);
		expect(items.map(({ json, pairedItem }) => [json.number, pairedItem])).toEqual([[first?.number, { item: 1 }]]);
		expect(errorItems[0]?.json.error).toContain('99999999');
	});

	test('Get Many stops at the limit, and gives rows without their paging data', async () => {
		const { items } = await company.visma({ operation: 'getAll', returnAll: false, limit: 7 });
		expect(items).toHaveLength(7);
		expect(items.every(({ json }) => json.metadata === undefined)).toBe(true);
	});

	test('Get Many returns every customer once although pages are capped at 50', async () => {
		await company.control.visma.settings({ maxPageSize: 50 });
		await requested('visma');
		const customers = await company.readCustomers();
		await company.control.visma.settings({ maxPageSize: 1000 });
		expect(new Set(customers.map(({ number }) => number)).size).toBe(258);
		expect(await requested('visma')).toHaveLength(6);
	});

	test('Get Many with a status returns that status alone', async () => {
		const { items } = await company.visma({ operation: 'getAll', returnAll: true, options: { status: 'Inactive' } });
		expect(items).toHaveLength(10);
	});

	test("Modified Since is sent in the company's own time, earlier by the overlap", async () => {
		await requested('visma');
		await company.visma({
			operation: 'getAll',
			returnAll: true,
			modifiedSince: '2026-07-01T10:00:00Z',
			options: { overlapMinutes: 30 },
		});
		expect((await requested('visma'))[0]?.query).toMatchObject({
			lastModifiedDateTime: '2026-07-01T11:30:00.000',
			lastModifiedDateTimeCondition: '>=',
		});
	});

	test('a Modified Since that is no date is named, and nothing is read', async () => {
		await requested('visma');
		const { error } = await company.visma({ operation: 'getAll', returnAll: true, modifiedSince: 'yesterday' });
		expect(error?.message).toContain('"yesterday" is not a date');
		expect(await requested('visma')).toHaveLength(0);
	});

	test('the company ID goes with every call when the credential has one', async () => {
		Object.assign(company.credentials.vismaNetOAuth2Api as object, { companyId: '4152637' });
		await requested('visma');
		await company.visma({ operation: 'getAll', returnAll: false, limit: 1 });
		Object.assign(company.credentials.vismaNetOAuth2Api as object, { companyId: '' });
		expect((await requested('visma'))[0]?.headers['ipp-company-id']).toBe('4152637');
	});
});

describe('Chargebee Billing: Customer', () => {
	test('Get reads a customer by its ID', async () => {
		const { items } = await company.chargebee({ operation: 'getAll', returnAll: false, limit: 1 });
		const id = String(items[0]?.json.id);
		const { items: found } = await company.chargebee({ operation: 'get', customerId: byId(id) });
		expect(found[0]?.json.id).toBe(id);
	});

	test('Get of an unknown ID names the ID and the remedy', async () => {
		const { error } = await company.chargebee({ operation: 'get', customerId: byId('VN-0') });
		expect(error?.message).toContain('Customer VN-0');
		expect(error?.description).toContain('Check the id');
	});

	test('Get Many returns every customer once, a hundred a call', async () => {
		await requested('chargebee');
		const { items } = await company.chargebee({ operation: 'getAll', returnAll: true });
		const { counts } = await company.control.chargebee.state();
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(counts.customers);
		expect(await requested('chargebee')).toHaveLength(Math.ceil(counts.customers / 100));
	});

	test('Get Many filters by company, e-mail and ID', async () => {
		const { items } = await company.chargebee({ operation: 'getAll', returnAll: true });
		const sample = items.find(({ json }) => json.email)?.json ?? {};
		const filter = [
			{ field: 'company', condition: 'starts_with', value: String(sample.company).slice(0, 12) },
			{ field: 'email', condition: 'is', value: String(sample.email) },
			{ field: 'id', condition: 'starts_with', value: String(sample.id) },
		];
		const filters = { filter };
		const { items: found } = await company.chargebee({ operation: 'getAll', returnAll: true, filters });
		expect(found.map(({ json }) => json.id)).toEqual([sample.id]);
	});
});

describe('pickers', () => {
	test('offer Visma.net customers by a part of the name, with their numbers', async () => {
		const [first] = await company.readCustomers();
		const part = String(first?.name).slice(2, 9);
		const { results } = await pick(new VismaNet(), 'searchCustomers', company.credentials, part);
		expect(results).toContainEqual({ name: `${first?.name} (${first?.number})`, value: first?.number });
		expect(results.every(({ name }) => name.toLowerCase().includes(part.toLowerCase()))).toBe(true);
	});

	test('offer Chargebee customers by the beginning of the company name, with their IDs', async () => {
		const { results: all } = await pick(new ChargebeeBilling(), 'searchCustomers', company.credentials);
		expect(all).toHaveLength(100);
		const [first] = all;
		const { results } = await pick(new ChargebeeBilling(), 'searchCustomers', company.credentials, first?.name.slice(0, 8));
		expect(results).toContainEqual(first);
		expect(results.length).toBeLessThan(100);
	});
});
