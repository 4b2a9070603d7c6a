import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Contract } from '../sandbox/contract';
import { Company } from './company';
import saved from './saved/vismaNet.v1.json';

/**
 * Nodes as workflows hold them that were saved with version 0.1: n8n leaves out what is as it was by default. They must go
 * on to do what they did. Rows are added, never changed; what breaks one needs a new typeVersion.
 */
const NODES = saved as unknown as Array<{ parameters: INodeParameters; expect: IDataObject }>;

/** What the parameters that were left out meant. */
const operationOf = ({ resource = 'customer', operation = 'getAll' }: INodeParameters) => `${String(resource)}: ${String(operation)}`;

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
	await company.control.visma.fillReceivables(20);
});
afterAll(async () => await company.close());

let job = '';

describe('a node that was saved with version 0.1 goes on to work', () => {
	test.each(NODES.map(({ parameters, expect: expected }) => [operationOf(parameters), parameters, expected] as const))('%s', async (name, parameters, expected) => {
		if (name === 'backgroundJob: get') await inBackground();
		await company.control.visma.clearRequests();
		const given = JSON.parse(JSON.stringify(parameters).replace('JOB', job)) as INodeParameters;
		const { items, error } = await company.visma(given, { items: [{ timeStamp: 'AAAAAAAAAAE=' }] });
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		expect(items[0]?.json).toMatchObject(expected);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		await requestsFit();
	});
});

/** A call in the background, for its job. */
async function inBackground(): Promise<void> {
	const parameters = { operation: 'create', name: 'Background AS', options: { background: true } };
	job = String((await company.visma(parameters)).items[0]?.json.jobId);
}

/** Whatever was sent is as the contract says. */
async function requestsFit(): Promise<void> {
	if (!Contract.isThere()) return;
	const contract = new Contract('visma-net.openapi.json', { closed: true });
	for (const { method, path, query, body } of await company.control.visma.requests()) {
		if (path === '/connect/token') continue;
		const verb = method.toLowerCase();
		const known = contract.pathOf(path) ?? '';
		expect([path, contract.operation(known, verb) !== undefined]).toEqual([path, true]);
		expect(contract.unknownParameters(known, verb, query as object)).toEqual([]);
		if (contract.operation(known, verb).requestBody) expect(contract.faultsOfBody(known, verb, body)).toEqual([]);
	}
}

test('every operation of the node is among them', () => {
	const { properties } = new VismaNet().description;
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) => ('value' in option ? [`${String(displayOptions?.show?.resource?.[0])}: ${String(option.value)}`] : [])),
		);
	const covered = new Set(NODES.map(({ parameters }) => operationOf(parameters)));
	expect(operations.filter((operation) => !covered.has(operation) && operation !== 'journalTransaction: recordChargebeeEvents')).toEqual([]);
});
