import { attempt } from '../../../attempt';
import {
	ChargebeeError,
	type ChargebeeInvoice,
	type Form,
	getInvoice,
	IMPORT_INVOICE,
	importInvoice,
	type InvoiceAnswer,
	type Write,
} from '../../../chargebee';
import type { Change, SentRequest } from '../../audit';
import { send } from '../../send';
import type { Edited, EditRun } from './edit';

/** What tells two invoices apart that have the same number. */
const IDENTITY = ['customer_id', 'currency_code', 'date', 'total'] as const;

/**
 * Imports an invoice under its own number. When the number is taken the invoice under it is looked at: the same one is
 * unchanged, another one a conflict, and nothing is written.
 *
 * @param form fields under their wire names, `id` among them
 */
export async function importGiven(run: EditRun, form: Form, requests: SentRequest[]): Promise<Edited> {
	const { client, scope, dryRun } = run;
	const step = {
		path: IMPORT_INVOICE,
		form,
		state: 'absent',
		post: async (body: Form, key: Write) => await importInvoice(client, body, key),
		answerId: ({ invoice }: InvoiceAnswer) => invoice.id,
	};
	const sent = await attempt(async () => await send(step, { scope, dryRun }, requests));
	if (sent.ok) return { outcome: 'created', changes: changesOf(form), invoice: sent.value?.invoice };
	const { error } = sent;
	const id = String(form.id ?? '');
	if (!(error instanceof ChargebeeError && error.apiErrorCode === 'duplicate_entry') || id === '') throw error;
	const there = await attempt(async () => await getInvoice(client, id));
	if (!there.ok) throw error;
	return adopted(form, there.value);
}

function adopted(form: Form, invoice: ChargebeeInvoice): Edited {
	const changes = IDENTITY.filter((field) => form[field] !== undefined && String(invoice[field] ?? '') !== String(form[field])).map(
		(field) => ({ field, from: String(invoice[field] ?? ''), to: String(form[field]) }),
	);
	if (changes.length === 0) return { outcome: 'unchanged', changes, invoice };
	const reason = `Invoice ${invoice.id} is another one: ${changes.map(({ field, from, to }) => `${field} is ${from}, not ${to}`).join('; ')}`;
	return { outcome: 'conflict', reason, errorCode: 'invoice-differs', changes, invoice };
}

const changesOf = (form: Form): Change[] =>
	Object.entries(form)
		.filter(([, value]) => value !== undefined)
		.map(([field, to]) => ({ field, from: '', to: String(to) }));
