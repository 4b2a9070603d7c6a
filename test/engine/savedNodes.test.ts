/* eslint-disable no-console */
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { ChargebeeBilling } from '../../nodes/Chargebee/ChargebeeBilling.node';
import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Contract } from '../sandbox/contract';
import { Company } from './company';
import { endpoints } from './operations/chargebeeCases';
import { operationIn, operationsOf } from './operations/operationsOf';
import { Mirror } from './mirror';
import { recordingProxy } from './recordingProxy';
import chargebeeNodes from './saved/chargebeeBilling.v1.json';
import vismaNodes from './saved/vismaNet.v1.json';

/** A node as a workflow holds it: n8n leaves out what is as it was by default. */
interface Saved {
	parameters: INodeParameters;
	/** What comes in, by its name in `Given`. */
	input?: string;
	/** What the Chargebee credential says besides. */
	site?: IDataObject;
	/** Members of the first item that comes out. */
	expect: IDataObject;
}

/** What is there before: inputs by name, and ids that stand as `<name>` in parameters. */
interface Given {
	inputs: Record<string, object>;
	ids: Record<string, string>;
}

/** The contract is an extract of Chargebee's, without its transactions and unbilled charges. */
const NOT_IN_CONTRACT = ['/connect/token', '/transactions', '/unbilled_charges'];

interface Suite {
	type: INodeType;
	saved: Saved[];
	system: 'visma' | 'chargebee';
	contract: () => Contract;
	give: (company: Company) => Promise<Given>;
}

/**
 * Nodes as workflows hold them that were saved with version 0.1. They must go on to do what they did: rows are added, never
 * changed; what breaks one needs a new typeVersion. Whatever they send, and whatever is answered, is as the contract says
 * where the contract is beside this checkout.
 */
function suite({ type, saved, system, contract, give }: Suite): void {
	const judge = Contract.isThere() ? contract() : undefined;
	const operations = operationsOf(type);
	const done = new Set<string>();
	let company: Company;
	let proxy: Awaited<ReturnType<typeof recordingProxy>>;
	let given: Given;
	let judged = 0;

	beforeAll(async () => {
		company = await Company.open('nordic');
		given = await give(company);
		const credential = company.credentials[system === 'visma' ? 'vismaNetOAuth2Api' : 'chargebeeSiteApi'] ?? {};
		proxy = await recordingProxy(String(credential.baseUrl));
		credential.baseUrl = proxy.url;
	});
	afterAll(async () => {
		await proxy.close();
		await company.close();
	});

	const filled = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/<(\w+)>/g, (text, name: string) => given.ids[name] ?? text)) as T;

	test.each(saved.map((row) => [operationIn(type, row.parameters), row] as const))('%s', async (name, row) => {
		const { parameters, expect: expected } = filled(row);
		const items = [(row.input === undefined ? { timeStamp: 'AAAAAAAAAAE=' } : given.inputs[row.input]) as IDataObject];
		proxy.take();
		const site = company.credentials.chargebeeSiteApi ?? {};
		company.credentials.chargebeeSiteApi = { ...site, ...(row.site as typeof site | undefined) };
		const { items: output, error } = await company[system](parameters, { items });
		company.credentials.chargebeeSiteApi = site;
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		expect(output[0]?.json).toMatchObject(expected);
		expect(output[0]?.pairedItem).toEqual({ item: 0 });
		done.add(name);
		for (const exchange of proxy.take()) {
			const path = exchange.path.replace('/api/v2', '');
			if (NOT_IN_CONTRACT.includes(path)) continue;
			const where = `${exchange.method} ${path} ${exchange.status}`;
			expect([where, judge?.faultsOfExchange({ ...exchange, path }) ?? []]).toEqual([where, []]);
			judged++;
		}
	});

	test('every operation of the node was run', () => {
		const against = judge ? `${judged} calls and answers fit the contract` : 'the contract is not beside this checkout, so that no call was judged';
		console.log(`${type.description.displayName}: ${done.size} of ${operations.length} operations; ${against}`);
		expect(operations.filter((operation) => !done.has(operation))).toEqual([]);
	});
}

describe('Visma.net ERP, saved with version 0.1', () => {
	suite({
		type: new VismaNet(),
		saved: vismaNodes as unknown as Saved[],
		system: 'visma',
		contract: () => new Contract('visma-net.openapi.json', { closed: true }),
		give: async (company) => {
			await company.control.visma.fillReceivables(20);
			const { items } = await company.visma({ operation: 'create', name: 'Background AS', options: { background: true } });
			const { chargebee } = company.control;
			await chargebee.moveClock({ to: '2026-01-10T11:00:00Z', stopped: true });
			const customer = { id: 'SE-1', billing_address: { country: 'SE' }, created_at: 1_767_225_600, cf_visma_number: '10001' };
			await chargebee.addCustomers([customer]);
			await chargebee.live('create', { customerId: 'SE-1', items: [{ item_price_id: 'pro-sek-yearly' }] });
			const read = await company.chargebee({ resource: 'event', operation: 'getAll', returnAll: true });
			const event = read.items.map(({ json }) => json).findLast(({ event_type: kind }) => kind === 'invoice_generated') ?? {};
			return { inputs: { event }, ids: { job: String(items[0]?.json.jobId) } };
		},
	});
});

describe('Chargebee Billing, saved with version 0.1', () => {
	suite({
		type: new ChargebeeBilling(),
		saved: chargebeeNodes as unknown as Saved[],
		system: 'chargebee',
		contract: () => new Contract('chargebee.openapi.json', { closed: false }),
		give: async (company) => {
			const { visma, chargebee } = company.control;
			await chargebee.reset({ seed: 'empty' });
			await visma.fillReceivables(20);
			await chargebee.moveClock({ to: '2026-02-01T11:00:00Z', stopped: true });
			await chargebee.addCustomers([{ id: 'A', created_at: 1_760_000_000 }]);
			const customers = await company.readCustomers();
			const [invoice] = (await new Mirror(company).read()).invoices;
			const customer = customers.find(({ number }) => number === invoice?.customer?.number);
			const items = [{ item_price_id: 'pro-nok-yearly' }];
			const { subscription } = await chargebee.live<Record<string, IDataObject>>('create', { customerId: 'A', items });
			const cancelled = { subscriptionId: subscription?.id, credit: 'prorate' };
			const { credit_notes: notes } = await chargebee.live<{ credit_notes: IDataObject[] }>('cancel', cancelled);
			const [event] = (await company.chargebee({ resource: 'event', operation: 'getAll', limit: 1 })).items;
			const unpaid = { id: 'I-1', customer_id: 'A', currency_code: 'NOK', date: '2026-01-31', status: 'posted', total: 1, line_items: [{ description: 'x', amount: 1 }] };
			const { error } = await company.chargebee({ resource: 'invoice', operation: 'import', invoice: JSON.stringify(unpaid) });
			if (error) throw error;
			const [endpoint] = await endpoints(company, 1);
			const ids = { subscription: subscription?.id, creditNote: notes[0]?.id, event: event?.json.id, unpaid: unpaid.id, endpoint: endpoint?.key };
			return { inputs: { customer: customer ?? {}, invoice: invoice ?? {} }, ids: ids as Record<string, string> };
		},
	});
});
