import { attempt } from '../../attempt';
import { RequestError } from '../../http';
import type { Body, VismaClient } from '../client';
import { isRefusal } from '../explain';
import type { VismaJournal } from '../types/journal';
import { createJournal } from './create';
import { fieldsOf, textOf } from './fieldsOf';
import { getJournal } from './get';
import { isSameJournal } from './same';

/** How a batch that was to be created stands now. */
export type EnsuredJournal =
	| { state: 'created'; batchNumber: string; attempts: number }
	/** Visma.net ignored the number that was sent: the number series takes none. */
	| { state: 'number-ignored'; batchNumber: string; attempts: number }
	/** It was there already, made by an earlier call whose reply was lost or by an execution that is retried. */
	| { state: 'existing'; batchNumber: string; journal: VismaJournal }
	/** The number belongs to another batch. */
	| { state: 'taken'; batchNumber: string; journal: VismaJournal };

/**
 * Creates a batch unless it is there. With a number of the caller's own (`batchNumber`, `overrideNumberSeries`) this may
 * be repeated: when Visma.net refuses, or nobody knows what became of the call, the number is looked up. It is never
 * sent again by itself, since a series that ignores numbers would take it twice.
 *
 * @throws RequestError when Visma.net refuses the batch, or cannot be reached; `outcomeUnknown` when it may exist
 */
export async function ensureJournal(client: VismaClient, body: Body): Promise<EnsuredJournal> {
	const number = textOf(fieldsOf(body).batchNumber);
	const created = await attempt(async () => await createJournal(client, body));
	if (created.ok) {
		const { batchNumber, attempts } = created.value;
		const ignored = number !== '' && batchNumber !== number;
		return { state: ignored ? 'number-ignored' : 'created', batchNumber, attempts };
	}
	const { error } = created;
	const mayExist = isRefusal(error) || (error instanceof RequestError && error.outcomeUnknown);
	const journal = number !== '' && mayExist ? await getJournal(client, number) : undefined;
	if (!journal) throw error;
	return { state: isSameJournal(body, journal) ? 'existing' : 'taken', batchNumber: number, journal };
}
