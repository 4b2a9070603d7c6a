import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Company } from '../company';
import { JSON_RULES, picked, TABLES } from '../recordEvents/rules';
import { byId, byItem, type Case, type Cases, same } from './case';

const get = (field: string, key: string): Case => ({ parameters: { [field]: byItem }, good: same({ key }), bad: () => ({ key: 'none' }) });

const list = (more: INodeParameters = {}): Case => ({
	parameters: { limit: 2, modifiedSince: '={{ $json.since }}', ...more },
	good: same({ since: '2001-01-01T00:00:00' }),
	bad: () => ({ since: 'yesterday' }),
});

/** A list that takes nothing which could be wrong. */
const plainList = (path: string): Case => ({
	parameters: { limit: 1, options: { maxWaitSeconds: 0 } },
	good: same({}),
	broken: { system: 'visma', path, after: 1 },
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `OP${index}`);

/** Creates records of these numbers, for an operation that needs them. */
async function made(company: Company, resource: string, parameters: INodeParameters, keys: string[]): Promise<IDataObject[]> {
	const items = keys.map((key) => ({ key, customer: '10001' }));
	const { error } = await company.visma({ resource, operation: 'create', ...parameters }, { items });
	if (error) throw error;
	return items;
}

const CUSTOMER: INodeParameters = { name: 'Ny kunde', additionalFields: { number: '={{ $json.key }}', creditTermsId: byId('={{ $json.terms }}') } };
const DOCUMENT: INodeParameters = {
	customer: byId('={{ $json.customer }}'),
	documentDate: '2026-01-15',
	lines: { line: [{ unitPriceInCurrency: '100' }] },
	additionalFields: { referenceNumber: '={{ $json.key }}' },
};
const BATCH: INodeParameters = {
	transactionDate: '2026-01-15',
	lines: {
		line: [
			{ account: byId('1510'), debit: '5.00', credit: '' },
			{ account: byId('3001'), debit: '', credit: '={{ $json.credit ?? "5.00" }}' },
		],
	},
	afterCreating: 'balanced',
	additionalFields: { batchNumber: '={{ $json.key }}' },
};

const keyed = (more: IDataObject): Case['good'] => async (_company, count) => await Promise.resolve(numbers(count).map((key) => ({ key, ...more })));
const unknown = (number: number) => ({ key: `NONE${number}` });

const newCustomer: Case = { parameters: CUSTOMER, good: keyed({ terms: '30' }), bad: (number) => ({ key: `BAD${number}`, terms: 'never' }) };
const newDocument: Case = { parameters: DOCUMENT, good: keyed({ customer: '10001' }), bad: (number) => ({ key: `BAD${number}`, customer: 'none' }) };

/** An operation on documents or batches that are there. */
const on = (resource: string, field: string, base: INodeParameters, parameters: INodeParameters): Case => ({
	parameters: { [field]: resource === 'journalTransaction' ? '={{ $json.key }}' : byItem, ...parameters },
	good: async (company, count) => await made(company, resource, base, numbers(count)),
	bad: unknown,
});

/** It is about all items together, or about none: no single one of them fails. */
const wholeSet: Case = { good: same({}), isWholeSet: true };

export const VISMA_CASES: Cases = {
	'account: get': get('accountNumber', '2970'),
	'account: getAll': list(),
	'backgroundJob: get': {
		parameters: { jobId: '={{ $json.key }}' },
		good: async (company, count) => {
			const { items } = await company.visma({ operation: 'create', name: 'Background AS', options: { background: true } });
			return Array.from({ length: count }, () => ({ key: String(items[0]?.json.jobId) }));
		},
		bad: unknown,
	},
	'branch: get': get('branchNumber', '2'),
	'branch: getAll': list(),
	'currency: get': get('currencyId', 'EUR'),
	'currency: getAll': plainList('/v1/currency'),
	'customer: create': newCustomer,
	'customer: get': get('customerNumber', '10001'),
	'customer: getAll': list(),
	'customer: update': {
		parameters: { customerNumber: byItem, additionalFields: { name: 'Nytt navn' } },
		good: async (company, count) => (await company.readCustomers()).slice(0, count).map(({ number }) => ({ key: number })),
		bad: unknown,
	},
	'customer: upsert': { ...newCustomer, parameters: { matchBy: 'number', ...CUSTOMER } },
	'customerCreditNote: create': newDocument,
	'customerCreditNote: get': get('creditNoteNumber', '800001'),
	'customerCreditNote: getAll': list(),
	'customerCreditNote: release': on('customerCreditNote', 'creditNoteNumber', DOCUMENT, {}),
	'customerInvoice: create': newDocument,
	'customerInvoice: createFromChargebee': {
		parameters: {
			cutoverDate: '2026-01-01',
			homeCountry: 'SE',
			mapping: { row: [{ itemPrice: 'pro-sek-monthly', account: byId('3041'), vatCode: byId('25'), deferralCode: 'ABO' }] },
			options: { customerNumberField: 'cf_visma_number' },
		},
		good: async (company, count) => {
			const credential = company.credentials.chargebeeSiteApi ?? {};
			credential.bookedAs = 'customerInvoices';
			return await bookable(company, count);
		},
		bad: (number) => unbookable[number] ?? {},
	},
	'customerInvoice: get': get('invoiceNumber', '100001'),
	'customerInvoice: getAll': list(),
	'customerInvoice: release': on('customerInvoice', 'invoiceNumber', DOCUMENT, {}),
	'customerInvoice: update': on('customerInvoice', 'invoiceNumber', DOCUMENT, { additionalFields: { invoiceText: 'Takk!' } }),
	'customerPayment: get': get('paymentNumber', '500001'),
	'customerPayment: getAll': list(),
	'financialPeriod: get': get('periodId', '202601'),
	'financialPeriod: getAll': plainList('/v1/financialPeriod'),
	'journalTransaction: checkRules': wholeSet,
	'journalTransaction: create': { parameters: BATCH, good: keyed({}), bad: (number) => ({ key: `BAD${number}`, credit: '6.00' }) },
	'journalTransaction: explainBatch': on('journalTransaction', 'batchNumber', BATCH, JSON_RULES),
	'journalTransaction: get': on('journalTransaction', 'batchNumber', BATCH, {}),
	'journalTransaction: getAll': {
		...list({ financialPeriod: byId('202601') }),
		good: async (company, count) => {
			await made(company, 'journalTransaction', BATCH, numbers(2));
			return Array.from({ length: count }, () => ({ since: '2001-01-01T00:00:00' }));
		},
	},
	'journalTransaction: getMonthEndReport': wholeSet,
	'journalTransaction: previewDocument': wholeSet,
	'journalTransaction: reconcileWithChargebee': wholeSet,
	'journalTransaction: recordChargebeeEvents': {
		parameters: { ...TABLES, conditions: {}, items: { item: [{ itemPrice: 'pro-sek-monthly', revenueDomestic: picked('3041') }] } },
		good: bookable,
		bad: (number) => unbookable[number] ?? {},
	},
	'journalTransaction: release': on('journalTransaction', 'batchNumber', BATCH, {}),
	'ledger: getAll': list(),
	'rateLimit: get': {
		good: async ({ credentials: { vismaNetOAuth2Api: credential = {} } }, count) => {
			// Another address of the same company: its budget is not known yet, as after a start of n8n.
			credential.baseUrl = `${String(credential.baseUrl)}/`;
			return await Promise.resolve(Array.from({ length: count }, () => ({})));
		},
		broken: { system: 'visma', path: '/v1/currency', after: 0 },
	},
	'subaccount: get': get('subaccountNumber', '10-NO-7'),
	'subaccount: getAll': list(),
	'vatCategory: get': get('vatCategoryId', '25'),
	'vatCategory: getAll': list(),
};

/** Events whose items no rule covers. */
let unbookable: IDataObject[] = [];

/** Events of new invoices that the rules cover; makes the others too. */
async function bookable(company: Company, count: number): Promise<IDataObject[]> {
	const { chargebee } = company.control;
	await chargebee.moveClock({ to: '2026-01-10T11:00:00Z', stopped: true });
	const customer = { id: 'SE-1', billing_address: { country: 'SE' }, created_at: 1_767_225_600, cf_visma_number: '10001' };
	await chargebee.addCustomers([customer]);
	const prices = [...Array.from({ length: count }, () => 'pro-sek-monthly'), ...Array.from({ length: 3 }, () => 'basic-sek-yearly')];
	for (const price of prices) await chargebee.live('create', { customerId: 'SE-1', items: [{ item_price_id: price }] });
	const { items } = await company.chargebee({ resource: 'event', operation: 'getAll', returnAll: true });
	const events = items.map(({ json }) => json).filter(({ event_type: type }) => type === 'invoice_generated');
	unbookable = events.slice(-3);
	return events.slice(0, count);
}
