import { randomUUID } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { VismaCompany } from '../company';
import { businessError, modelError } from '../errors';
import { type Batch, type BatchLine, STATUSES } from '../journal/batch';
import { batchDto } from '../journal/dto';
import { release, settle } from '../journal/release';
import { changeBatch, createBatch } from '../journal/write';
import { keyOf, pageOf, type Query, sinceFilter, textOf } from '../query';
import { created, etagOf, matchVersion } from './record';

const PATH = '/v2/journaltransaction';
const FILTERS = [...STATUSES, 'Unreleased'];

function filterOf(query: Query): (batch: Batch) => boolean {
	const periodId = textOf(query, 'periodId');
	if (periodId === undefined && textOf(query, 'lastModifiedDateTime') === undefined) {
		throw businessError(400, 'Either periodId or lastModifiedDateTime must be given.');
	}
	const status = textOf(query, 'status');
	if (status !== undefined && !FILTERS.includes(status)) {
		throw modelError('status', `The value '${status}' is not valid for status.`);
	}
	const module = textOf(query, 'module');
	const branch = textOf(query, 'branch');
	const modified = sinceFilter(query, 'lastModifiedDateTime');
	const isOf = (batch: Batch) =>
		status === 'Unreleased' ? ['Hold', 'Balanced'].includes(batch.status) : batch.status === status;
	return (batch) =>
		(periodId === undefined || batch.financialPeriod === periodId) &&
		(status === undefined || isOf(batch)) &&
		(module === undefined || batch.module === `Module${module}`) &&
		(branch === undefined || batch.branch === branch) &&
		modified(batch.lastModifiedDateTime);
}

/** Pages count lines, not batches: a batch whose lines lie across the end of a page is in both, with some of them. */
function list(company: VismaCompany) {
	return async (request: FastifyRequest) => {
		const query = request.query as Query;
		const batches = company.journals.all().map((batch) => settle(company, batch)).filter(filterOf(query));
		const rows = batches.flatMap((batch) => batch.lines.map((line): [Batch, BatchLine] => [batch, line]));
		const page = pageOf(rows, query, company.settings);
		const metadata = { totalCount: page.totalCount, maxPageSize: company.settings.maxPageSize };
		const linesOf = new Map<Batch, BatchLine[]>();
		for (const [batch, line] of page.records) linesOf.set(batch, [...(linesOf.get(batch) ?? []), line]);
		return [...linesOf].map(([batch, lines]) => ({ ...batchDto(batch, company.books, lines), metadata }));
	};
}

function batchOf(company: VismaCompany, request: FastifyRequest): Batch {
	const { number } = z.object({ number: z.string() }).parse(request.params);
	const batch = company.journals.get(keyOf(encodeURIComponent(number)));
	if (!batch) throw businessError(404, 'The batch was not found.');
	return settle(company, batch);
}

function create(company: VismaCompany) {
	return async (request: FastifyRequest, reply: FastifyReply) => {
		const batch = createBatch(company, request.body);
		return created(request, reply, batch, `${PATH}/${batch.batchNumber}`, company.settings.journals);
	};
}

/** Visma.net's JournalTransaction, version 2: no batch is ever deleted. */
export function journalTransactionRoutes(api: FastifyInstance, company: VismaCompany): void {
	api.get(PATH, list(company));
	api.post(PATH, create(company));
	api.get(`${PATH}/:number`, async (request, reply) => {
		const batch = batchOf(company, request);
		reply.header('etag', etagOf(batch));
		return batchDto(batch, company.books);
	});
	api.put(`${PATH}/:number`, async (request, reply) => {
		const batch = batchOf(company, request);
		matchVersion(request, batch);
		return reply.code(204).header('etag', etagOf(changeBatch(company, batch, request.body))).send();
	});
	api.post(`${PATH}/:number/action/release`, async (request) => {
		const batch = batchOf(company, request);
		matchVersion(request, batch);
		return { actionId: randomUUID(), ...release(company, batch) };
	});
}
