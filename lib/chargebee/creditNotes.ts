import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { list } from './list';
import { completeLines } from './longDocument';
import { recordPath } from './path';
import type { ChargebeeCreditNote } from './types/creditNote';

const PATH = '/credit_notes';

interface CreditNoteAnswer {
	credit_note: ChargebeeCreditNote;
}

/** GET /credit_notes/{id}, with all its lines. */
export async function getCreditNote(client: ChargebeeClient, id: string): Promise<ChargebeeCreditNote> {
	const read = async (paging: Form = {}) => (await client.get<CreditNoteAnswer>(recordPath(PATH, id), paging)).credit_note;
	return await completeLines(await read(), read);
}

/**
 * GET /credit_notes: the first `limit` that pass the filter, or all of them.
 *
 * @param lines `all` completes long documents, a call or more for each; `shown` leaves them as the list gives them
 */
export async function listCreditNotes(
	client: ChargebeeClient,
	filter: Form,
	limit?: number,
	lines: 'all' | 'shown' = 'all',
): Promise<ChargebeeCreditNote[]> {
	const entries = await list<CreditNoteAnswer>(client, PATH, filter, limit);
	const documents = entries.map((entry) => entry.credit_note);
	if (lines === 'shown') return documents;
	const whole: ChargebeeCreditNote[] = [];
	for (const document of documents) {
		const read = async (paging: Form) => (await client.get<CreditNoteAnswer>(recordPath(PATH, document.id), paging)).credit_note;
		whole.push(await completeLines(document, read));
	}
	return whole;
}
