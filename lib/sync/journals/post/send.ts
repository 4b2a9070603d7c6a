import { attempt, type Attempt } from '../../../attempt';
import { RequestError, StatusError } from '../../../http';
import { createJournal, holdJournal, journalPath, JOURNALS, wrap, type VismaClient } from '../../../visma';
import type { SentRequest } from '../../audit';
import type { Post } from './step';

/** Creates a batch, once, and adds the call to `requests` as it is made. The value is the number that Visma names. */
export async function sendBatch(client: VismaClient, { body }: Post, requests: SentRequest[]): Promise<Attempt<string>> {
	const request = begin(requests, { method: 'POST', path: JOURNALS, body });
	const sent = await attempt(async () => await createJournal(client, body));
	if (!sent.ok) return failed(request, sent.error);
	const { batchNumber, attempts } = sent.value;
	Object.assign(request, { status: 201, answerId: batchNumber, attempts });
	return { ok: true, value: batchNumber };
}

/** Puts a batch on hold under another description. */
export async function sendHold(
	client: VismaClient,
	number: string,
	description: string,
	requests: SentRequest[],
): Promise<Attempt<void>> {
	const request = begin(requests, holdRequest(number, description));
	const sent = await attempt(async () => await holdJournal(client, number, { description }));
	if (!sent.ok) return failed(request, sent.error);
	Object.assign(request, { status: 204, answerId: number, attempts: 1 });
	return sent;
}

export const holdRequest = (number: string, description: string) => ({
	method: 'PUT',
	path: journalPath(number),
	body: wrap({ hold: true, description }),
});

export const releaseRequest = (number: string) => ({
	method: 'POST',
	path: `${journalPath(number)}/action/release`,
	body: {},
});

/** Notes a call that is about to be made, or that a dry run would make. */
export function begin(requests: SentRequest[], request: Omit<SentRequest, 'attempts'>): SentRequest {
	const noted = { ...request, attempts: 0 };
	requests.push(noted);
	return noted;
}

function failed(request: SentRequest, error: unknown): { ok: false; error: unknown } {
	if (error instanceof RequestError) request.attempts = error.attempts;
	if (error instanceof StatusError) request.status = error.status;
	return { ok: false, error };
}
