import type { VismaClient } from './client';
import type { VismaOrganization } from './types/masterData';

/** GET /v1/organization: the organisations that the token sees; the list is not paged. */
export async function listOrganizations(client: VismaClient): Promise<VismaOrganization[]> {
	return await client.get<VismaOrganization[]>('/v1/organization');
}
