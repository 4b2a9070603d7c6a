import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { VismaCompany } from '../company';
import { businessError } from '../errors';
import { dateTimeFilter, type Query, textOf } from '../query';

/** Parts of a branch that only come when they are asked for. */
const EXPANDED: Record<string, string> = {
	expandAddress: 'mainAddress',
	expandContact: 'mainContact',
	expandCurrency: 'currency',
	expandLedger: 'ledger',
	expandDefaultCountry: 'defaultCountry',
};

function shown(branch: object, query: Query): object {
	const hidden = Object.entries(EXPANDED).filter(([flag]) => textOf(query, flag) === 'false');
	return { ...branch, ...Object.fromEntries(hidden.map(([, part]) => [part, undefined])) };
}

/** Visma.net's Branch: neither paged nor with metadata. */
export function branchRoutes(api: FastifyInstance, { books }: VismaCompany): void {
	api.get('/v1/branch', async (request) => {
		const query = request.query as Query;
		const modified = dateTimeFilter(query, 'lastModifiedDateTime');
		return books.branches.filter((branch) => modified(branch.lastModifiedDateTime)).map((branch) => shown(branch, query));
	});
	api.get('/v1/branch/:branchNumber', async (request) => {
		const { branchNumber } = z.object({ branchNumber: z.string() }).parse(request.params);
		const branch = books.branches.find(({ number }) => number === branchNumber);
		if (!branch) throw businessError(404, 'The branch was not found.');
		return shown(branch, request.query as Query);
	});
}
