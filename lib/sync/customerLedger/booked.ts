import { batchNumber, generationKey, reversalKey } from '../../ledger';
import { getJournal, type VismaClient } from '../../visma';

/**
 * The number of the live journal batch that books a document: its sale, in the generation that was not reversed.
 * Undefined when no journal has it.
 *
 * @param family `cb:inv:<id>`
 */
export async function bookedAsJournal(client: VismaClient, site: string, family: string): Promise<string | undefined> {
	const key = `${family}:issue`;
	for (let generation = 1; ; generation++) {
		const number = batchNumber(site, generationKey(key, generation));
		if (!(await getJournal(client, number))) return undefined;
		if (!(await getJournal(client, batchNumber(site, reversalKey(key, generation))))) return number;
	}
}
