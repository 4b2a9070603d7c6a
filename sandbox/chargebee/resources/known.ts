import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import { notFound } from '../errors';
import type { ResourceStore } from '../resourceStore';

/** The resource that a request's path names; refused with 404 when there is none. */
export function known<Resource extends { id: string; deleted?: boolean }>(
	store: ResourceStore<Resource>,
	request: FastifyRequest,
): Resource {
	const { id } = z.object({ id: z.string() }).parse(request.params);
	const resource = store.get(id);
	if (!resource) throw notFound(id);
	return resource;
}
