import type { HttpCall, NoAnswer } from '../call';
import { callName, RequestError } from './RequestError';

/** No answer arrived, and repeating is of no use or not allowed. */
export class ConnectionError extends RequestError {
	override readonly name = 'ConnectionError';
	readonly reason: string;

	constructor(call: HttpCall, failure: NoAnswer, attempts: number, outcomeUnknown: boolean) {
		super(`${callName(call)} got no answer: ${failure.reason}`, call, attempts, outcomeUnknown);
		this.reason = failure.reason;
	}
}
