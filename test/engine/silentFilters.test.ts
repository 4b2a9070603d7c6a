import type { IDataObject, INodeParameters, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { blindProxy } from './blindProxy';
import { Company } from './company';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** What stands under Options of a list and filters nothing. */
const NO_FILTERS = ['background', 'expand', 'expandAttachments', 'includeAccountClassDescription', 'maxWaitSeconds', 'overlapMinutes'];

/** Rows do not tell, so that nothing can be checked again: what the contract's DTO has no field for. */
const UNTOLD = ['vatCategory created', 'vatCategory vendorCd'];

/**
 * Fields that the rows at hand leave out: a row that does not tell passes, since whether lists always tell is UNVERIFIED, and
 * a record too many is seen where one too few is not.
 */
const WHERE_TOLD = ['analysisCode', 'externalCode1', 'externalCode2', 'closedFinancialPeriod', 'dunningLevel', 'project'];

let company: Company;
let blind: Awaited<ReturnType<typeof blindProxy>>;
beforeAll(async () => {
	company = await Company.open('nordic');
	await company.control.visma.fillReceivables(60);
	const line = (account: string, side: string) => ({ account: byId(account), debit: '', credit: '', [side]: '5' });
	const batch = { transactionDate: '2026-01-15', lines: { line: [line('1510', 'debit'), line('3001', 'credit')] } };
	for (const afterCreating of ['balanced', 'hold', 'release']) {
		await company.visma({ resource: 'journalTransaction', operation: 'create', ...batch, afterCreating });
	}
	blind = await blindProxy(String(company.credentials.vismaNetOAuth2Api?.baseUrl));
});
afterAll(async () => {
	await blind.close();
	await company.close();
});

const { properties } = new VismaNet().description;

function fieldsOf(resource: string): INodeProperties[] {
	return properties.filter(({ displayOptions: { show = {} } = {} }) => show.resource?.[0] === resource && show.operation?.[0] === 'getAll');
}

/** Parameters that set one filter. */
type Setting = [name: string, parameters: INodeParameters];

/** Values of a filter: one that no row has, or each that it can have. */
function valuesOf({ name, type, options = [] }: INodeProperties): Array<[label: string, value: unknown]> {
	if (type === 'boolean') return [true, false].map((value) => [`${name} ${value}`, value]);
	if (type === 'number') return [[name, 99]];
	if (type === 'options') return (options as INodePropertyOptions[]).map(({ value }) => [`${name} ${String(value)}`, value]);
	if (type === 'resourceLocator') return [[name, byId('none')]];
	if (type !== 'fixedCollection') return [[name, 'no such']];
	const [group] = options as INodePropertyCollection[];
	if (group?.name === 'rows') return [[name, { rows: [{ id: 'INDUSTRY', values: 'no such' }] }]];
	return ['>', '<'].map((condition) => [`${name} ${condition}`, { [group?.name ?? '']: { condition, time: '2026-06-01' } }]);
}

function settingsOf(resource: string): Setting[] {
	const fields = fieldsOf(resource);
	const options = (fields.find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];
	const filters = options.filter(({ name }) => !NO_FILTERS.includes(name));
	const since: Setting[] = fields.some(({ name }) => name === 'modifiedSince') ? [['modifiedSince', { modifiedSince: '2999-01-01T00:00:00' }]] : [];
	const period: Setting[] = fields.some(({ name }) => name === 'financialPeriod') ? [['financialPeriod', { financialPeriod: byId('202507') }]] : [];
	return [
		...since,
		...period,
		...filters.flatMap((filter) => valuesOf(filter).map(([label, value]): Setting => [label, { options: { [filter.name]: value } as INodeParameters }])),
	];
}

const LISTS = ['account', 'branch', 'currency', 'customer', 'customerCreditNote', 'customerInvoice', 'customerPayment', 'financialPeriod', 'journalTransaction', 'ledger', 'subaccount', 'vatCategory'];
const SETTINGS = LISTS.flatMap((resource) => settingsOf(resource).map((setting) => [`${resource} ${setting[0]}`, resource, setting[1]] as const));

async function read(resource: string, parameters: INodeParameters, baseUrl?: string): Promise<IDataObject[]> {
	const needed = resource === 'journalTransaction' && !parameters.financialPeriod ? { modifiedSince: '2020-01-01T00:00:00' } : {};
	const { vismaNetOAuth2Api = {} } = company.credentials;
	const credentials = { ...company.credentials, vismaNetOAuth2Api: { ...vismaNetOAuth2Api, ...(baseUrl ? { baseUrl } : {}) } };
	const { items, error } = await company.visma({ resource, operation: 'getAll', returnAll: true, ...needed, ...parameters }, { credentials });
	if (error) throw error;
	return items.map(({ json }) => json);
}

const shown = (rows: IDataObject[]) => rows.map((row) => JSON.stringify(row)).sort();

test('the lists are all that the node has', () => {
	const named = properties.filter(({ displayOptions: { show = {} } = {} }) => show.operation?.[0] === 'getAll');
	expect([...new Set(named.map(({ displayOptions }) => String(displayOptions?.show?.resource?.[0])))].sort()).toEqual([...LISTS].sort());
	expect(SETTINGS.length).toBeGreaterThan(100);
});

describe('a filter that Visma.net ignores without a word leaves the same rows', () => {
	test.each(SETTINGS.filter(([name]) => !UNTOLD.some((untold) => name.startsWith(untold))))('%s', async (name, resource, parameters) => {
		const seeing = shown(await read(resource, parameters));
		const isImpossible = /"(no such|none|2999.*)"|:99\b/.test(JSON.stringify(parameters));
		if (isImpossible && !WHERE_TOLD.includes(name.split(' ')[1] ?? '')) expect(seeing).toEqual([]);
		expect(shown(await read(resource, parameters, blind.url))).toEqual(seeing);
	});
});
