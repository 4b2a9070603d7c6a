import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { CustomerLedgerResult } from '../../../lib/sync/customerLedger';
import { Company } from '../company';
import { byId } from '../operations/case';
import type { Life } from '../recordEvents/books';
import type { NodeResult, NodeRun } from '../runNode';

/** Where revenue of the Swedish company goes, and what earns it. */
export const MAPPING: INodeParameters = {
	row: [
		{ vatRate: '25', account: byId('3001'), vatCode: byId('25'), taxId: '25' },
		{ vatRate: '0', account: byId('3305'), vatCode: byId('00') },
		{ itemPrice: 'pro-sek-yearly', account: byId('3041'), deferralCode: 'ABO12', subaccount: byId('1=10, 2=NO') },
		{ deferralCode: 'ABO' },
	],
};

const PARAMETERS: INodeParameters = {
	resource: 'customerInvoice',
	operation: 'createFromChargebee',
	cutoverDate: '2026-01-01T00:00:00',
	homeCountry: 'SE',
	mappingFrom: 'table',
	mapping: MAPPING,
	numbering: 'search',
	afterCreating: 'release',
};

/** A company whose Chargebee invoices live in the customer ledger of Visma.net. */
export class CustomerLedger {
	static async open(): Promise<CustomerLedger> {
		const company = await Company.open('empty');
		company.credentials.chargebeeSiteApi = { ...company.credentials.chargebeeSiteApi, bookedAs: 'customerInvoices' };
		return new CustomerLedger(company);
	}

	private constructor(readonly company: Company) {}

	/** Both systems with the Swedish customer 10001 alone, the clock standing in January 2026. */
	async reset(): Promise<void> {
		const { visma, chargebee } = this.company.control;
		await Promise.all([visma.reset({ seed: 'empty' }), chargebee.reset({ seed: 'empty' })]);
		await visma.removeFaults();
		await chargebee.removeFaults();
		await chargebee.moveClock({ to: '2026-01-10T11:00:00Z', stopped: true });
		const { error } = await this.company.visma({ operation: 'create', name: 'Kund AB', additionalFields: { number: '10001' } });
		if (error) throw error;
		await this.customer('VN-10001');
		await visma.clearRequests();
	}

	async customer(id: string, country = 'SE'): Promise<void> {
		const address = { country, ...(country === 'SE' ? {} : { zip: '0150' }) };
		await this.company.control.chargebee.addCustomers([{ id, billing_address: address, created_at: 1_767_225_600 }]);
	}

	async live<T = Life>(verb: Parameters<Company['control']['chargebee']['live']>[0], body: object): Promise<T> {
		return await this.company.control.chargebee.live<T>(verb, body);
	}

	async subscribe(itemPrice = 'pro-sek-yearly', customerId = 'VN-10001'): Promise<Life> {
		return await this.live('create', { customerId, items: [{ item_price_id: itemPrice }] });
	}

	/** The site's events of some types, the oldest first. */
	async events(...types: string[]): Promise<IDataObject[]> {
		const { items, error } = await this.company.chargebee({ resource: 'event', operation: 'getAll', returnAll: true });
		if (error) throw error;
		return items.map(({ json }) => json).filter(({ event_type: type }) => types.includes(String(type)));
	}

	async create(items: IDataObject[], parameters: INodeParameters = {}, run: Partial<NodeRun> = {}): Promise<NodeResult> {
		return await this.company.visma({ ...PARAMETERS, ...parameters }, { items, ...run });
	}

	/** Calls to Visma.net that write. */
	async writes() {
		const requests = await this.company.control.visma.requests();
		return requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/v'));
	}

	async documents() {
		const { invoices, creditNotes } = await this.company.control.visma.state();
		return { invoices, creditNotes };
	}
}

export const results = ({ items }: NodeResult) => items.map(({ json }) => json as unknown as CustomerLedgerResult);

/** Outcome, or outcome and code, of each result. */
export const outcomes = (result: NodeResult) =>
	results(result).map(({ outcome, errorCode, part }) => [part === 'void' ? 'void:' : '', outcome, errorCode ? ` ${errorCode}` : ''].join(''));
