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
	return answerOf(call, await request(call, wire), isJson);
}

/**
 * Sends a write that a JSON API may also answer with no body at all. A page is no answer here either.
 *
 * @throws RequestError as `requestJson` does
 */
export async function requestWrite(call: HttpCall, wire: Wire): Promise<Answered> {
	return answerOf(call, await request(call, wire), (body) => isJson(body) || isEmpty(body));
}

const isJson = (body: unknown) => typeof body === 'object' && body !== null;
const isEmpty = (body: unknown) => body === undefined || body === null || body === '';

function answerOf(call: HttpCall, answered: Answered, isAnswer: (body: unknown) => boolean): Answered {
	if (isAnswer(answered.body)) return answered;
	throw new StatusError(call, answered, answered.attempts, call.repeat !== 'safe');
}
