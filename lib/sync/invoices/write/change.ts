import { type Form, type InvoiceAnswer, invoicePath, type InvoiceVerb, type Write, writeInvoice } from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { send } from '../../send';
import type { InvoiceSyncRun } from '../run';

/**
 * Changes an invoice that is there.
 *
 * @param scope what the key is made of beside the content: the run, or less where a repeat must be recognised longer
 * @param state the invoice's version, or a word where the content alone tells repeats apart
 */
export async function change(
	run: InvoiceSyncRun,
	{ id, verb, form, scope, state }: { id: string; verb: InvoiceVerb; form: Form; scope: string; state: string | number },
	requests: SentRequest[],
): Promise<void> {
	const step = {
		path: invoicePath(id, verb),
		form,
		state,
		post: async (body: Form, key: Write) => await writeInvoice(run.client, id, verb, body, key),
		answerId: ({ invoice }: InvoiceAnswer) => invoice.id,
	};
	await send(step, { scope, dryRun: run.settings.dryRun }, requests);
}
