import { attempt } from '../../../attempt';
import {
	type CreditNoteAnswer,
	findInvoices,
	type Form,
	IMPORT_CREDIT_NOTE,
	IMPORT_INVOICE,
	importCreditNote,
	importInvoice,
	type InvoiceAnswer,
	type Write,
} from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { send } from '../../send';
import type { Work } from '../queue';
import type { InvoiceSyncRun } from '../run';
import { createMissingCustomer, isCustomerMissing } from './customer';

/**
 * Imports a document, after its customer where that is missing and the settings say so. The key names the content
 * alone: a second run within Chargebee's memory is answered from it.
 *
 * @throws ChargebeeError `duplicate_entry` when the number is taken
 */
export async function importDocument(run: InvoiceSyncRun, work: Work, form: Form, requests: SentRequest[]): Promise<void> {
	const sent = await attempt(async () => await post(run, work, form, requests));
	if (sent.ok) return;
	// Whoever linked a customer meant one that is there: under its id none is created.
	const mayCreate = run.settings.missingCustomer === 'create' && work.customerStanding === 'own';
	if (!isCustomerMissing(sent.error) || !mayCreate) throw sent.error;
	await createMissingCustomer(run, work, requests);
	await post(run, work, form, requests, 'customer created');
}

/**
 * Chargebee's memory outlives the invoice: one that was deleted within half an hour, to be imported anew, would be
 * answered as if it were there.
 */
async function importOnce({ client, executionId }: InvoiceSyncRun, form: Form, { idempotencyKey: key }: Write) {
	const written = await importInvoice(client, form, { idempotencyKey: key });
	if (!written.replayed) return written;
	const { id } = written.body.invoice;
	if ((await findInvoices(client, [id])).has(id)) return written;
	return await importInvoice(client, form, { idempotencyKey: `${key}:${executionId}`.slice(0, 100) });
}

async function post(run: InvoiceSyncRun, { subject }: Work, form: Form, requests: SentRequest[], state = 'absent'): Promise<void> {
	const sender = { scope: 'visma.net', dryRun: run.settings.dryRun };
	if (subject.kind === 'creditNote') {
		const step = {
			path: IMPORT_CREDIT_NOTE,
			form,
			state,
			post: async (body: Form, key: Write) => await importCreditNote(run.client, body, key),
			answerId: ({ credit_note: creditNote }: CreditNoteAnswer) => creditNote.id,
		};
		await send(step, sender, requests);
		return;
	}
	const step = {
		path: IMPORT_INVOICE,
		form,
		state,
		post: async (body: Form, key: Write) => await importOnce(run, body, key),
		answerId: ({ invoice }: InvoiceAnswer) => invoice.id,
	};
	await send(step, sender, requests);
}
