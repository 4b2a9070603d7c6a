import type { VismaClient } from '../client';
import { lookUp } from '../lookUp';
import type { VismaJournal } from '../types/journal';
import { journalPath } from './path';

/** GET /v2/journaltransaction/{batchNumber}; undefined when there is no such batch. */
export async function getJournal(client: VismaClient, number: string): Promise<VismaJournal | undefined> {
	return await lookUp<VismaJournal>(client, journalPath(number));
}
