import type { HttpCall } from '../call';
import { callName, RequestError } from './RequestError';

/** No access token could be had, so the call was never sent. */
export class TokenError extends RequestError {
	override readonly name = 'TokenError';

	constructor(
		call: HttpCall,
		/** The words of the authorization server, for people: an OAuth 2.0 error code and its description. */
		readonly detail: string,
	) {
		super(`No access token for ${callName(call)}: ${detail}`, call, 0, false);
	}
}
