/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Agent } from 'node:http';
import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import axios from 'axios';

/** The person who uses n8n in the demo and the tests. */
export interface Owner {
	email: string;
	password: string;
}

/** n8n answered other than 2xx; the message holds its own words. */
export class N8nApiError extends Error {
	constructor(
		readonly status: number,
		readonly call: string,
		readonly answer: unknown,
	) {
		super(`${call} was answered ${status}: ${JSON.stringify(answer)}`);
	}
}

/** A browser's session with n8n: the cookie of the login, and the `data` of each answer. */
export class N8nSession {
	private readonly http: AxiosInstance;

	private cookie = '';

	constructor(readonly url: string) {
		// any port of this machine is called directly, whatever proxy the user has
		this.http = axios.create({
			baseURL: `${url}/rest`,
			validateStatus: () => true,
			proxy: false,
			timeout: 120_000,
			// n8n closes connections that nobody used for five seconds; a busy caller would write to one of them
			httpAgent: new Agent({ keepAlive: false }),
		});
	}

	/** Calls `/rest/<path>`; returns the answer's `data`, throws `N8nApiError` for anything but 2xx. */
	async request<T>(
		method: string,
		path: string,
		options: Pick<AxiosRequestConfig, 'data' | 'params'> = {},
	): Promise<T> {
		const answer = await this.http.request({
			method,
			url: path,
			...options,
			headers: { cookie: this.cookie, 'browser-id': 'vnc-client', 'push-ref': 'vnc-client' },
		});
		if (answer.status < 200 || answer.status > 299) {
			throw new N8nApiError(answer.status, `${method} ${path}`, answer.data);
		}
		const cookies = (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		return answer.data.data;
	}

	/** Creates the owner in a fresh n8n, or logs in when there is one already. */
	async enter(owner: Owner): Promise<void> {
		const settings = await this.request<{ userManagement: { showSetupOnFirstLoad: boolean } }>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.request('POST', '/owner/setup', { data: { ...owner, firstName: 'Nora', lastName: 'Nordic' } });
		}
		await this.request('POST', '/login', { data: { emailOrLdapLoginId: owner.email, password: owner.password } });
	}
}
