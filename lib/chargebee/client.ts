import { attempt } from '../attempt';
import { type Answered, type HttpCall, requestJson, type Wire } from '../http';
import { describe } from './errors';
import { encodeForm, type Form } from './form';

export interface ChargebeeSite {
	/** `https://{site}.chargebee.com`, without `/api/v2`. */
	baseUrl: string;
	/** Whether Chargebee tells webhook endpoints about our writes. Off breaks the loop from Visma.net and back. */
	raiseWebhooks: boolean;
}

export interface Write {
	/** The same key with the same fields is carried out once within 30 minutes; max 100 characters. */
	idempotencyKey: string;
}

/** Calls one Chargebee site. Source: Chargebee API v2, GET reads and POST writes, forms in and JSON out. */
export class ChargebeeClient {
	constructor(
		private readonly wire: Wire,
		private readonly site: ChargebeeSite,
	) {}

	/** @throws ChargebeeError when Chargebee describes what is wrong, else RequestError */
	async get<T>(path: string, query: Form = {}): Promise<T> {
		const text = encodeForm(query);
		const url = this.url(path) + (text === '' ? '' : `?${text}`);
		const answer = await this.call({ method: 'GET', url, repeat: 'safe' });
		return answer.body as T;
	}

	/**
	 * Writes. The idempotency key is the call's identity, so a reply that was lost is fetched by sending it again.
	 *
	 * @throws ChargebeeError when Chargebee describes what is wrong, else RequestError
	 */
	async post<T>(path: string, form: Form, write: Write): Promise<Written<T>> {
		const headers: Record<string, string> = {
			'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
			'chargebee-idempotency-key': write.idempotencyKey,
		};
		if (!this.site.raiseWebhooks) headers['chargebee-event-webhook'] = 'all-disabled';
		const call: HttpCall = { method: 'POST', url: this.url(path), headers, body: encodeForm(form), repeat: 'identified' };
		const { status, attempts, body, headers: answered } = await this.call(call);
		return { status, attempts, body: body as T, replayed: answered['chargebee-idempotency-replayed'] === 'true' };
	}

	private url(path: string): string {
		return `${this.site.baseUrl}/api/v2${path}`;
	}

	private async call(call: HttpCall): Promise<Answered> {
		const answer = await attempt(async () => await requestJson(call, this.wire));
		if (answer.ok) return answer.value;
		throw describe(answer.error);
	}
}

export interface Written<T> {
	status: number;
	attempts: number;
	body: T;
	/** The answer came from Chargebee's memory of the idempotency key: nothing was done this time. */
	replayed: boolean;
}
