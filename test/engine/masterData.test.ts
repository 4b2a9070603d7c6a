import type { INodeParameters } from 'n8n-workflow';

import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Contract } from '../sandbox/contract';
import { Company } from './company';
import { pick } from './pick';

let company: Company;
beforeAll(async () => {
	company = await Company.open('empty');
});
afterAll(async () => await company.close());
beforeEach(async () => await company.control.visma.clearRequests());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const run = async (resource: string, operation: string, parameters: INodeParameters = {}) =>
	await company.visma({ resource, operation, ...parameters });
const lastCall = async () => (await company.control.visma.requests()).filter(({ path }) => path.startsWith('/v1')).at(-1);

describe('Get', () => {
	test.each([
		['account', 'accountNumber', '2970', '/v1/account/2970', { description: 'Förutbetalda intäkter' }],
		['subaccount', 'subaccountNumber', '10-NO-7', '/v1/subaccount/10-NO-7', { active: true }],
		['branch', 'branchNumber', '2', '/v1/branch/2', { isMainBranch: false }],
		['financialPeriod', 'periodId', '202601', '/v1/financialPeriod/202601', { year: 2026 }],
		['currency', 'currencyId', 'EUR', '/v1/currency/EUR', { isBaseCurrency: false }],
	])('of a %s reads it by its key', async (resource, field, key, path, record) => {
		const { items } = await run(resource, 'get', { [field]: byId(key) });
		expect(items).toMatchObject([{ json: record, pairedItem: { item: 0 } }]);
		expect((await lastCall())?.path).toBe(path);
	});

	test('of an unknown key names the record and the remedy', async () => {
		const { error } = await run('account', 'get', { accountNumber: byId('9999') });
		expect(error?.message).toContain('Account 9999: Visma.net has no such record');
		expect(error?.description).toContain('Check the number');
	});
});

describe('Get Many', () => {
	test.each([
		['account', 35],
		['subaccount', 60],
		['branch', 3],
		['ledger', 2],
		['financialPeriod', 60],
		['currency', 9],
	])('of %s returns all, or as many as the limit', async (resource, count) => {
		const { items } = await run(resource, 'getAll', { returnAll: true });
		expect(items).toHaveLength(count);
		expect(items.every(({ json }) => json.metadata === undefined)).toBe(true);
		expect((await run(resource, 'getAll', { returnAll: false, limit: 2 })).items).toHaveLength(2);
	});

	const SINCE = { lastModifiedDateTime: '2024-01-01T00:00:00.000', lastModifiedDateTimeCondition: '>=' };
	const CODES = { analysisCode: 'A', externalCode1: 'B', externalCode2: 'C', publicCode: '2970' };
	test.each<[string, INodeParameters, object]>([
		['account', { active: true, includeAccountClassDescription: true, ...CODES }, { active: 'true', includeAccountClassDescription: 'true', ...CODES, ...SINCE }],
		['subaccount', { active: false }, { active: 'false', pageNumber: '1', pageSize: '1000', ...SINCE }],
		['branch', { expand: ['Ledger', 'VatZone'] }, { expandLedger: 'true', expandVatZone: 'true', ...SINCE }],
		['ledger', {}, SINCE],
	])('of %s sends its filters by the names of the contract', async (resource, options, query) => {
		const modifiedSince = '2024-01-01T00:00:00';
		await run(resource, 'getAll', { returnAll: true, modifiedSince, options: { overlapMinutes: 0, ...options } });
		const sent = await lastCall();
		expect(sent?.query).toEqual(query);
		if (!Contract.isThere()) return;
		const contract = new Contract('visma-net.openapi.json', { closed: true });
		expect(contract.unknownParameters(`/v1/${resource}`, 'get', sent?.query as object)).toEqual([]);
	});

	test('an option that was added and left empty filters nothing', async () => {
		const { items } = await run('account', 'getAll', { returnAll: true, options: { publicCode: '' } });
		expect(items).toHaveLength(35);
	});

	test('of financial periods chooses a year and what is open', async () => {
		await company.control.visma.setPeriod('202601', { closedInGeneralLedger: true });
		await company.control.visma.setPeriod('202602', { active: false });
		const { items } = await run('financialPeriod', 'getAll', { returnAll: true, options: { year: 2026, onlyOpen: true } });
		await company.control.visma.reset({ seed: 'empty' });
		expect(items.map(({ json }) => json.period)).toEqual(['202603', '202604', '202605', '202606', '202607', '202608', '202609', '202610', '202611', '202612']);
	});
});

describe('pickers', () => {
	test.each([
		['searchAccounts', 'förutbetalda intäkter', { name: '2970 Förutbetalda intäkter', value: '2970' }],
		['searchAccounts', '2440', { name: '2440 Leverantörsskulder (no manual entry)', value: '2440' }],
		['searchSubaccounts', '10-no-7', { name: '10-NO-7 Abonnemang, Norge, Analys', value: '10-NO-7' }],
		['searchSegments', '10-no-7', { name: '10-NO-7 Abonnemang, Norge, Analys', value: '1=10,2=NO,3=7' }],
		['searchBranches', 'göteborg', { name: '2 Nordic Software AB, Göteborg', value: '2' }],
		['searchLedgers', 'actual', { name: '1 Actual ledger', value: '1' }],
		['searchPeriods', '202602', { name: '202602 (2026-02-01 to 2026-02-28)', value: '202602' }],
		['searchCurrencies', 'krona', { name: 'SEK Svensk krona', value: 'SEK' }],
	])('%s finds "%s"', async (method, text, choice) => {
		const { results } = await pick(new VismaNet(), method, company.credentials, text);
		expect(results).toContainEqual(choice);
	});

	test('leave out what cannot be chosen, and name periods that are closed', async () => {
		await company.control.visma.setPeriod('202602', { closedInGeneralLedger: true });
		const all = async (method: string) => (await pick(new VismaNet(), method, company.credentials)).results.map(({ name }) => name);
		expect(await all('searchPeriods')).toContain('202602 (2026-02-01 to 2026-02-28) closed');
		expect((await all('searchAccounts')).some((name) => name.startsWith('3099'))).toBe(false);
		expect(await all('searchBranches')).toHaveLength(2);
		expect(await all('searchLedgers')).toHaveLength(1);
	});
});

test('every resource of the node has an operation field with the operations that it can run', () => {
	const { properties } = new VismaNet().description;
	const [resource, ...fields] = properties;
	const names = (resource?.options ?? []).map((option) => ('value' in option ? String(option.value) : ''));
	for (const name of names) {
		const operation = fields.filter((field) => field.name === 'operation' && field.displayOptions?.show?.resource?.[0] === name);
		expect([name, operation.length]).toEqual([name, 1]);
	}
	expect(names).toHaveLength(14);
});
