import axios, { isAxiosError } from 'axios';

import type { ChargebeeEvent } from '../eventStore';
import type { WebhookEndpoint } from './endpoint';

/** What an endpoint answered: a status, or why there is none. */
export interface Answer {
	status?: number;
	error?: string;
}

/** Posts an event. Never throws: a redirect, a timeout or no answer is an answer too. */
export async function send(event: ChargebeeEvent, endpoint: WebhookEndpoint, timeoutMs: number): Promise<Answer> {
	const { url, basic_auth_username: username, basic_auth_password: password = '' } = endpoint;
	try {
		const { status } = await axios.post(url, JSON.stringify(event), {
			headers: { 'content-type': 'application/json;charset=UTF-8', 'user-agent': 'ChargeBee' },
			auth: username ? { username, password } : undefined,
			timeout: timeoutMs,
			maxRedirects: 0,
			proxy: false,
			validateStatus: () => true,
		});
		return { status };
	} catch (error) {
		return { error: isAxiosError(error) ? (error.code ?? error.message) : String(error) };
	}
}
