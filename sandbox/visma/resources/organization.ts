import type { FastifyInstance } from 'fastify';

import { MAIN_BRANCH, ORGANIZATION } from '../../seed/company';

/** Visma.net's Organization and Branch lists: neither is paged, neither carries metadata. */
export function organizationRoutes(api: FastifyInstance): void {
	api.get('/v1/organization', async () => [ORGANIZATION]);
	api.get('/v1/branch', async () => [MAIN_BRANCH]);
}
