import { attempt } from '../../attempt';
import { RequestError, StatusError } from '../../http';
import type { SentRequest } from '../audit';

/** Notes a call that is about to be made, or that a dry run would make. */
export function begin(requests: SentRequest[], request: Omit<SentRequest, 'attempts'>): SentRequest {
	const noted = { ...request, attempts: 0 };
	requests.push(noted);
	return noted;
}

/** Makes the call, and notes how it failed. @throws what the call throws */
export async function noting<T>(request: SentRequest, call: () => Promise<T>): Promise<T> {
	const made = await attempt(call);
	if (made.ok) return made.value;
	if (made.error instanceof RequestError) request.attempts = made.error.attempts;
	if (made.error instanceof StatusError) request.status = made.error.status;
	throw made.error;
}
