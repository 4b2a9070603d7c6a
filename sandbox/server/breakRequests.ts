import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Effect, Fault } from './faultRules';
import { noteEffect, pathOf } from './recordRequests';
import { Refusal } from './refusal';
import { sleep } from './sleep';
import type { StandIn, VendorAnswers } from './standIn';

/** Effects on the answer, once the work is done. */
const AFTER_WORK = new Set<Effect['type']>(['lose-reply', 'error-after', 'hold-reply']);

const afterWork = new WeakMap<FastifyRequest, Fault>();

function cut(request: FastifyRequest): void {
	request.raw.socket.destroy();
}

async function breakBeforeWork(fault: Fault, answers: VendorAnswers, request: FastifyRequest, reply: FastifyReply) {
	const { effect } = fault;
	if (effect.type === 'slow') await sleep(effect.ms);
	if (effect.type === 'hold') await fault.gate.pass();
	if (effect.type === 'rate-limit') throw answers.rateLimited(effect.retryAfter);
	if (effect.type === 'unauthorized') throw answers.unauthorized();
	if (effect.type === 'error-before') {
		throw effect.body === undefined ? answers.failed(effect.status) : new Refusal(effect.status, effect.body);
	}
	if (effect.type === 'down') {
		reply.hijack();
		cut(request);
	}
	if (AFTER_WORK.has(effect.type)) afterWork.set(request, fault);
}

/** Breaks requests on purpose, before any work is done or marks them to be broken after it. */
export function breakRequests(api: FastifyInstance, standIn: StandIn): void {
	api.addHook('preValidation', async (request, reply) => {
		const fault = standIn.faults.take(request.method, pathOf(request));
		if (!fault) return;
		noteEffect(request, fault.effect.type);
		await breakBeforeWork(fault, standIn.vendor.answers, request, reply);
	});
}

/** Breaks the answers of marked requests. To be added after every hook that remembers the true answer. */
export function breakAnswers(api: FastifyInstance, standIn: StandIn): void {
	api.addHook('onSend', async (request, reply, payload) => {
		const fault = afterWork.get(request);
		const { effect } = fault ?? {};
		if (effect?.type === 'hold-reply') await fault?.gate.pass();
		if (effect?.type === 'lose-reply') cut(request);
		if (effect?.type !== 'error-after') return payload;
		const refusal = standIn.vendor.answers.failed(effect.status);
		reply.code(refusal.status).header('content-type', 'application/json; charset=utf-8');
		return JSON.stringify(refusal.body);
	});
}
