import type { ChargebeeClient } from './client';
import { list } from './list';

/** What was said about a record, by a person or along with an operation. */
export interface ChargebeeComment {
	id: string;
	notes: string;
	/** Seconds since the epoch. */
	created_at: number;
}

/** GET /comments of one record, newest first. */
export async function listComments(client: ChargebeeClient, entityType: 'invoice', id: string): Promise<ChargebeeComment[]> {
	const filter = { entity_type: entityType, entity_id: id, 'sort_by[desc]': 'created_at' };
	const entries = await list<{ comment: ChargebeeComment }>(client, '/comments', filter);
	return entries.map(({ comment }) => comment);
}
