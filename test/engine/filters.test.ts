import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Contract } from '../sandbox/contract';
import { Company } from './company';

let company: Company;
beforeAll(async () => {
	company = await Company.open('empty');
});
afterAll(async () => await company.close());

const LISTS: Array<[resource: string, path: string]> = [
	['account', '/v1/account'],
	['branch', '/v1/branch'],
	['currency', '/v1/currency'],
	['customer', '/v1/customer'],
	['customerCreditNote', '/v1/customerCreditNote'],
	['customerInvoice', '/v1/customerinvoice'],
	['customerPayment', '/v1/customerPayment'],
	['financialPeriod', '/v1/financialPeriod'],
	['journalTransaction', '/v2/journaltransaction'],
	['ledger', '/v1/ledger'],
	['subaccount', '/v1/subaccount'],
	['vatCategory', '/v1/vatCategory'],
];

/** Visma.net documents these as without effect; the pages are ours to turn. */
const WITHOUT_EFFECT = ['greaterThanValue', 'orderBy', 'pageNumber', 'pageSize'];

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

function fieldsOf(resource: string): INodeProperties[] {
	return new VismaNet().description.properties.filter(({ displayOptions }) => {
		const { show = {} } = displayOptions ?? {};
		return show.resource?.[0] === resource && show.operation?.[0] === 'getAll';
	});
}

/** Some value for a filter, of its type. */
function example({ name, type, options }: INodeProperties): unknown {
	if (type === 'boolean') return true;
	if (type === 'number') return 1;
	if (type === 'multiOptions') return (options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
	if (type === 'options') return (options ?? []).flatMap((option) => ('value' in option ? [option.value] : []))[0];
	if (type === 'resourceLocator') return byId('202601');
	if (type !== 'fixedCollection') return name === 'attributes' ? '{}' : 'x';
	const [group] = options as INodePropertyCollection[];
	if (group?.name === 'rows') return { rows: [{ id: 'INDUSTRY', values: 'A, B' }] };
	return { [group?.name ?? '']: { condition: '<=', time: '2026-01-31T12:30:00' } };
}

async function everyFilter(resource: string): Promise<INodeParameters> {
	const fields = fieldsOf(resource);
	const options = (fields.find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];
	const filters = options.filter(({ name }) => !['maxWaitSeconds', 'overlapMinutes'].includes(name));
	const has = (name: string) => fields.some((field) => field.name === name);
	return {
		returnAll: true,
		...(has('modifiedSince') ? { modifiedSince: '2026-01-01T00:00:00' } : {}),
		...(has('financialPeriod') ? { financialPeriod: byId('202601') } : {}),
		options: Object.fromEntries(filters.map((filter) => [filter.name, example(filter)])) as INodeParameters,
	};
}

describe.each(LISTS)('%s: Get Many', (resource, path) => {
	test('offers every filter that the contract has, and sends none that it has not', async () => {
		await company.control.visma.clearRequests();
		const { error } = await company.visma({ resource, operation: 'getAll', ...(await everyFilter(resource)) });
		expect(error).toBeUndefined();
		const sent = (await company.control.visma.requests()).find((request) => request.path === path)?.query as object;
		expect(Object.values(sent)).not.toContain('');
		if (!Contract.isThere()) return;
		const contract = new Contract('visma-net.openapi.json', { closed: true });
		expect(contract.unknownParameters(path, 'get', sent)).toEqual([]);
		const names = Object.keys(sent);
		const missing = contract.queryParameters(path, 'get').filter((name) => !names.includes(name));
		expect(missing.filter((name) => !WITHOUT_EFFECT.includes(name))).toEqual([]);
	});
});

test('bounds go out with their operator, days as days and times to the millisecond', async () => {
	await company.control.visma.clearRequests();
	const options = {
		documentDate: { day: { condition: '>', time: '2026-01-31T23:30:00.000Z' } },
		created: { time: { condition: '<', time: '2026-06-30T22:00:00.000Z' } },
		documentDueDate: { day: { condition: '<=', time: '' } },
	};
	await company.visma({ resource: 'customerInvoice', operation: 'getAll', returnAll: true, options });
	const [sent] = (await company.control.visma.requests()).filter(({ path }) => path === '/v1/customerinvoice');
	expect(sent?.query).toMatchObject({
		documentDate: '2026-02-01',
		documentDateCondition: '>',
		createdDateTime: '2026-07-01T00:00:00.000',
		createdDateTimeCondition: '<',
	});
	expect(sent?.query).not.toHaveProperty('documentDueDate');
});
