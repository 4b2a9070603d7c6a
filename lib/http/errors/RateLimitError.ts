import type { HttpAnswer, HttpCall } from '../call';
import { StatusError } from './StatusError';

/** The server asks for a longer wait than the budget allows; the last attempt was not carried out. */
export class RateLimitError extends StatusError {
	override readonly name = 'RateLimitError';

	constructor(
		call: HttpCall,
		answer: HttpAnswer,
		attempts: number,
		outcomeUnknown: boolean,
		/** Milliseconds to wait before the next call. */
		readonly retryAfterMs: number,
	) {
		super(call, answer, attempts, outcomeUnknown);
	}
}
