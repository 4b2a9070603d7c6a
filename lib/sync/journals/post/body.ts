import { type Batch, toVismaBatch } from '../../../ledger';
import type { Run } from '../run';

/** The request that posts an entry, or several in one. */
export function bodyOf(entry: Batch, { settings, books }: Run): Record<string, unknown> {
	const { numbering, numberLength, descriptionLength, ledger, afterPosting } = settings;
	const hold = afterPosting === 'hold';
	const options = { numbering, numberLength, descriptionLength, hold, periods: books.periods, ...(ledger ? { ledger } : {}) };
	return { ...toVismaBatch(entry, options) };
}
