import type { VismaClient } from '../client';
import { type Release, type ReleaseOptions, releaseRecord } from '../release';
import type { VismaJournal, VismaJournalStatus } from '../types/journal';
import { getJournal } from './get';
import { journalPath } from './path';

const RELEASED: ReadonlyArray<VismaJournalStatus | null | undefined> = ['Posted', 'Unposted', 'Completed', 'Released'];

/** Whether a batch is released, whatever became of it after. */
export const isReleased = ({ status }: Pick<VismaJournal, 'status'>) => RELEASED.includes(status);

/**
 * POST /v2/journaltransaction/{batchNumber}/action/release, and waits until the batch is released.
 *
 * @throws RequestError when Visma.net cannot be reached, or knows no such batch
 */
export async function releaseJournal(
	client: VismaClient,
	number: string,
	options: ReleaseOptions = {},
): Promise<Release<VismaJournalStatus>> {
	const read = async () => await getJournal(client, number);
	return await releaseRecord(client, { path: journalPath(number), read, isReleased: (status) => isReleased({ status }) }, options);
}
