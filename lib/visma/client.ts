import { type Answered, baseUrl, type HttpCall, requestJson, type Wire } from '../http';

export type QueryValue = string | number | boolean | undefined;
export type Query = Record<string, QueryValue>;

/**
 * Calls one Visma.net company. The token names the company; `companyId` is only sent where a company asks for it.
 * Source: visma.net ERP API, `https://api.finance.visma.net/v1` and `/v2`.
 */
export class VismaClient {
	constructor(
		private readonly wire: Wire,
		private readonly company: { baseUrl: string; companyId?: string },
	) {}

	/**
	 * Reads a path such as `/v1/customer/10001`.
	 *
	 * @throws RequestError see lib/http
	 */
	async get<T>(path: string, query: Query = {}): Promise<T> {
		const answer = await this.call({ method: 'GET', path, query, repeat: 'safe' });
		return answer.body as T;
	}

	private async call(call: Pick<HttpCall, 'method' | 'repeat'> & { path: string; query: Query }): Promise<Answered> {
		const headers: Record<string, string> = { accept: 'application/json' };
		if (this.company.companyId) headers['ipp-company-id'] = this.company.companyId;
		const url = `${baseUrl(this.company.baseUrl)}${call.path}${queryString(call.query)}`;
		return await requestJson({ method: call.method, url, headers, repeat: call.repeat }, this.wire);
	}
}

function queryString(query: Query): string {
	const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
	const text = known.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&');
	return text === '' ? '' : `?${text}`;
}
