import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { JournalResult } from '../../../lib/sync/journals';
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

	/** Every event of the site, the oldest first, or those of one type. */
	async events(type?: string): Promise<IDataObject[]> {
		const { snapshot } = this;
		return (await snapshot()).filter(({ event_type: its }) => type === undefined || its === type);
	}

	private readonly snapshot = async (): Promise<IDataObject[]> => {
		const { baseUrl = '', apiKey = '' } = this.company.credentials.chargebeeSiteApi ?? {};
		const authorization = `Basic ${Buffer.from(`${String(apiKey)}:`).toString('base64')}`;
		const url = `${String(baseUrl)}/api/v2/events?limit=100&sort_by%5Basc%5D=occurred_at`;
		const answer = await fetch(url, { headers: { authorization } });
		const { list } = (await answer.json()) as { list: Array<{ event: IDataObject }> };
		return list.map(({ event }) => event);
	};

	/** Books events with the rules of the tables. */
	async record(events: object[], parameters: INodeParameters = {}, run: Partial<NodeRun> = {}): Promise<NodeResult> {
		return await this.company.record(events, { ...TABLES, ...parameters }, run);
	}

	/** Visma's batches, by number. */
	async batches() {
		return (await this.company.control.visma.state()).journals;
	}

	/** Bodies of the batches that were sent to Visma, as text. */
	async sent(): Promise<string[]> {
		const requests = await this.company.control.visma.requests();
		return requests
			.filter(({ method, path, status }) => method === 'POST' && path === '/v2/journaltransaction' && status === 201)
			.map(({ body }) => JSON.stringify(body));
	}
}

export const results = ({ items }: NodeResult) => items.map(({ json }) => json as unknown as JournalResult & { preview?: string });

/** How many results there are of each outcome. */
export function outcomes(result: NodeResult): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of results(result)) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}
