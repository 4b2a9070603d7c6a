import {
	getAccount,
	getBranch,
	getCurrency,
	getFinancialPeriod,
	getSubaccount,
	listAccounts,
	listBranches,
	listCurrencies,
	listLedgers,
	listSubaccounts,
} from '../../../lib/visma';
import { openCompany, type TestCompany } from './company';

let company: TestCompany;
beforeAll(async () => {
	company = await openCompany();
});
afterAll(async () => await company.stop());
beforeEach(async () => await company.control.clearRequests());

const LATER = '2999-01-01T00:00:00.000';

describe('lists that are not paged', () => {
	it.each<[string, () => Promise<unknown[]>, number]>([
		['accounts', async () => await listAccounts(company.client), 35],
		['branches', async () => await listBranches(company.client), 3],
		['ledgers', async () => await listLedgers(company.client), 2],
		['currencies', async () => await listCurrencies(company.client), 9],
	])('%s come in one call', async (_name, list, count) => {
		const rows = await list();
		expect(rows).toHaveLength(count);
		expect(rows.some((row) => 'metadata' in (row as object))).toBe(false);
		expect(await company.queries()).toEqual([{}]);
	});
});

describe('subaccounts', () => {
	it('come in pages, each once', async () => {
		await company.control.settings({ maxPageSize: 25 });
		const rows = await listSubaccounts(company.client);
		await company.control.settings({ maxPageSize: 1000 });
		expect(new Set(rows.map(({ subaccountNumber }) => subaccountNumber)).size).toBe(60);
		expect(await company.queries()).toHaveLength(3);
	});

	it('stop at the limit', async () => {
		expect(await listSubaccounts(company.client, { active: true }, 4)).toHaveLength(4);
	});
});

describe('filters', () => {
	it('of accounts go to Visma.net by their names', async () => {
		const accounts = await listAccounts(company.client, { active: true, publicCode: '2970', modifiedSince: '2024-01-01T00:00:00.000' });
		expect(accounts.map(({ accountCD }) => accountCD)).toEqual(['2970']);
		expect(await company.queries()).toEqual([
			{ active: 'true', publicCode: '2970', lastModifiedDateTime: '2024-01-01T00:00:00.000', lastModifiedDateTimeCondition: '>=' },
		]);
	});

	it('are checked again, since Visma.net ignores what it does not know', async () => {
		const blind = await company.blind();
		expect((await listAccounts(blind, { active: false })).map(({ accountCD }) => accountCD)).toEqual(['3099']);
		expect(await listAccounts(blind, { modifiedSince: LATER })).toEqual([]);
		expect(await listLedgers(blind, { modifiedSince: LATER })).toEqual([]);
		expect(await listBranches(blind, { modifiedSince: LATER })).toEqual([]);
		expect(await listSubaccounts(blind, { modifiedSince: LATER })).toEqual([]);
		expect(await listSubaccounts(blind, { active: false })).toHaveLength(15);
		expect((await company.queries()).every((query) => Object.keys(query).every((name) => name.startsWith('page')))).toBe(true);
	});

	it.each([
		['2024-01-02T07:30:00.000', 35],
		['2024-01-02T07:30:00', 35],
		['2024-01-02T07:30:00.001', 0],
	])('since %s hold that very moment too, with and without fractions of a second', async (modifiedSince, count) => {
		expect(await listAccounts(await company.blind(), { modifiedSince })).toHaveLength(count);
	});

	it('of branches ask for parts', async () => {
		await listBranches(company.client, { expand: ['Ledger', 'Currency'] });
		expect(await company.queries()).toEqual([{ expandLedger: 'true', expandCurrency: 'true' }]);
	});
});

it('single records are read by their keys', async () => {
	expect(await getAccount(company.client, '2970')).toMatchObject({ description: 'Förutbetalda intäkter', allowManualEntry: true });
	expect(await getSubaccount(company.client, '10-NO-7')).toMatchObject({ active: true });
	expect(await getBranch(company.client, '2')).toMatchObject({ name: 'Nordic Software AB, Göteborg' });
	expect(await getCurrency(company.client, 'SEK')).toMatchObject({ isBaseCurrency: true });
	expect(await getFinancialPeriod(company.client, '202601')).toMatchObject({ year: 2026 });
	await expect(getAccount(company.client, '0')).rejects.toMatchObject({ status: 404 });
});
