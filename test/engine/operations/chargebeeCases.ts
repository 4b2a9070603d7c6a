import axios from 'axios';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { VismaCustomer } from '../../../lib/visma';
import { type Company, MAPPING } from '../company';
import { Mirror } from '../mirror';
import { byItem, type Case, type Cases, same } from './case';

const LONG_AGO = '2020-01-01T00:00:00Z';

const get = (field: string, keyOf: (company: Company) => Promise<string>): Case => ({
	parameters: { [field]: byItem },
	good: async (company, count) => await same({ key: await keyOf(company) })(company, count),
	bad: () => ({ key: 'none' }),
});

/** A list that is filtered by a time, which may be none. */
const list = (field: string): Case => ({
	parameters: { limit: 1, filters: { filter: [{ field, condition: 'after', time: '={{ $json.time }}' }] } },
	good: async (company, count) => {
		await subscription(company);
		return await same({ time: LONG_AGO })(company, count);
	},
	bad: () => ({ time: 'yesterday' }),
});

/** A subscription with what comes of it. */
async function subscription({ control: { chargebee } }: Company): Promise<Record<string, IDataObject>> {
	await chargebee.addCustomers([{ id: 'A', created_at: 1_760_000_000 }]);
	return await chargebee.live<Record<string, IDataObject>>('create', { customerId: 'A', items: [{ item_price_id: 'pro-nok-yearly' }] });
}

const idOf = (name: string) => async (company: Company) => String((await subscription(company))[name]?.id);

async function creditNote(company: Company): Promise<string> {
	const subscriptionId = await idOf('subscription')(company);
	const done = await company.control.chargebee.live<{ credit_notes: IDataObject[] }>('cancel', { subscriptionId, credit: 'prorate' });
	return String(done.credit_notes[0]?.id);
}

async function event(company: Company): Promise<string> {
	await subscription(company);
	return String((await company.chargebee({ resource: 'event', operation: 'getAll', limit: 1 })).items[0]?.json.id);
}

const keys = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const unknown = (number: number) => ({ key: `none-${number}` });

const customers: Case['good'] = async ({ control: { chargebee } }, count) => {
	const ids = keys('C', count);
	await chargebee.addCustomers(ids.map((id) => ({ id, company: id, created_at: 1_760_000_000 })));
	return ids.map((key) => ({ key }));
};

const INVOICE = {
	customer_id: 'A',
	currency_code: 'NOK',
	date: '2026-01-31',
	status: 'posted',
	total: 100,
	line_items: [{ description: 'x', amount: 100 }],
};
const IMPORT = { resource: 'invoice', operation: 'import', invoice: '={{ $json }}' };

/** Invoices to be imported. */
const drafts: Case['good'] = async ({ control: { chargebee } }, count) => {
	await chargebee.addCustomers([{ id: 'A', created_at: 1_760_000_000 }]);
	return keys('I', count).map((id) => ({ id, ...INVOICE }));
};

const invoices: Case['good'] = async (company, count) => {
	const items = await drafts(company, count);
	const { error } = await company.chargebee(IMPORT, { items });
	if (error) throw error;
	return items.map(({ id }) => ({ key: id }));
};
const onInvoice = (parameters: INodeParameters = {}): Case => ({ parameters: { invoiceId: byItem, ...parameters }, good: invoices, bad: unknown });

/** Customers of the ERP that Chargebee takes. */
async function mirrored(company: Company, count: number): Promise<VismaCustomer[]> {
	const all = await company.readCustomers();
	const done = await company.sync(all, { options: { dryRun: true } });
	const taken = done.filter(({ outcome }) => outcome === 'created').map(({ vismaCustomerNumber }) => vismaCustomerNumber);
	return all.filter(({ number, attributes }) => taken.includes(number) && !attributes?.some(({ id }) => id === 'PARTNERTIER')).slice(0, count);
}

export const CHARGEBEE_CASES: Cases = {
	'creditNote: get': get('creditNoteId', creditNote),
	'creditNote: getAll': { ...list('date'), good: async (company, count) => await same({ time: LONG_AGO, key: await creditNote(company) })(company, count) },
	'customer: create': {
		parameters: { customerId: '={{ $json.key }}', fields: { company: 'Ny AS' } },
		good: async (_company, count) => await Promise.resolve(keys('NEW', count).map((key) => ({ key }))),
		bad: (number) => ({ key: `${number}`.padEnd(51, 'x') }),
	},
	'customer: createOrUpdate': {
		parameters: { customerId: '={{ $json.key }}', fields: { company: 'Ny AS' } },
		good: customers,
		bad: (number) => ({ key: `${number}`.padEnd(51, 'x') }),
	},
	'customer: delete': { parameters: { customerId: byItem }, good: customers, bad: unknown },
	'customer: get': get('customerId', async (company) => String((await customers(company, 1))[0]?.key)),
	'customer: getAll': list('created_at'),
	'customer: planFirstLoad': { good: same({}), isWholeSet: true },
	'customer: reconcileWithVisma': { parameters: MAPPING, good: same({}), isWholeSet: true },
	'customer: syncFromVisma': {
		parameters: MAPPING,
		good: async (company, count) => (await mirrored(company, count)) as unknown as IDataObject[],
		bad: (number) => ({ number: `BAD${number}`, name: 'Uten vilkår AS', status: 'Active', creditTerms: { id: '99' } }),
	},
	'customer: update': { parameters: { customerId: byItem, fields: { company: 'Nytt navn' } }, good: customers, bad: unknown },
	'event: get': {
		...get('eventId', event),
		parameters: { eventId: '={{ $json.key }}' },
	},
	'event: getAll': list('occurred_at'),
	'event: getForMonthEnd': {
		parameters: { period: '={{ $json.period }}' },
		good: async (company, count) => {
			await subscription(company);
			return await same({ period: '2026-02' })(company, count);
		},
		bad: () => ({ period: 'last' }),
	},
	'event: replay': {
		parameters: { from: '={{ $json.time }}', groups: ['all'], events: [] },
		good: async (company, count) => {
			await subscription(company);
			return await same({ time: LONG_AGO })(company, count);
		},
		bad: () => ({ time: 'yesterday' }),
	},
	'invoice: get': onInvoice(),
	'invoice: getAll': list('date'),
	'invoice: import': { parameters: { invoice: IMPORT.invoice }, good: drafts, bad: (number) => ({ id: `BAD${number}`, ...INVOICE, total: 1 }) },
	'invoice: reconcileWithVisma': { good: same({}), isWholeSet: true },
	'invoice: recordPayment': onInvoice({ paymentMethod: 'cash', amount: 50 }),
	'invoice: syncFromVisma': {
		good: async (company, count) => {
			await company.control.visma.fillReceivables(3 * count + 20);
			const taken = await mirrored(company, 300);
			await company.sync(taken);
			const known = new Set(taken.map(({ number }) => number));
			const read = await new Mirror(company).read();
			return read.invoices.filter(({ customer }) => known.has(customer?.number ?? '')).slice(0, count) as unknown as IDataObject[];
		},
		bad: (number) => ({ referenceNumber: `BAD${number}`, documentType: 'Invoice', status: 'Open', customer: { number: 'none' } }),
	},
	'invoice: updateDetails': onInvoice({ fields: { po_number: 'PO-1' } }),
	'invoice: void': onInvoice(),
	'itemPrice: get': get('itemPriceId', async () => await Promise.resolve('pro-nok-yearly')),
	'itemPrice: getAll': list('updated_at'),
	'subscription: get': get('subscriptionId', idOf('subscription')),
	'subscription: getAll': list('created_at'),
	'webhookEndpoint: delete': {
		parameters: { endpointId: byItem },
		good: async (company, count) => await endpoints(company, count),
		bad: unknown,
		// A site has no more than five.
		most: 5,
	},
	'webhookEndpoint: getAll': {
		parameters: { limit: 1, options: { maxWaitSeconds: 0 } },
		good: async (company, count) => await endpoints(company, count),
		broken: { system: 'chargebee', path: '/webhook_endpoints', after: 1 },
	},
};

/** Endpoints of flows that are published. */
export async function endpoints({ credentials }: Company, count: number): Promise<IDataObject[]> {
	const { baseUrl, apiKey } = credentials.chargebeeSiteApi as { baseUrl: string; apiKey: string };
	const made: IDataObject[] = [];
	for (const name of keys('hook', count)) {
		const form = new URLSearchParams({ name, url: `https://n8n.example.com/${name}`, api_version: 'v2' });
		const { data } = await axios.post(`${baseUrl}/api/v2/webhook_endpoints`, form, { auth: { username: apiKey, password: '' } });
		made.push({ key: data.webhook_endpoint.id });
	}
	return made;
}
