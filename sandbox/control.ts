import axios, { type AxiosInstance } from 'axios';

import type { CustomField } from './chargebee/customFields';
import type { ChargebeeCustomer } from './chargebee/customerStore';
import type { LifeVerb } from './chargebee/life/routes';
import type { ChargebeeSettings } from './chargebee/settings';
import type { Delivery } from './chargebee/webhooks/postOffice';
import type { Effect, FaultOrder } from './server/faultRules';
import type { LoggedRequest } from './server/requestLog';
import type { VismaCustomer } from './visma/customerDto';
import type { VismaSettings } from './visma/settings';

type DeepPartial<T> = T extends unknown[] ? T : { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };

/** A fault as it stands: how often it hit, how many requests it holds now. */
export interface FaultState {
	id: string;
	effect: Effect;
	used: number;
	held: number;
	times: number;
	skip: number;
}

/** Any seed; `large` takes a number of customers. */
export interface ResetOrder {
	seed?: 'nordic' | 'empty' | 'large';
	count?: number;
}

/** Client of one server's `/_sandbox` routes. Fails with axios' errors when the server refuses. */
export class ServerControl<State = Record<string, unknown>, Settings = Record<string, unknown>> {
	protected readonly http: AxiosInstance;

	constructor(url: string) {
		this.http = axios.create({
			baseURL: `${url}/_sandbox`,
			maxBodyLength: Infinity,
			maxContentLength: Infinity,
			proxy: false,
		});
	}

	/** Requests since the log was emptied, oldest first; `after` takes the last `seq` seen. */
	async requests(after = 0): Promise<LoggedRequest[]> {
		return (await this.http.get<{ requests: LoggedRequest[] }>('/requests', { params: { after } })).data.requests;
	}

	async clearRequests(): Promise<void> {
		await this.http.delete('/requests');
	}

	/** Breaks something on purpose; returns the fault's id. */
	async addFault(fault: FaultOrder): Promise<string> {
		return (await this.http.post<{ id: string }>('/faults', fault)).data.id;
	}

	async faults(): Promise<FaultState[]> {
		return (await this.http.get<{ faults: FaultState[] }>('/faults')).data.faults;
	}

	/** Removes one fault, or all; what it held goes on. */
	async removeFaults(id?: string): Promise<void> {
		await this.http.delete(id === undefined ? '/faults' : `/faults/${id}`);
	}

	/** Lets the requests that a `hold` fault stopped go on. */
	async releaseFault(id: string): Promise<void> {
		await this.http.post(`/faults/${id}/release`);
	}

	/** State, settings, faults and log anew. */
	async reset(order: ResetOrder = {}): Promise<void> {
		await this.http.post('/reset', order);
	}

	async state(): Promise<State> {
		return (await this.http.get<State>('/state')).data;
	}

	/** Changes the settings that the patch names; lists are replaced. Returns all settings. */
	async settings(patch?: DeepPartial<Settings>): Promise<Settings> {
		return (await this.http.patch<Settings>('/settings', patch ?? {})).data;
	}

	/** Everything needed to go on later: hand it back to `restore`. */
	async snapshot(): Promise<unknown> {
		return (await this.http.get<unknown>('/snapshot')).data;
	}

	async restore(snapshot: unknown): Promise<void> {
		await this.http.put('/snapshot', snapshot);
	}
}

export interface VismaState {
	counts: { customers: number; byStatus: Record<string, number> };
	customers: VismaCustomer[];
	settings: VismaSettings;
}

export class VismaControl extends ServerControl<VismaState, VismaSettings> {
	/** Edits a customer as a person in the ERP: a JSON merge patch that moves its version. */
	async editCustomer(number: string, patch: object): Promise<VismaCustomer> {
		return (await this.http.put<VismaCustomer>(`/customers/${encodeURIComponent(number)}`, patch)).data;
	}

	/** Replaces all customers by `count` ordinary ones. */
	async fillCustomers(count: number): Promise<void> {
		await this.http.post('/customers/bulk', { count });
	}

	async expireTokens(): Promise<void> {
		await this.http.post('/expire-tokens');
	}
}

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
	webhooks: { pending: number; endpoints: number };
	customers: ChargebeeCustomer[];
	customFields: CustomField[];
	settings: ChargebeeSettings;
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

	/** Deliveries made and to be made. */
	async webhooks(): Promise<{ pending: number; deliveries: Delivery[] }> {
		return (await this.http.get<{ pending: number; deliveries: Delivery[] }>('/webhooks')).data;
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

/** Inspects, seeds, slows and breaks both servers over HTTP. */
export class SandboxControl {
	readonly visma: VismaControl;
	readonly chargebee: ChargebeeControl;

	constructor(vismaUrl: string, chargebeeUrl: string) {
		this.visma = new VismaControl(vismaUrl);
		this.chargebee = new ChargebeeControl(chargebeeUrl);
	}
}
