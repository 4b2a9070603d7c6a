import axios from 'axios';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { CheckItem } from '../../../nodes/VismaNet/actions/journalTransaction/checkSetUp/items';
import { Company, MAPPING } from '../company';
import { picked, TABLES } from '../recordEvents/rules';

export type { CheckItem };

const HOME = { country: 'SE' };
const options = TABLES.options as INodeParameters;

/** A company that is ready: rules that cover everything, a first batch posted, an invoice synced, and all that must be set is set. */
export const READY: INodeParameters = {
	...TABLES,
	...MAPPING,
	options: { ...options, address: 'https://n8n.example.com', corporateId: '556703-7485', tryRights: true, records: 100, callsPerMinute: 1000 },
};

/** What a misconfigured company has otherwise. */
export interface Otherwise {
	parameters?: INodeParameters;
	/** Options beside those of the good company. */
	options?: INodeParameters;
	credentials?: { vismaNetOAuth2Api?: Record<string, string | undefined>; chargebeeSiteApi?: Record<string, string | undefined> };
	/** What comes in. */
	items?: IDataObject[];
	/** What happened in the systems. */
	before?: (good: GoodCompany) => Promise<unknown>;
}

/** The good company in both sandbox servers; each check begins with it as new. */
export class GoodCompany {
	static async open(): Promise<GoodCompany> {
		const company = await Company.open('nordic');
		Object.assign(company.credentials.chargebeeSiteApi ?? {}, { webhookUser: 'chargebee', webhookPassword: 'on sesame' });
		const good = new GoodCompany(company);
		await good.build();
		return good;
	}

	private snapshots: { visma: unknown; chargebee: unknown } | undefined;

	private constructor(readonly company: Company) {}

	async close(): Promise<void> {
		await this.company.close();
	}

	/** Runs Check Set-Up in a company that is good but for what is otherwise. */
	async check({ parameters = {}, options: more = {}, credentials = {}, before, items: incoming = [{}] }: Otherwise = {}): Promise<CheckItem[]> {
		await this.restore();
		await before?.(this);
		const { visma, chargebee } = this.company.control;
		await Promise.all([visma.clearRequests(), chargebee.clearRequests()]);
		const given = { ...READY, ...parameters, options: { ...(READY.options as INodeParameters), ...(parameters.options as INodeParameters), ...more } };
		const own = { ...this.company.credentials };
		for (const [name, patch] of Object.entries(credentials)) own[name] = { ...own[name], ...patch, oauthTokenData: undefined as never };
		const { items, error } = await this.company.visma({ resource: 'journalTransaction', operation: 'checkSetUp', ...given }, { credentials: own, items: incoming });
		if (error) throw error;
		return items.map(({ json }) => json as unknown as CheckItem);
	}

	/** The same in a company that has customers in Visma.net and nothing else yet. */
	async checkNew(): Promise<CheckItem[]> {
		return await this.check({
			before: async ({ company: { control } }) => {
				await Promise.all([control.visma.reset(), control.chargebee.reset()]);
				await control.visma.settings(upToNextYear());
			},
		});
	}

	/** Everything that was sent to either system and is no read. */
	async writes(): Promise<string[]> {
		const { visma, chargebee } = this.company.control;
		const all = [...(await visma.requests()), ...(await chargebee.requests())];
		return all.filter(({ method, path }) => method !== 'GET' && path !== '/connect/token').map(({ method, path }) => `${method} ${path}`);
	}

	/** What is in both systems, as new or as it is now. */
	async state(when: 'as new' | 'now'): Promise<unknown> {
		if (when === 'as new') await this.restore();
		const { visma, chargebee } = this.company.control;
		return [await visma.snapshot(), await chargebee.snapshot()];
	}

	/** An invoice of Visma.net for a year, sold on 3041, that is in Chargebee too. */
	async mirror(): Promise<void> {
		const [customer] = (await this.company.readCustomers()).filter(({ status }) => status === 'Active');
		const { number = '' } = customer ?? {};
		const line = { description: 'A year', unitPriceInCurrency: '1200', accountNumber: picked('3041'), termStartDate: '2026-01-01', termEndDate: '2026-12-31' };
		const created = await this.company.visma({ resource: 'customerInvoice', operation: 'create', customer: picked(number), documentDate: '2026-01-05', lines: { line: [line] }, afterCreating: 'release' });
		if (created.error) throw created.error;
		await this.company.sync(customer ? [customer] : []);
		const { items } = await this.company.visma({ resource: 'customerInvoice', operation: 'get', invoiceNumber: picked('100001') });
		const { error } = await this.company.chargebee({ resource: 'invoice', operation: 'syncFromVisma' }, { items: items.map(({ json }) => json) });
		if (error) throw error;
	}

	/** A batch that was posted while the number series took no numbers. */
	async bookUnderGivenNumber(): Promise<void> {
		await this.company.control.visma.settings({ journals: { manualNumbering: false } });
		await this.sell('pro-sek-monthly');
		await this.book();
	}

	/** Documents of two business entities. */
	async billForTwo(): Promise<void> {
		await this.sell('pro-sek-monthly');
		const { chargebee } = this.company.control;
		const snapshot = (await chargebee.snapshot()) as { state: { books: { invoices: Array<Record<string, unknown>> } } };
		snapshot.state.books.invoices.forEach((invoice, index) => (invoice.business_entity_id = index === 0 ? 'north' : 'south'));
		await chargebee.restore(snapshot);
	}

	/** A webhook endpoint of the site. */
	async endpoint(url: string, disabled = 'false'): Promise<void> {
		const { baseUrl = '', apiKey = '' } = this.company.credentials.chargebeeSiteApi ?? {};
		const form = new URLSearchParams({ name: new URL(url).host, url, disabled, basic_auth_username: 'u', basic_auth_password: 'p' });
		await axios.post(`${String(baseUrl)}/api/v2/webhook_endpoints`, form, { auth: { username: String(apiKey), password: '' } });
	}

	/** Bills a subscription. */
	async sell(itemPrice: string): Promise<void> {
		await this.company.control.chargebee.live('create', { customerId: 'SE-1', items: [{ item_price_id: itemPrice }] });
	}

	async book(options: INodeParameters = {}) {
		const { items } = await this.company.chargebee({ resource: 'event', operation: 'getAll', returnAll: true });
		const invoices = items.map(({ json }) => json).filter(({ event_type: type }) => type === 'invoice_generated');
		return await this.company.record(invoices, { ...TABLES, options: { ...(TABLES.options as INodeParameters), ...options } });
	}

	private async build(): Promise<void> {
		const { visma, chargebee } = this.company.control;
		await visma.settings(upToNextYear());
		await chargebee.moveClock({ to: '2026-01-10T11:00:00Z', stopped: true });
		await chargebee.createCustomField('cf_partner_tier');
		const [customer] = await this.company.readCustomers();
		if (!customer) throw new Error('The company has no customers');
		await this.company.sync([{ ...customer, attributes: [{ id: 'PARTNERTIER', value: 'Gold' }] }]);
		await chargebee.addCustomers([{ id: 'SE-1', billing_address: HOME, created_at: 1_767_225_600 }]);
		await this.sell('pro-sek-yearly');
		const { error } = await this.book();
		if (error) throw error;
		this.snapshots = { visma: await visma.snapshot(), chargebee: await chargebee.snapshot() };
	}

	private async restore(): Promise<void> {
		const { visma, chargebee } = this.company.control;
		await Promise.all([visma.reset(), chargebee.reset()]);
		await Promise.all([visma.restore(this.snapshots?.visma), chargebee.restore(this.snapshots?.chargebee)]);
	}
}

/** The sandbox has periods up to a year of its own. */
const upToNextYear = () => ({ financialYear: { lastYear: new Date().getUTCFullYear() + 2 } });
