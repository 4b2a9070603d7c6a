import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Account } from '../../seed/accounts';
import type { VismaCompany } from '../company';
import { businessError } from '../errors';
import { dateTimeFilter, flagFilter, type Query, textOf } from '../query';

function filterOf(query: Query): (account: Account) => boolean {
	const active = flagFilter(query, 'active');
	const publicCode = textOf(query, 'publicCode');
	const modified = dateTimeFilter(query, 'lastModifiedDateTime');
	return (account) =>
		active(account.active) &&
		(publicCode === undefined || account.publicCode1 === publicCode) &&
		modified(account.lastModifiedDateTime);
}

function shown(account: Account, query: Query) {
	if (textOf(query, 'includeAccountClassDescription') !== 'true') return account;
	return { ...account, accountClassDescription: `Class ${account.accountClass}` };
}

/** Visma.net's Account: the list is not paged. */
export function accountRoutes(api: FastifyInstance, { books }: VismaCompany): void {
	api.get('/v1/account', async (request) => {
		const query = request.query as Query;
		const found = books.accounts().filter(filterOf(query));
		const metadata = { totalCount: found.length, maxPageSize: found.length };
		return found.map((account) => ({ ...shown(account, query), metadata }));
	});
	api.get('/v1/account/:accountCd', async (request, reply) => {
		const { accountCd } = z.object({ accountCd: z.string() }).parse(request.params);
		const account = books.account(accountCd);
		if (!account) throw businessError(404, 'The account was not found.');
		reply.header('etag', `"${account.timeStamp}"`);
		return account;
	});
}
