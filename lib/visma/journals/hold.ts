import type { VismaClient } from '../client';
import { wrap } from '../wrap';
import { journalPath } from './path';

export interface HoldOptions {
	/** A new description that says why. */
	description?: string;
	/** Row version that the batch must still have; else it is refused with 412. */
	version?: string;
}

/**
 * PUT /v2/journaltransaction/{batchNumber}: puts a batch that is not released on hold, where nobody releases it by
 * accident. Visma.net deletes no batch.
 *
 * @throws RequestError see lib/http
 */
export async function holdJournal(client: VismaClient, number: string, options: HoldOptions = {}): Promise<void> {
	const { description, version } = options;
	await client.put(journalPath(number), wrap({ hold: true, description }), { repeat: 'identified', version });
}
