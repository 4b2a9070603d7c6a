import { type Form, type InvoiceAnswer, invoicePath, type InvoiceVerb, type Write, writeInvoice } from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { sendOnce, type Step } from '../../send';
import type { InvoiceSyncRun } from '../run';

/** A change of an invoice, and what its idempotency key is made of. */
export interface InvoiceChange {
	id: string;
	verb: InvoiceVerb;
	form: Form;
	/** The run, or less where a repeat must be recognised longer. */
	scope: string;
	/** The invoice's version, or a word where the content alone tells repeats apart. */
	state: string | number;
	/** See Step. */
	identity?: Step<unknown>['identity'];
}

/**
 * Changes an invoice that is there.
 *
 * @returns whether Chargebee only remembered it: an earlier call did it, and it may have been undone since
 */
export async function change(
	run: InvoiceSyncRun,
	{ id, verb, form, scope, state, identity }: InvoiceChange,
	requests: SentRequest[],
): Promise<boolean> {
	const step = {
		path: invoicePath(id, verb),
		form,
		state,
		identity,
		post: async (body: Form, key: Write) => await writeInvoice(run.client, id, verb, body, key),
		answerId: ({ invoice }: InvoiceAnswer) => invoice.id,
	};
	const sent = await sendOnce(step, { scope, dryRun: run.settings.dryRun }, requests);
	return sent?.isRepeat ?? false;
}
