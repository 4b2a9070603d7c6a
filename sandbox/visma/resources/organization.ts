import type { FastifyInstance } from 'fastify';

import { ORGANIZATION } from '../../seed/company';

/** Visma.net's Organization list: neither paged nor with metadata. */
export function organizationRoutes(api: FastifyInstance): void {
	api.get('/v1/organization', async () => [ORGANIZATION]);
}
