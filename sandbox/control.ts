import axios, { type AxiosInstance } from 'axios';

import type { CustomField } from './chargebee/customFields';
import type { ChargebeeCustomer } from './chargebee/customerStore';
import type { ChargebeeEvent } from './chargebee/eventStore';
import type { LifeVerb } from './chargebee/life/routes';
import type { ChargebeeSettings } from './chargebee/settings';
import type { Delivery } from './chargebee/webhooks/postOffice';
import type { Effect, FaultOrder } from './server/faultRules';
import type { Account } from './seed/accounts';
import type { LoggedRequest } from './server/requestLog';
import type { Period, PeriodFlags } from './visma/books/periods';
import type { VismaCustomer } from './visma/customerDto';
import type { Balance } from './visma/journal/balances';
import type { Batch } from './visma/journal/batch';
import type { batchDto } from './visma/journal/dto';
import type { DocumentStatus } from './visma/receivables/document';
import type { DocumentDto } from './visma/receivables/dto';
import type { PaymentDto } from './visma/receivables/paymentDto';
import type { VismaSettings } from './visma/settings';

type DeepPartial<T> = T extends unknown[] ? T : { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };

/** A fault as it stands: how often it hit, how many requests or answers it holds now. */
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

	/** Lets the requests or answers that a fault holds go on. */
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

/** A batch as the API shows it. */
export type VismaJournal = ReturnType<typeof batchDto>;

export interface VismaState {
	counts: {
		customers: number;
		byStatus: Record<string, number>;
		journals: number;
		invoices: number;
		creditNotes: number;
		payments: number;
	};
	customers: VismaCustomer[];
	journals: VismaJournal[];
	invoices: DocumentDto[];
	creditNotes: DocumentDto[];
	accounts: Account[];
	periods: Period[];
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

	/** Closes or reopens, activates or deactivates a period, YYYYPP. */
	async setPeriod(id: string, patch: Partial<PeriodFlags>): Promise<Period> {
		return (await this.http.put<Period>(`/periods/${id}`, patch)).data;
	}

	/** Changes an account of the chart, or adds one. */
	async putAccount(number: string, patch: Partial<Account>): Promise<Account> {
		return (await this.http.put<Account>(`/accounts/${number}`, patch)).data;
	}

	/** Edits a batch as a person, also a released one; `hold` moves its status. */
	async editJournal(
		number: string,
		patch: Partial<Pick<Batch, 'status' | 'hold' | 'description' | 'module' | 'transactionDate' | 'financialPeriod'>>,
	): Promise<VismaJournal> {
		return (await this.http.put<VismaJournal>(`/journals/${encodeURIComponent(number)}`, patch)).data;
	}

	/** Reverses a batch as a person: returns the counter-batch. */
	async reverseJournal(number: string): Promise<VismaJournal> {
		return (await this.http.post<VismaJournal>(`/journals/${encodeURIComponent(number)}/reverse`)).data;
	}

	/** Posts a batch that was released without posting. */
	async postJournal(number: string): Promise<VismaJournal> {
		return (await this.http.post<VismaJournal>(`/journals/${encodeURIComponent(number)}/post`)).data;
	}

	/** Replaces invoices, credit notes and payments by `count` invoices and what pays some of them. */
	async fillReceivables(count = 120): Promise<void> {
		await this.http.post('/receivables/bulk', { count });
	}

	/** Edits an invoice or a credit note as a person, also a released one. */
	async editDocument(
		kind: 'invoices' | 'credit-notes',
		number: string,
		patch: { status?: DocumentStatus; hold?: boolean; texts?: Record<string, string>; dueDate?: string },
	): Promise<DocumentDto> {
		return (await this.http.put<DocumentDto>(`/${kind}/${encodeURIComponent(number)}`, patch)).data;
	}

	/** Registers a payment as a person: of all that is open, unless an amount is given. */
	async payInvoice(order: { invoice: string; amount?: number; date?: string }): Promise<PaymentDto> {
		return (await this.http.post<PaymentDto>('/payments', order)).data;
	}

	/** Movements of the ledger per period, account and currency: of released batches, unless told otherwise. */
	async balances(options: { includeUnreleased?: boolean; bySubaccount?: boolean } = {}): Promise<Balance[]> {
		return (await this.http.get<{ balances: Balance[] }>('/balances', { params: options })).data.balances;
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
