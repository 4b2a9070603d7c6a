import { findById, listCreditNotes, listInvoices } from '../../chargebee';
import { readSource } from './source';
import type { InvoiceSyncRun } from './run';

/** What stands behind the id where a document takes another one back that was voided. */
const VOID = ':void';

/** The id in Chargebee that an external reference may hold. */
export const idIn = (reference: string) => (reference.endsWith(VOID) ? reference.slice(0, -VOID.length) : reference);

/**
 * The ids of Chargebee's own documents, deleted ones too, that external references of the items name: such items were
 * created from Chargebee, and mirrored back they would be there twice. Asked only where the company creates any.
 */
export async function chargebeesOwn(items: readonly unknown[], { client, settings }: InvoiceSyncRun): Promise<Set<string>> {
	if (!settings.createsFromChargebee) return new Set();
	const references = items.map(readSource).flatMap((source) => ('document' in source ? (source.document.externalReference ?? []) : []));
	const ids = [...new Set(references.filter((reference) => reference !== '').map(idIn))];
	const invoices = await findById(ids, async (filter) => await listInvoices(client, { ...filter, include_deleted: true }));
	const others = ids.filter((id) => !invoices.has(id));
	const creditNotes = await findById(others, async (filter) => await listCreditNotes(client, { ...filter, include_deleted: true }));
	return new Set([...invoices.keys(), ...creditNotes.keys()]);
}
