import { createHash } from 'node:crypto';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { pathOf } from '../server/recordRequests';
import { chargebeeError, wrongValue } from './errors';
import type { ChargebeeSite } from './site';

/** A POST that carried an idempotency key. */
export interface Remembered {
	fingerprint: string;
	/** Milliseconds since 1970. */
	until: number;
	/** Missing while the first request is still being worked on. */
	answer?: { status: number; payload: unknown };
}

const HEADER = 'chargebee-idempotency-key';

function keyOf(request: FastifyRequest): string | undefined {
	const key = request.headers[HEADER];
	return request.method === 'POST' && typeof key === 'string' ? key : undefined;
}

function fingerprintOf(request: FastifyRequest): string {
	return createHash('sha1')
		.update(JSON.stringify([pathOf(request), request.body ?? {}]))
		.digest('hex');
}

function refuseOther(known: Remembered, fingerprint: string): void {
	if (known.fingerprint !== fingerprint) {
		const message = 'The idempotency key was used with other parameters.';
		throw chargebeeError({ status: 422, type: 'invalid_request', code: 'unable_to_process_request', message });
	}
	if (known.answer) return;
	const message = 'A request with this idempotency key is still being processed.';
	throw chargebeeError({ status: 409, type: 'operation_failed', code: 'invalid_state_for_request', message });
}

/** Answers a repeated POST with the same key and parameters as the first time, without doing it again. */
export function rememberAnswers(api: FastifyInstance, site: ChargebeeSite): void {
	const memory = site.remembered;
	const first = new WeakMap<FastifyRequest, Remembered>();

	api.addHook('preValidation', async (request, reply) => {
		const key = keyOf(request);
		if (key === undefined) return;
		if (key.length > 100) throw wrongValue(HEADER, 'cannot have more than 100 characters');
		const fingerprint = fingerprintOf(request);
		const known = memory.get(key);
		if (known && known.until > site.now()) {
			refuseOther(known, fingerprint);
			reply.code(known.answer?.status ?? 200).header('chargebee-idempotency-replayed', 'true');
			reply.header('content-type', 'application/json; charset=utf-8');
			return await reply.send(known.answer?.payload);
		}
		const remembered = { fingerprint, until: site.now() + site.settings.idempotencyMinutes * 60_000 };
		memory.set(key, remembered);
		first.set(request, remembered);
	});
	api.addHook('onSend', async (request, reply, payload) => {
		const remembered = first.get(request);
		const key = keyOf(request);
		if (!remembered || key === undefined) return;
		const keep = reply.statusCode < 300 || (reply.statusCode < 500 && site.settings.idempotencyKeepsRefusals);
		if (keep) remembered.answer = { status: reply.statusCode, payload };
		else memory.delete(key);
	});
}
