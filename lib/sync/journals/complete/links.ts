import { idsOf, objectsOf, secondsOf, type Json } from './json';
import type { Shelf } from './shelf';

const TWO_DAYS = 2 * 86_400;

/** Whether a credit note has a line without a term of its own: by rule it then takes that of the line it credits. */
function lacksTerm(creditNote: Json): boolean {
	return objectsOf(creditNote.line_items).some((line) => {
		const from = secondsOf(line.date_from);
		const to = secondsOf(line.date_to);
		return from === undefined || to === undefined || to - from < TWO_DAYS;
	});
}

/**
 * Reads what the documents at hand cannot be booked without: the payment that a reversal undoes; of a payment or
 * refund the documents it settles, whose exchange rate, country and faults decide about it; of a credit note that is
 * paid back, or that has no term of its own, the invoice it credits.
 */
export async function readLinked(shelf: Shelf): Promise<void> {
	const reversals = shelf.records('transaction').filter(({ type }) => type === 'payment_reversal');
	await shelf.read('transaction', idsOf(reversals.map((reversal) => reversal.reference_transaction_id)));

	const transactions = shelf.records('transaction');
	const paidBack = linked(transactions, 'linked_credit_notes', 'cn_id');
	await shelf.read('creditNote', paidBack);

	const repaid = new Set(paidBack);
	const crediting = shelf.records('creditNote').filter((note) => repaid.has(String(note.id)) || lacksTerm(note));
	const credited = idsOf(crediting.map((note) => note.reference_invoice_id));
	await shelf.read('invoice', [...linked(transactions, 'linked_invoices', 'invoice_id'), ...credited]);
}

function linked(transactions: readonly Json[], table: string, field: string): string[] {
	return idsOf(transactions.flatMap((transaction) => objectsOf(transaction[table]).map((link) => link[field])));
}
