import { createHash } from 'node:crypto';

import { attempt } from '../attempt';
import { ChargebeeError, type Form, type Write, type Written } from '../chargebee';
import { RequestError, StatusError } from '../http';
import type { SentRequest } from './audit';

/** A write to Chargebee that is decided on: the call, the fields, and the state of the record it was decided on. */
export interface Step<Body> {
	path: string;
	form: Form;
	/** The record's version, or that there was none. */
	state: string | number;
	/**
	 * What tells this write from others, where that is less than all its fields: Chargebee then refuses (422) what has the
	 * same identity and other fields, within its memory.
	 */
	identity?: Record<string, string | number>;
	post: (form: Form, write: Write) => Promise<Written<Body>>;
	/** The id that the answer names. */
	answerId: (body: Body) => string | undefined;
}

export interface Sender {
	/** Names the run, and the item where two items of a run may hold the same; makes idempotency keys its own. */
	scope: string;
	/** Nothing is sent. */
	dryRun: boolean;
}

/**
 * Sends a write. The request is added to `requests` as it is made, so that it is known when it fails.
 *
 * @returns what Chargebee answered; undefined in a dry run
 */
export async function send<Body>(step: Step<Body>, sender: Sender, requests: SentRequest[]): Promise<Body | undefined> {
	return (await sendOnce(step, sender, requests))?.body;
}

/** The same, which also tells a write from one that an earlier call made: Chargebee remembers its key. */
export async function sendOnce<Body>(
	{ path, form, state, identity, post, answerId }: Step<Body>,
	{ scope, dryRun }: Sender,
	requests: SentRequest[],
): Promise<{ body: Body; isRepeat: boolean } | undefined> {
	const request: SentRequest = { method: 'POST', path, body: form, attempts: 0 };
	requests.push(request);
	if (dryRun) return undefined;
	const sent = await attempt(async () => await post(form, { idempotencyKey: keyOf([scope, path, state, identity ?? form]) }));
	if (sent.ok) {
		const { status, attempts, body, replayed } = sent.value;
		Object.assign(request, { status, attempts, answerId: answerId(body) });
		// An answer from memory to a call that was sent twice is that of its own first attempt.
		return { body, isRepeat: replayed && attempts === 1 };
	}
	if (sent.error instanceof RequestError) request.attempts = sent.error.attempts;
	if (sent.error instanceof StatusError || sent.error instanceof ChargebeeError) request.status = sent.error.status;
	throw sent.error;
}

/**
 * Chargebee answers a key that it knows from memory for 30 minutes, without doing anything. The key therefore names the
 * content, the state it was decided on and the run: a lost reply is fetched by a repeat within the run, but writing
 * the same value again after somebody changed it meanwhile is another write.
 */
function keyOf(identity: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
