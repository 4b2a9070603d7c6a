import type { CustomField } from '../chargebee/customFields';
import type { ChargebeeCustomer } from '../chargebee/customerStore';
import type { ChargebeeEvent } from '../chargebee/eventStore';
import type { LifeVerb } from '../chargebee/life/routes';
import type { ChargebeeSettings } from '../chargebee/settings';
import type { Delivery } from '../chargebee/webhooks/postOffice';
import { ServerControl } from './server';

export interface ChargebeeState {
	counts: {
		customers: number;
		deletedCustomers: number;
		events: number;
		subscriptions: number;
		invoices: number;
		creditNotes: number;
		transactions: number;
	};
	/** `made` counts attempts to deliver by outcome, since the last reset. */
	webhooks: { pending: number; made: Partial<Record<Delivery['outcome'], number>>; endpoints: number };
	customers: ChargebeeCustomer[];
	customFields: CustomField[];
	settings: ChargebeeSettings;
}

interface Deliveries {
	pending: number;
	endpoints: Array<{ id: string; url: string }>;
	deliveries: Delivery[];
}

export class ChargebeeControl extends ServerControl<ChargebeeState, ChargebeeSettings> {
	/** Edits a customer as a person on the site: a JSON merge patch, without the API's validation. */
	async editCustomer(id: string, patch: object): Promise<ChargebeeCustomer> {
		return (await this.http.put<ChargebeeCustomer>(`/customers/${encodeURIComponent(id)}`, patch)).data;
	}

	/** Adds customers as given, also such as no API call can make (no `updated_at`). */
	async addCustomers(customers: Array<Partial<ChargebeeCustomer> & { id: string; created_at: number }>): Promise<void> {
		await this.http.post('/customers/bulk', { customers });
	}

	/** Adds events as given, without delivering them: such as become visible late. */
	async addEvents(events: ChargebeeEvent[]): Promise<void> {
		await this.http.post('/events/bulk', { events });
	}

	/** Creates a custom field as a person in the site's settings. */
	async createCustomField(name: string, type: CustomField['type'] = 'string'): Promise<void> {
		await this.http.post('/custom-fields', { name, type });
	}

	/**
	 * Does something in a subscription's life as a person on the site: `live('upgrade', {subscriptionId})`.
	 * @returns the resources that came of it, by name
	 */
	async live<Answer = Record<string, unknown>>(verb: LifeVerb, body: object): Promise<Answer> {
		return (await this.http.post<Answer>(`/life/${verb}`, body)).data;
	}

	/** Moves the clock, to a time or by days; what is due on the way happens. `stopped` leaves it standing there. */
	async moveClock(move: { to?: string; advanceDays?: number; stopped?: boolean }): Promise<void> {
		await this.http.post('/clock', move);
	}

	/** Deliveries made and to be made, and the endpoints. */
	async webhooks(): Promise<Deliveries> {
		return (await this.http.get<Deliveries>('/webhooks')).data;
	}

	/** Delivers events again: those named, or all. Returns how many deliveries that makes. */
	async redeliver(order: { eventIds?: string[]; eventTypes?: string[]; endpointId?: string } = {}): Promise<number> {
		return (await this.http.post<{ deliveries: number }>('/webhooks/redeliver', order)).data.deliveries;
	}

	/** Makes what waits for its turn or its retry due now. */
	async hurryWebhooks(): Promise<void> {
		await this.http.post('/webhooks/hurry');
	}
}
