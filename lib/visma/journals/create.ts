import type { Body, VismaClient } from '../client';
import { JOURNALS } from './path';

/** A new batch, as Visma.net named it. */
export interface CreatedJournal {
	/** Another one than was sent when the number series takes none from callers. */
	batchNumber: string;
	attempts: number;
}

/**
 * POST /v2/journaltransaction
 *
 * @param body see journalBody
 * @param options `identified` when the body carries a number of the caller's own and the number series is known to take
 *   it: the call may then be repeated, since Visma.net refuses a number that is taken
 * @throws RequestError see lib/http; `outcomeUnknown` when the batch may exist nevertheless
 */
export async function createJournal(
	client: VismaClient,
	body: Body,
	options: { identified?: boolean } = {},
): Promise<CreatedJournal> {
	const { key, attempts } = await client.post(JOURNALS, body, { repeat: options.identified ? 'identified' : 'never' });
	if (key !== undefined) return { batchNumber: key, attempts };
	throw new MissingNumber();
}

/** Visma.net took a batch and did not say under which number. */
export class MissingNumber extends Error {
	override readonly name = 'MissingNumber';

	constructor() {
		super('Visma.net created the batch without naming its number: look it up by its description before a retry');
	}
}
