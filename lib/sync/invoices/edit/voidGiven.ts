import { type Form, getInvoice, type InvoiceAnswer, invoicePath, type Write, writeInvoice } from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { send } from '../../send';
import type { Edited, EditRun } from './edit';

/** Voids an invoice, once; Chargebee refuses while payments or credits hang on it. Its number stays taken. */
export async function voidGiven(
	{ client, scope, dryRun }: EditRun,
	{ id, comment, reasonCode }: { id: string; comment: string; reasonCode: string },
	requests: SentRequest[],
): Promise<Edited> {
	const current = await getInvoice(client, id);
	if (current.status === 'voided') {
		return { outcome: 'unchanged', reason: 'It is void already', changes: [], invoice: current };
	}
	const step = {
		path: invoicePath(id, 'void'),
		form: { comment: comment || undefined, void_reason_code: reasonCode || undefined },
		state: current.resource_version ?? 'present',
		post: async (body: Form, key: Write) => await writeInvoice(client, id, 'void', body, key),
		answerId: ({ invoice }: InvoiceAnswer) => invoice.id,
	};
	const answer = await send(step, { scope, dryRun }, requests);
	const changes = [{ field: 'status', from: current.status ?? '', to: 'voided' }];
	return { outcome: 'updated', changes, invoice: answer?.invoice };
}
