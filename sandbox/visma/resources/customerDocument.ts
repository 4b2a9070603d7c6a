import { randomUUID } from 'node:crypto';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { VismaCompany } from '../company';
import { businessError } from '../errors';
import { pageOf, type Query, textOf } from '../query';
import type { CustomerDocument } from '../receivables/document';
import { documentDto } from '../receivables/dto';
import { documentFilter } from '../receivables/filters';
import { CREDIT_NOTE, INVOICE, type Kind } from '../receivables/kinds';
import { release, settle } from '../receivables/release';
import { changeDocument, createDocument } from '../receivables/write';
import { created, etagOf, keyInPath, matchVersion } from './record';

function list(company: VismaCompany, kind: Kind) {
	return async (request: FastifyRequest) => {
		const query = request.query as Query;
		const isAsked = (flag: string) => textOf(query, flag) === 'true';
		const shown = {
			applications: isAsked('expandApplications'),
			taxDetails: isAsked('expandTaxDetails'),
			address: isAsked('expandInvoiceAddress'),
		};
		const documents = kind.storeOf(company).all().map((document) => settle(company, kind, document));
		const page = pageOf(documents.filter(documentFilter(query)), query, company.settings);
		const metadata = { totalCount: page.totalCount, maxPageSize: company.settings.maxPageSize };
		return page.records.map((document) => ({ ...documentDto(document, company, shown), metadata }));
	};
}

function routesOf(api: FastifyInstance, company: VismaCompany, kind: Kind): void {
	const found = (request: FastifyRequest): CustomerDocument => {
		const document = kind.storeOf(company).get(keyInPath(request, 3));
		if (!document) throw businessError(404, `${kind.noun} was not found.`);
		return settle(company, kind, document);
	};
	api.get(kind.path, list(company, kind));
	api.post(kind.createPath, async (request, reply) => {
		const document = createDocument(company, kind, request.body);
		return created(request, reply, document, `${kind.path}/${document.number}`, company.settings.receivables);
	});
	api.get(`${kind.path}/:number`, async (request, reply) => {
		const document = found(request);
		reply.header('etag', etagOf(document));
		return documentDto(document, company);
	});
	api.put(`${kind.path}/:number`, async (request, reply) => {
		const document = found(request);
		matchVersion(request, document);
		return reply.code(204).header('etag', etagOf(changeDocument(company, kind, document, request.body))).send();
	});
	api.post(`${kind.path}/:number/action/release`, async (request) => {
		const document = found(request);
		matchVersion(request, document);
		return { actionId: randomUUID(), ...release(company, kind, document) };
	});
}

/** Visma.net's CustomerInvoice and CustomerCreditNote. */
export function customerDocumentRoutes(api: FastifyInstance, company: VismaCompany): void {
	routesOf(api, company, INVOICE);
	routesOf(api, company, CREDIT_NOTE);
}
