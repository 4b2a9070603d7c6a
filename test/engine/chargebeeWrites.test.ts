import axios from 'axios';
import { omitBy } from 'lodash';
import { type IDataObject, type INodeParameters, sleep } from 'n8n-workflow';

import type { AuditRecord } from '../../lib/sync/audit';
import { ChargebeeBilling } from '../../nodes/Chargebee/ChargebeeBilling.node';
import { CHARGEBEE_READ_ONLY_KEY } from '../../sandbox';
import { Contract } from '../sandbox/contract';
import { form } from '../sandbox/running';
import { Company } from './company';
import { pick } from './pick';
import type { NodeRun } from './runNode';

let company: Company;
beforeAll(async () => {
	company = await Company.open('empty');
});
afterAll(async () => await company.close());
beforeEach(async () => {
	await company.control.chargebee.reset({ seed: 'empty' });
	await company.control.chargebee.addCustomers([
		{
			id: 'A',
			company: 'Ås AS',
			email: 'post@as.no',
			vat_number: '913456789',
			billing_address: { line1: 'Storgata 1', city: 'Oslo', country: 'NO' },
			meta_data: { team: 'blue' },
			created_at: 1_760_000_000,
		} as never,
	]);
});

/** What was sent in each test is as the contract says, where the contract is beside this checkout. */
const contract = Contract.isThere() ? new Contract('chargebee.openapi.json', { closed: false }) : undefined;
const OPERATIONS: Array<[pattern: RegExp, path: string]> = [
	[/^\/customers$/, '/customers'],
	[/^\/customers\/[^/]+$/, '/customers/{customer_id}'],
	[/^\/customers\/[^/]+\/update_billing_info$/, '/customers/{customer_id}/update_billing_info'],
	[/^\/customers\/[^/]+\/delete$/, '/customers/{customer_id}/delete'],
];
const judged = new Set<string>();
afterEach(async () => {
	for (const { path, body, status } of contract ? await posts() : []) {
		const [, operation] = OPERATIONS.find(([pattern]) => pattern.test(path.replace('/api/v2', ''))) ?? [];
		if (operation === undefined || status !== 200) continue;
		judged.add(operation);
		// A field is cleared by sending it empty, which the contract has no words for.
		const filled = omitBy(body as object, (value) => value === '');
		expect([operation, contract?.faultsOfForm(operation, filled)]).toEqual([operation, []]);
	}
});
afterAll(() => {
	if (contract) expect([...judged].sort()).toEqual(OPERATIONS.map(([, path]) => path).sort());
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const run = async (operation: string, parameters: INodeParameters, other: Partial<NodeRun> = {}) =>
	await company.chargebee({ operation, ...parameters }, other);
const requests = async () => await company.control.chargebee.requests();
const posts = async () => (await requests()).filter(({ method }) => method === 'POST');
const customers = async () => (await company.control.chargebee.state()).customers;
const customer = async (id: string) => (await customers()).find((one) => one.id === id);
const auditOf = (json?: IDataObject) => json?.audit as unknown as AuditRecord;

describe('Customer: Create', () => {
	const given = {
		customerId: 'VN-1',
		fields: { company: 'Nordlys AS', email: 'x@nordlys.no', net_term_days: 14, vat_number: '987654321', meta_data: '{"team":"red"}' },
		billingAddress: { line1: 'Torget 2', city: 'Bergen', country: 'NO' },
		customFields: { fields: [{ chargebeeField: 'cf_tier', value: 'gold' }] },
	};

	test('creates it with all that is given, in one call, and says so', async () => {
		await company.control.chargebee.createCustomField('cf_tier');
		const { items } = await run('create', given);
		expect(items).toMatchObject([
			{ json: { outcome: 'created', id: 'VN-1', customer: { id: 'VN-1', company: 'Nordlys AS', cf_tier: 'gold' } }, pairedItem: { item: 0 } },
		]);
		expect(await customer('VN-1')).toMatchObject({
			net_term_days: 14,
			vat_number: '987654321',
			meta_data: { team: 'red' },
			billing_address: { city: 'Bergen', country: 'NO' },
		});
		expect(auditOf(items[0]?.json)).toMatchObject({
			direction: 'n8n-to-chargebee',
			target: { system: 'chargebee', type: 'customer', id: 'VN-1' },
			requests: [{ path: '/customers', status: 200, answerId: 'VN-1', attempts: 1 }],
		});
		expect(await requests()).toHaveLength(1);
	});

	test('under an ID that is taken refuses that one, and creates the others', async () => {
		const items = [{ id: 'A' }, { id: 'B' }];
		const { error } = await run('create', { customerId: '={{ $json.id }}', fields: { company: 'X' } }, { items });
		expect(error?.message).toContain('Customer A');
		expect((error?.context as { errorCode: string }).errorCode).toBe('chargebee:duplicate_entry');
		expect(await customer('B')).toMatchObject({ company: 'X' });
		expect(await customer('A')).toMatchObject({ company: 'Ås AS' });
	});

	test('without an ID gives the one that Chargebee chose; a retry makes no second one, two items make two', async () => {
		const again = async (executionId: string) =>
			await run('create', { fields: { company: 'X' } }, { executionId, items: [{}, {}] });
		const first = await again('1');
		const ids = first.items.map(({ json }) => json.id);
		expect(new Set(ids).size).toBe(2);
		const second = await again('2');
		expect(second.items.map(({ json }) => json.id)).toEqual(ids);
		expect(await customers()).toHaveLength(3);
		expect(second.items.map(({ json }) => json.outcome)).toEqual(['unchanged', 'unchanged']);
		expect(second.items[0]?.json.reason).toContain('within the last half an hour');
	});

	test('whose reply is lost is done once', async () => {
		await company.control.chargebee.addFault({ method: 'POST', effect: { type: 'lose-reply' } });
		const { items } = await run('create', { ...given, customFields: {} });
		expect(items[0]?.json.outcome).toBe('created');
		expect(auditOf(items[0]?.json).requests).toMatchObject([{ attempts: 2 }]);
		expect(await customers()).toHaveLength(2);
	});

	test('that is dry sends nothing and shows the request', async () => {
		const { items } = await run('create', { ...given, options: { dryRun: true } });
		expect(items[0]?.json).toMatchObject({ outcome: 'created', dryRun: true, audit: { dryRun: true, requests: [{ attempts: 0 }] } });
		expect(await requests()).toEqual([]);
	});

	test.each([
		['a custom field that is none', { customFields: { fields: [{ chargebeeField: 'tier', value: '' }] } }, 'no name of a custom field'],
		['meta data that is no object', { fields: { meta_data: '[1]' } }, 'holds no JSON object'],
	])('refuses %s before a call', async (_name, parameters, words) => {
		const { error } = await run('create', { customerId: 'B', ...parameters });
		expect(error?.message).toContain(words);
		expect((error?.context as { errorCode: string }).errorCode).toBe('customer-fields-invalid');
		expect(await requests()).toEqual([]);
	});
});

describe('Customer: Update', () => {
	test('writes only what differs, and leaves the rest', async () => {
		const fields = { company: 'Ås AS', email: 'ny@as.no', meta_data: '{"size":"10"}' };
		const { items } = await run('update', { customerId: byId('A'), fields });
		expect(items[0]?.json).toMatchObject({
			outcome: 'updated',
			changes: [
				{ field: 'email', from: 'post@as.no', to: 'ny@as.no' },
				{ field: 'meta_data.size', from: '', to: '10' },
			],
		});
		expect((await posts()).map(({ path, body }) => [path, body])).toEqual([
			['/api/v2/customers/A', { email: 'ny@as.no', meta_data: '{"team":"blue","size":"10"}' }],
		]);
		expect(await customer('A')).toMatchObject({ meta_data: { team: 'blue', size: '10' }, vat_number: '913456789' });
	});

	test('of a part of the address keeps the other part and the VAT number, which Chargebee would erase', async () => {
		const { items } = await run('update', { customerId: byId('A'), billingAddress: { city: 'Bergen' } });
		expect(items[0]?.json.customer).toMatchObject({
			vat_number: '913456789',
			billing_address: { line1: 'Storgata 1', city: 'Bergen', country: 'NO' },
		});
		expect((await posts()).map(({ path }) => path)).toEqual(['/api/v2/customers/A/update_billing_info']);
	});

	test('clears a text that is given empty', async () => {
		await run('update', { customerId: byId('A'), fields: { email: '' } });
		expect((await customer('A'))?.email).toBeUndefined();
	});

	test('with nothing that differs writes nothing', async () => {
		const parameters = { customerId: byId('A'), fields: { company: 'Ås AS', vat_number: '913456789' }, billingAddress: { city: 'Oslo' } };
		const { items } = await run('update', parameters);
		expect(items[0]?.json).toMatchObject({ outcome: 'unchanged', changes: [], customer: { id: 'A' } });
		expect(await posts()).toEqual([]);
	});

	test('of one that is not there fails, after the others; as an item where the flow branches', async () => {
		const items = [{ id: 'none' }, { id: 'A' }];
		const parameters = { customerId: { __rl: true, mode: 'id', value: '={{ $json.id }}' }, fields: { company: 'Y' } };
		const { error } = await run('update', parameters, { items });
		expect(error?.message).toContain('Customer none');
		expect(await customer('A')).toMatchObject({ company: 'Y' });
		const branched = await run('update', { ...parameters, whenRefused: 'returnFailedItem' }, { items });
		expect(branched.items.map(({ json }) => [json.outcome, json.errorCode])).toEqual([
			['failed', 'chargebee:resource_not_found'],
			['unchanged', undefined],
		]);
	});

	test('without an ID is refused before a call', async () => {
		const { error } = await run('update', { customerId: '={{ "" }}', fields: { company: 'Y' } });
		expect(error?.message).toContain('No customer ID is given');
		expect(await requests()).toEqual([]);
	});

	test('with a key that may only read stops, and says why', async () => {
		const credentials = { ...company.credentials.chargebeeSiteApi, apiKey: CHARGEBEE_READ_ONLY_KEY };
		const { error } = await run('update', { customerId: byId('A'), fields: { company: 'Y' } }, { credentials: { chargebeeSiteApi: credentials } });
		expect(error?.message).toContain('0 of 1 customer is done');
		expect((error?.context as { errorCode: string }).errorCode).toBe('chargebee:api_authorization_failed');
	});

	test.each([
		[{}, 'all-disabled'],
		[{ raiseWebhooks: true }, undefined],
	])('with %j tells webhook endpoints or not', async (options, header) => {
		await run('update', { customerId: byId('A'), fields: { company: 'Y' }, options });
		expect((await posts())[0]?.headers['chargebee-event-webhook']).toBe(header);
	});
});

describe('Customer: Create or Update', () => {
	test('creates what is not there and updates what is', async () => {
		const items = [{ id: 'A' }, { id: 'B' }];
		const done = await run('createOrUpdate', { customerId: '={{ $json.id }}', fields: { company: 'Z' } }, { items });
		expect(done.items.map(({ json }) => json.outcome)).toEqual(['updated', 'created']);
		const again = await run('createOrUpdate', { customerId: '={{ $json.id }}', fields: { company: 'Z' } }, { items });
		expect(again.items.map(({ json }) => json.outcome)).toEqual(['unchanged', 'unchanged']);
	});

	test('updates what somebody created in between', async () => {
		const fault = await company.control.chargebee.addFault({ method: 'POST', effect: { type: 'hold' } });
		const done = run('createOrUpdate', { customerId: 'B', fields: { company: 'Z' } });
		while (!(await company.control.chargebee.faults()).some(({ held }) => held > 0)) await sleep(5);
		await company.control.chargebee.addCustomers([{ id: 'B', company: 'Other', created_at: 1_760_000_000 }]);
		await company.control.chargebee.releaseFault(fault);
		expect((await done).items[0]?.json).toMatchObject({ outcome: 'updated', changes: [{ field: 'company', from: 'Other', to: 'Z' }] });
	});

	test('does not bring a deleted customer back', async () => {
		await run('delete', { customerId: byId('A') });
		const { error } = await run('createOrUpdate', { customerId: 'A', fields: { company: 'Z' } });
		expect((error?.context as { errorCode: string }).errorCode).toBe('chargebee:duplicate_entry');
	});
});

describe('Customer: Delete', () => {
	test('deletes it, once', async () => {
		const first = await run('delete', { customerId: byId('A') });
		expect(first.items[0]?.json).toMatchObject({ outcome: 'deleted', id: 'A' });
		expect((await posts()).at(-1)?.body).toEqual({ delete_payment_method: 'true' });
		const again = await run('delete', { customerId: byId('A') }, { executionId: 'another' });
		expect(again.items[0]?.json).toMatchObject({ outcome: 'unchanged', reason: 'It is deleted already' });
	});

	test('of one that never was fails', async () => {
		const { error } = await run('delete', { customerId: byId('none') });
		expect(error?.message).toContain('Customer none');
	});

	test('that is dry deletes nothing', async () => {
		const { items } = await run('delete', { customerId: byId('A'), options: { dryRun: true, keepPaymentMethod: true } });
		expect(items[0]?.json).toMatchObject({ outcome: 'deleted', dryRun: true });
		expect(auditOf(items[0]?.json).requests).toMatchObject([{ body: { delete_payment_method: false } }]);
		expect(await requests()).toEqual([]);
	});
});

describe('Webhook Endpoint: Delete', () => {
	test('frees its place, and says which one it was', async () => {
		await company.control.chargebee.settings({ webhooks: { anyPort: true } });
		const { baseUrl, apiKey } = company.credentials.chargebeeSiteApi as { baseUrl: string; apiKey: string };
		const fields = { name: 'n8n', url: 'https://n8n.example.com/webhook/x', api_version: 'v2' };
		const auth = { username: apiKey, password: '' };
		const made = await axios.post(`${baseUrl}/api/v2/webhook_endpoints`, form(fields), { auth, proxy: false });
		const id = String(made.data.webhook_endpoint.id);
		const { results } = await pick(new ChargebeeBilling(), 'searchEndpoints', company.credentials);
		expect(results).toEqual([{ name: 'n8n (https://n8n.example.com/webhook/x)', value: id }]);
		const parameters = { resource: 'webhookEndpoint', endpointId: byId(id) };
		expect((await run('delete', { ...parameters, options: { dryRun: true } })).items[0]?.json).toMatchObject({ dryRun: true });
		const { items } = await run('delete', parameters);
		expect(items[0]?.json).toMatchObject({ outcome: 'deleted', id, audit: { target: { type: 'webhookEndpoint', id } } });
		expect((await company.control.chargebee.state()).webhooks.endpoints).toBe(0);
		const { error } = await run('delete', parameters, { executionId: 'another' });
		expect(error?.message).toContain(`Webhook endpoint ${id}`);
	});
});
