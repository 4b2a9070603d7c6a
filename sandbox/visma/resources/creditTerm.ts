import type { FastifyInstance } from 'fastify';

import { CREDIT_TERMS } from '../../seed/company';
import type { VismaCompany } from '../company';
import { dateTimeFilter, pageOf, textOf, type Query } from '../query';

/** Visma.net's CreditTerm list, the one list in an envelope. */
export function creditTermRoutes(api: FastifyInstance, company: VismaCompany): void {
	api.get('/v1/creditTerm', async (request) => {
		const query = request.query as Query;
		const termsId = textOf(query, 'termsId');
		const modified = dateTimeFilter(query, 'lastModifiedDateTime');
		const terms = CREDIT_TERMS.filter((term) => termsId === undefined || term.termsId === termsId);
		return pageOf(
			terms.filter((term) => modified(term.lastModifiedDateTime)),
			query,
			company.settings,
		);
	});
}
