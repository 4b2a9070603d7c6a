import axios from 'axios';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { JournalResult } from '../../../lib/sync/journals';
import { VismaNet } from '../../../nodes/VismaNet/VismaNet.node';
import { Company } from '../company';
import type { NodeResult, NodeRun } from '../runNode';
import { TABLES } from './rules';

export interface Life {
	subscription: { id: string };
	invoice: { id: string };
	transaction: { id: string };
	credit_note: { id: string };
}

/** A company whose subscriptions live in the sandbox, and whose events our node books. */
export class Books {
	static async open(): Promise<Books> {
		return new Books(await Company.open('empty'));
	}

	private constructor(readonly company: Company) {}

	/** Both systems empty, the customer `SE-1` in Sweden, the clock standing in January 2026. */
	async reset(): Promise<void> {
		const { visma, chargebee } = this.company.control;
		await Promise.all([visma.reset({ seed: 'empty' }), chargebee.reset({ seed: 'empty' })]);
		await visma.removeFaults();
		await chargebee.removeFaults();
		await chargebee.moveClock({ to: '2026-01-10T11:00:00Z', stopped: true });
		await this.customer('SE-1', 'SE');
	}

	/** @param country two letters; decides VAT and revenue account */
	async customer(id: string, country: string): Promise<void> {
		const address = { country, ...(country === 'SE' ? {} : { zip: '0150' }) };
		await this.company.control.chargebee.addCustomers([{ id, billing_address: address, created_at: 1_767_225_600 }]);
	}

	async subscribe(itemPrice = 'pro-sek-yearly', customerId = 'SE-1'): Promise<Life> {
		return await this.live('create', { customerId, items: [{ item_price_id: itemPrice }] });
	}

	async live(verb: Parameters<Company['control']['chargebee']['live']>[0], body: object): Promise<Life> {
		return await this.company.control.chargebee.live<Life>(verb, body);
	}

	/** The site's events of some types, the oldest first. */
	async events(...types: string[]): Promise<IDataObject[]> {
		const { baseUrl = '', apiKey = '' } = this.company.credentials.chargebeeSiteApi ?? {};
		const { data } = await axios.get<{ list: Array<{ event: IDataObject }> }>(`${String(baseUrl)}/api/v2/events`, {
			params: { limit: 100, 'sort_by[asc]': 'occurred_at' },
			auth: { username: String(apiKey), password: '' },
		});
		return data.list.map(({ event }) => event).filter(({ event_type: type }) => types.includes(String(type)));
	}

	/** Books events with the rules of the tables. */
	async record(events: object[], parameters: INodeParameters = {}, run: Partial<NodeRun> = {}): Promise<NodeResult> {
		const options = { ...(TABLES.options as INodeParameters), ...(parameters.options as INodeParameters | undefined) };
		return await this.company.record(events, { ...TABLES, ...parameters, options }, run);
	}

	/** Books events as an AI agent does: n8n 2.41 makes a node type of its own for tools, with the name's end `Tool`. */
	async recordAsTool(events: object[], options: INodeParameters = {}): Promise<NodeResult> {
		const type = new VismaNet();
		type.description.name += 'Tool';
		return await this.record(events, { options }, { type });
	}

	/** Visma's batches, by number. */
	async batches() {
		return (await this.company.control.visma.state()).journals;
	}

	/** What was written to Visma, path and body, as text. */
	async sent(): Promise<string[]> {
		return (await this.writes()).map(({ path, body }) => asSent(path, body));
	}

	/** Calls to Visma's API that write. */
	async writes() {
		const requests = await this.company.control.visma.requests();
		return requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/v'));
	}
}

/** A call in one line; some calls need no body. */
export const asSent = (path: string, body: unknown) => `${path} ${JSON.stringify(body ?? {})}`;

export const results = ({ items }: NodeResult) => items.map(({ json }) => json as unknown as JournalResult & { preview?: string });

/** How many results there are of each outcome. */
export function outcomes(result: NodeResult): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of results(result)) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}
