import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { VismaCompany } from '../company';
import { businessError } from '../errors';
import { dateTimeFilter, flagFilter, pageOf, type Query } from '../query';

/** Visma.net's Subaccount: a paged list. */
export function subaccountRoutes(api: FastifyInstance, company: VismaCompany): void {
	const { subaccounts } = company.books;
	api.get('/v1/subaccount', async (request) => {
		const query = request.query as Query;
		const active = flagFilter(query, 'active');
		const modified = dateTimeFilter(query, 'lastModifiedDateTime');
		const found = subaccounts.filter((row) => active(row.active) && modified(row.lastModifiedDateTime));
		const page = pageOf(found, query, company.settings);
		const metadata = { totalCount: page.totalCount, maxPageSize: company.settings.maxPageSize };
		return page.records.map((row) => ({ ...row, metadata }));
	});
	api.get('/v1/subaccount/:subAccountNumber', async (request, reply) => {
		const { subAccountNumber } = z.object({ subAccountNumber: z.string() }).parse(request.params);
		const found = subaccounts.find(({ subaccountNumber }) => subaccountNumber === subAccountNumber);
		if (!found) throw businessError(404, 'The subaccount was not found.');
		reply.header('etag', `"${found.timeStamp}"`);
		return found;
	});
}
