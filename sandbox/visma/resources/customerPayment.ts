import type { FastifyInstance } from 'fastify';

import type { VismaCompany } from '../company';
import { businessError } from '../errors';
import { pageOf, type Query } from '../query';
import { paymentFilter } from '../receivables/filters';
import { paymentDto } from '../receivables/paymentDto';
import { etagOf, keyInPath } from './record';

/** Visma.net's CustomerPayment: reads alone. */
export function customerPaymentRoutes(api: FastifyInstance, company: VismaCompany): void {
	const { payments } = company.receivables;
	api.get('/v1/customerPayment', async (request) => {
		const query = request.query as Query;
		const page = pageOf(payments.all().filter(paymentFilter(query)), query, company.settings);
		const metadata = { totalCount: page.totalCount, maxPageSize: company.settings.maxPageSize };
		return page.records.map((payment) => ({ ...paymentDto(payment, company), metadata }));
	});
	api.get('/v1/customerPayment/:paymentNumber', async (request, reply) => {
		const payment = payments.get(keyInPath(request, 3));
		if (!payment) throw businessError(404, 'The payment was not found.');
		reply.header('etag', etagOf(payment));
		return paymentDto(payment, company);
	});
}
