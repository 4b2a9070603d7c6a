import type { HttpCall } from '../call';

/** A call that failed for good. The message never holds headers or bodies, so nothing secret can be in it. */
export abstract class RequestError extends Error {
	readonly method: HttpCall['method'];
	readonly url: string;

	constructor(
		message: string,
		call: Pick<HttpCall, 'method' | 'url'>,
		/** How often the call was sent. */
		readonly attempts: number,
		/** True when the server may have carried the call out although it did not say so. */
		readonly outcomeUnknown: boolean,
	) {
		super(message);
		this.method = call.method;
		this.url = call.url;
	}
}

/** `POST https://host/path`: a call as errors name it. A base URL may hold a user and password for a proxy; they are left out. */
export function callName(call: Pick<HttpCall, 'method' | 'url'>): string {
	const [address = ''] = call.url.split('?');
	return `${call.method} ${address.replace(/\/\/[^/]*@/, '//')}`;
}
