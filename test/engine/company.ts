import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { CustomerResult } from '../../lib/sync/customers';
import type { VismaCustomer } from '../../lib/visma';
import { ChargebeeBilling } from '../../nodes/Chargebee/ChargebeeBilling.node';
import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { type Sandbox, SandboxControl, startSandbox } from '../../sandbox';
import {
	CHARGEBEE_API_KEY,
	CHARGEBEE_SITE,
	VISMA_CLIENT_ID,
	VISMA_CLIENT_SECRET,
	VISMA_COMPANY_TENANT_ID,
} from '../../sandbox/identities';
import type { CredentialData } from './credentials';
import { type NodeResult, type NodeRun, runNode } from './runNode';

/** Credit terms and custom fields of the seeded company, as the template maps them. */
export const MAPPING: INodeParameters = {
	creditTerms: { terms: ['14', '30', '45', '60'].map((days) => ({ termsId: days, netTermDays: Number(days) })) },
	customFields: { fields: [{ chargebeeField: 'cf_partner_tier', vismaField: 'attributes.PARTNERTIER' }] },
};

/** A company in both sandbox servers, worked on by our nodes in n8n's engine. */
export class Company {
	static async open(seed: 'nordic' | 'empty' = 'nordic'): Promise<Company> {
		const sandbox = await startSandbox({ seed });
		return new Company(sandbox.visma.url, sandbox.chargebee.url, sandbox);
	}

	/** A company in servers that run already, and go on when it is closed. */
	static at(vismaUrl: string, chargebeeUrl: string): Company {
		return new Company(vismaUrl, chargebeeUrl);
	}

	readonly control: SandboxControl;
	readonly credentials: CredentialData;

	private constructor(
		vismaUrl: string,
		chargebeeUrl: string,
		private readonly sandbox?: Sandbox,
	) {
		this.control = new SandboxControl(vismaUrl, chargebeeUrl);
		this.credentials = {
			vismaNetOAuth2Api: {
				grantType: 'clientCredentials',
				clientId: VISMA_CLIENT_ID,
				clientSecret: VISMA_CLIENT_SECRET,
				tenantId: VISMA_COMPANY_TENANT_ID,
				scope: ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' '),
				timezone: 'Europe/Oslo',
				baseUrl: vismaUrl,
				accessTokenUrl: `${vismaUrl}/connect/token`,
				authentication: 'body',
				sendAdditionalBodyProperties: true,
				additionalBodyProperties: JSON.stringify({ tenant_id: VISMA_COMPANY_TENANT_ID }),
			},
			chargebeeSiteApi: {
				site: CHARGEBEE_SITE,
				apiKey: CHARGEBEE_API_KEY,
				timezone: 'Europe/Oslo',
				customerIdPrefix: 'VN-',
				invoiceIdPrefix: 'VN-',
				baseUrl: chargebeeUrl,
			},
		};
	}

	/** Runs the Visma.net ERP node: resource customer unless another is named. */
	async visma(parameters: INodeParameters, run: Partial<NodeRun> = {}): Promise<NodeResult> {
		return await this.node(['vismaNetOAuth2Api', 'chargebeeSiteApi'], { type: new VismaNet(), ...run }, parameters);
	}

	/** Records Chargebee events with the Visma.net ERP node: all of them are one set. */
	async record(events: object[], parameters: INodeParameters, run: Partial<NodeRun> = {}): Promise<NodeResult> {
		const items = events as IDataObject[];
		const operation = { resource: 'journalTransaction', operation: 'recordChargebeeEvents' };
		return await this.visma({ ...operation, ...parameters }, { items, ...run });
	}

	/** Runs the Chargebee Billing node: resource customer. */
	async chargebee(parameters: INodeParameters, run: Partial<NodeRun> = {}): Promise<NodeResult> {
		return await this.node(['chargebeeSiteApi', 'vismaNetOAuth2Api'], { type: new ChargebeeBilling(), ...run }, parameters);
	}

	/** Every customer of the ERP, read by our node. */
	async readCustomers(parameters: INodeParameters = {}): Promise<VismaCustomer[]> {
		const { items, error } = await this.visma({ operation: 'getAll', returnAll: true, ...parameters });
		if (error) throw error;
		return items.map(({ json }) => json as unknown as VismaCustomer);
	}

	/** Syncs customers and returns their results; refused ones come back as failed items. */
	async sync(customers: VismaCustomer[], parameters: INodeParameters = {}): Promise<CustomerResult[]> {
		const { items, error } = await this.trySync(customers, { whenRefused: 'returnFailedItem', ...parameters });
		if (error) throw error;
		return items.map(({ json }) => json as unknown as CustomerResult);
	}

	/** Syncs customers with the node's defaults and returns whatever came of it. */
	async trySync(
		customers: VismaCustomer[],
		parameters: INodeParameters = {},
		run: Partial<NodeRun> = {},
	): Promise<NodeResult> {
		const items = customers as unknown as IDataObject[];
		return await this.chargebee({ operation: 'syncFromVisma', ...MAPPING, ...parameters }, { items, ...run });
	}

	/**
	 * Chargebee calls since the log was emptied: all of them, the writes it carried out, those it refused, and how many
	 * milliseconds it took to serve them, added up.
	 */
	async chargebeeCalls(): Promise<{ calls: number; written: number; refused: number; served: number }> {
		const requests = await this.control.chargebee.requests();
		const writes = requests.filter(({ method }) => method === 'POST');
		const written = writes.filter(({ status }) => status === 200).length;
		const served = requests.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
		return { calls: requests.length, written, refused: writes.length - written, served };
	}

	async close(): Promise<void> {
		await this.sandbox?.stop();
	}

	private async node(names: string[], run: Partial<NodeRun> & Pick<NodeRun, 'type'>, parameters: INodeParameters) {
		const credentials = Object.fromEntries(names.map((name) => [name, this.credentials[name] ?? {}]));
		const result = await runNode({ credentials, ...run, parameters: { resource: 'customer', ...parameters } });
		Object.assign(this.credentials, credentials);
		return result;
	}
}

/** How many results there are of each outcome. */
export function outcomes(results: CustomerResult[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}
