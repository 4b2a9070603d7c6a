import axios, { type AxiosInstance } from 'axios';

import type { Effect, FaultOrder } from '../server/faultRules';
import type { LoggedRequest } from '../server/requestLog';

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
