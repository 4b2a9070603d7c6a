import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { Refusal } from '../../server/refusal';
import type { VismaCompany } from '../company';
import { businessError } from '../errors';
import { grantOf } from '../steps';

const HEADER = 'erp-api-background';
const KEPT_HEADERS = ['etag', 'location'];

/** Calls that got as far as their handler: what ends them before that is answered at once. */
const taken = new WeakSet<FastifyRequest>();

/**
 * Answers calls with `erp-api-background` 202, and keeps what came of them. To be added before every hook that remembers
 * or breaks the answer.
 */
export function takeToBackground(api: FastifyInstance, company: VismaCompany): void {
	api.addHook('preHandler', async (request) => {
		const asked = request.headers[HEADER] !== undefined && !request.url.startsWith('/v1/background');
		if (asked && grantOf(request, company)) taken.add(request);
	});
	api.addHook('onSend', async (request, reply, payload) => {
		if (!taken.has(request)) return payload;
		const kept = KEPT_HEADERS.flatMap((name): Array<[string, string]> => {
			const value = reply.getHeader(name);
			return value === undefined ? [] : [[name, String(value)]];
		});
		const id = company.background.add({
			receivedAt: company.now(),
			uri: request.url,
			hasBody: Boolean(request.body),
			tenantId: grantOf(request, company)?.tenantId,
			answer: { status: reply.statusCode, headers: Object.fromEntries(kept), body: typeof payload === 'string' ? payload : '' },
			readsLeft: company.settings.background.reads,
		});
		for (const name of KEPT_HEADERS) reply.removeHeader(name);
		reply.code(202).header('content-type', 'application/json; charset=utf-8');
		return JSON.stringify({ id, stateLocation: `http://${request.headers.host}/v1/background/${id}` });
	});
}

/** Visma.net's Background API: the state of a job, and what it answered. */
export function backgroundRoutes(api: FastifyInstance, company: VismaCompany): void {
	const jobOf = (request: FastifyRequest) => {
		const { requestId } = z.object({ requestId: z.string() }).parse(request.params);
		const job = company.background.get(requestId);
		if (!job) throw businessError(404, 'The background request was not found.');
		if (job.tenantId !== grantOf(request, company)?.tenantId) throw businessError(403, 'The request belongs to another company.');
		return job;
	};
	api.get('/v1/background/:requestId', async (request) => company.background.look(jobOf(request), company.now()));
	api.get('/v1/background/:requestId/content', async (request, reply) => {
		const job = jobOf(request);
		if (company.background.isExpired(job, company.now())) throw new Refusal(410, businessError(410, 'The content is gone.').body);
		if (job.finishedAt === undefined || job.answer.body === '') throw businessError(404, 'There is no content.');
		return await reply.header('content-type', 'application/json; charset=utf-8').send(job.answer.body);
	});
}
