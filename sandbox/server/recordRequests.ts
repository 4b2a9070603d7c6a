import type { FastifyInstance, FastifyRequest } from 'fastify';

import { maskBody, maskHeaders, type LoggedRequest } from './requestLog';
import type { StandIn } from './standIn';

const entries = new WeakMap<FastifyRequest, LoggedRequest>();
const arrivals = new WeakMap<FastifyRequest, number>();

/** The path of a request without its query, as it was sent. */
export function pathOf(request: FastifyRequest): string {
	return request.url.split('?', 1)[0] ?? request.url;
}

/** Writes on the request's log entry which fault hit it. */
export function noteEffect(request: FastifyRequest, effect: string): void {
	const entry = entries.get(request);
	if (entry) entry.effect = effect;
}

/** The text of a refusal, whichever of the vendors' shapes it has. */
function messageOf(payload: unknown): string | undefined {
	if (typeof payload !== 'string' || !payload.startsWith('{')) return undefined;
	const [, text] = /"(?:message|ExceptionMessage|error_description)":("(?:[^"\\]|\\.)*")/.exec(payload) ?? [];
	return text === undefined ? undefined : String(JSON.parse(text));
}

/** Logs each request at arrival, and its body once decoded. */
export function recordRequests(api: FastifyInstance, standIn: StandIn): void {
	api.addHook('onRequest', async (request) => {
		const entry = standIn.log.open({
			at: new Date(standIn.now()).toISOString(),
			method: request.method,
			path: pathOf(request),
			query: request.query,
			headers: maskHeaders(request.headers),
			body: null,
		});
		entries.set(request, entry);
		arrivals.set(request, performance.now());
		standIn.changes.emit('change');
	});
	api.addHook('preValidation', async (request) => {
		const entry = entries.get(request);
		if (entry) entry.body = maskBody(request.body);
	});
}

/** Logs the status of each answer. To be added after every hook that may change it. */
export function recordAnswers(api: FastifyInstance, standIn: StandIn): void {
	api.addHook('onSend', async (request, reply, payload) => {
		const entry = entries.get(request);
		if (!entry) return;
		entry.status = reply.statusCode;
		if (entry.status >= 400) entry.error = messageOf(payload);
		entry.ms = Math.ceil(performance.now() - (arrivals.get(request) ?? 0));
		standIn.changes.emit('change');
	});
}
