import type { HttpAnswer, HttpCall } from '../call';
import { callName, RequestError } from './RequestError';

/** The server answered with a status that is no success, and repeating is of no use or not allowed. */
export class StatusError extends RequestError {
	override readonly name: string = 'StatusError';
	readonly status: number;
	readonly headers: Record<string, string>;
	readonly body: unknown;

	constructor(call: HttpCall, answer: HttpAnswer, attempts: number, outcomeUnknown: boolean) {
		super(`${callName(call)} was answered with status ${answer.status}`, call, attempts, outcomeUnknown);
		this.status = answer.status;
		this.headers = answer.headers;
		this.body = answer.body;
	}
}
