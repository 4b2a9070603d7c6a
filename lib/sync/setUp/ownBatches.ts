import type { VismaJournal } from '../../visma';
import { isCounterBatch, signatureOf } from '../journals/posted/signature';
import type { Company } from './check';

/** A batch that this package posted, and the 15 characters that its number begins. */
export interface OwnBatch {
	batchNumber: string;
	id15: string;
}

/** Where a person finds what the API does not tell. */
export const NUMBER_SERIES = 'In Visma.net open Number Series (CS201010) and find the series that General Ledger Preferences name for batches:';

/** The batches of ours in the sample, and the numbers of the others. */
export async function ownBatches({ read }: Company): Promise<{ own: OwnBatch[]; others: string[] }> {
	const own: OwnBatch[] = [];
	const others: string[] = [];
	for (const batch of await read.batches()) {
		const id15 = idOf(batch);
		if (id15 === undefined) others.push(batch.batchNumber);
		else own.push({ batchNumber: batch.batchNumber, id15 });
	}
	return { own, others };
}

const idOf = (batch: VismaJournal) => (isCounterBatch(batch) ? undefined : signatureOf(batch)?.id15);

/** Whether Visma.net took our number, of whatever width, instead of giving one. */
export const hasOwnNumber = ({ batchNumber, id15 }: OwnBatch) => id15.startsWith(batchNumber);
