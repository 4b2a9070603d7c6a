import type { HttpCall } from './call';
import { StatusError } from './errors';
import { type Answered, request, type Wire } from './request';

/**
 * Sends a call that a JSON API answers with an object or a list. Anything else, the page of a proxy or of a login say,
 * is no answer of that API, whatever its status: what became of a write is then unknown.
 *
 * @throws RequestError as `request` does; StatusError with a status of 200..299 for a page
 */
export async function requestJson(call: HttpCall, wire: Wire): Promise<Answered> {
	const answered = await request(call, wire);
	if (typeof answered.body === 'object' && answered.body !== null) return answered;
	throw new StatusError(call, answered, answered.attempts, call.repeat !== 'safe');
}
