import { getCustomer, listCustomers } from '../../../lib/visma';
import { VISMA_COMPANY_ID } from '../../../sandbox';
import { openCompany, type TestCompany } from './company';

let company: TestCompany;
beforeAll(async () => {
	company = await openCompany();
});
afterAll(async () => await company.stop());
beforeEach(async () => {
	await company.control.settings({ maxPageSize: 1000 });
	await company.control.clearRequests();
});

const numbers = (customers: Array<{ number: string }>) => customers.map(({ number }) => number);

describe('all customers', () => {
	it('come in one call when a page takes them, each once and without paging metadata', async () => {
		const customers = await listCustomers(company.client, {});
		expect(new Set(numbers(customers)).size).toBe(258);
		expect(customers).toHaveLength(258);
		expect(customers.some((customer) => 'metadata' in customer)).toBe(false);
		expect(await company.queries()).toEqual([{ pageNumber: '1', pageSize: '1000' }]);
	});

	it('come in full when pages are capped silently, without asking for a page beyond the end', async () => {
		await company.control.settings({ maxPageSize: 100 });
		expect(await listCustomers(company.client, {})).toHaveLength(258);
		expect(await company.queries()).toHaveLength(3);
	});

	it('come in full when the number of customers is a multiple of the page size', async () => {
		await company.control.settings({ maxPageSize: 86 });
		expect(await listCustomers(company.client, {})).toHaveLength(258);
		expect(await company.queries()).toHaveLength(3);
	});

	it('are none when the first page is empty', async () => {
		expect(await listCustomers(company.client, { modifiedSince: '2099-01-01T00:00:00.000' })).toEqual([]);
	});
});

describe('some customers', () => {
	it('as many as the limit, in one small page', async () => {
		expect(await listCustomers(company.client, {}, 7)).toHaveLength(7);
		expect(await company.queries()).toEqual([{ pageNumber: '1', pageSize: '7' }]);
	});

	it('a limit beyond the largest page reads on, and no further than it must', async () => {
		await company.control.settings({ maxPageSize: 50 });
		const customers = await listCustomers(company.client, {}, 120);
		expect(new Set(numbers(customers)).size).toBe(120);
		expect(await company.queries()).toHaveLength(3);
	});

	it('those modified at or after a time, that moment included', async () => {
		const edited = await company.control.editCustomer('10001', { name: 'Nytt Navn AS' });
		const since = edited.lastModifiedDateTime;
		expect(numbers(await listCustomers(company.client, { modifiedSince: since }))).toEqual(['10001']);
		expect((await company.queries()).at(-1)).toMatchObject({ lastModifiedDateTime: since, lastModifiedDateTimeCondition: '>=' });
	});

	it('those with a status', async () => {
		const customers = await listCustomers(company.client, { status: 'Inactive' });
		expect(customers).toHaveLength(10);
		expect(customers.every(({ status }) => status === 'Inactive')).toBe(true);
	});
});

describe('one customer', () => {
	it('by its number, also with a slash in it', async () => {
		const slashed = (await listCustomers(company.client, {})).find(({ number }) => number.includes('/'));
		expect(slashed).toBeDefined();
		expect((await getCustomer(company.client, slashed?.number ?? '')).number).toBe(slashed?.number);
	});

	it('that does not exist is an error', async () => {
		await expect(getCustomer(company.client, '99999')).rejects.toMatchObject({ status: 404 });
	});

	it('sends the company id where the credential has one', async () => {
		await getCustomer(company.clientWith(VISMA_COMPANY_ID), '10001');
		await getCustomer(company.client, '10001');
		const sent = (await company.control.requests()).map(({ headers }) => headers['ipp-company-id']);
		expect(sent).toEqual([VISMA_COMPANY_ID, undefined]);
	});
});
