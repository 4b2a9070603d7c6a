import {
	type ChargebeeInvoice,
	fieldsOf,
	type Form,
	getInvoice,
	type InvoiceAnswer,
	invoicePath,
	type Write,
	writeInvoice,
} from '../../../chargebee';
import type { Change, SentRequest } from '../../audit';
import { send } from '../../send';
import type { Edited, EditRun } from './edit';

/** The details given, as text; an empty one is cleared, others stay as they are. */
export interface Details {
	id: string;
	fields: { po_number?: string; vat_number?: string; vat_number_prefix?: string };
	address: Record<string, string>;
	comment: string;
}

/** Writes the given details of an invoice that differ: order number, VAT number, billing address. */
export async function updateDetails(run: EditRun, details: Details, requests: SentRequest[]): Promise<Edited> {
	const { client, scope, dryRun } = run;
	const { id, comment } = details;
	const current = await getInvoice(client, id);
	const { form, changes } = differences(details, current);
	if (changes.length === 0) return { outcome: 'unchanged', changes, invoice: current };
	const step = {
		path: invoicePath(id, 'update_details'),
		form: { ...form, comment: comment || undefined },
		state: current.resource_version ?? 'present',
		post: async (body: Form, key: Write) => await writeInvoice(client, id, 'update_details', body, key),
		answerId: ({ invoice }: InvoiceAnswer) => invoice.id,
	};
	const answer = await send(step, { scope, dryRun }, requests);
	return { outcome: 'updated', changes, invoice: answer?.invoice };
}

/** Details that differ, and the form that changes them. A VAT number is only taken together with an address. */
export function differences(
	{ fields, address }: Pick<Details, 'fields' | 'address'>,
	current: ChargebeeInvoice,
): { form: Form; changes: Change[] } {
	const known = (current.billing_address ?? {}) as Record<string, string | undefined>;
	const changed = differing(fields, current as unknown as Record<string, string | undefined>);
	const moved = differing(address, known);
	const needsAddress = changed.some(({ field }) => field.startsWith('vat_number')) && moved.length === 0;
	const country = needsAddress ? { country: known.country } : {};
	return {
		form: { ...values(changed), ...fieldsOf('billing_address', { ...country, ...values(moved) }) },
		changes: [...changed, ...moved.map((change) => ({ ...change, field: `billing_address[${change.field}]` }))],
	};
}

function differing(wanted: Record<string, string | undefined>, current: Record<string, string | undefined>): Change[] {
	return Object.entries(wanted)
		.map(([field, to]) => ({ field, from: String(current[field] ?? ''), to: to ?? '' }))
		.filter(({ from, to }) => from !== to);
}

const values = (changes: Change[]): Record<string, string> =>
	Object.fromEntries(changes.map(({ field, to }) => [field, to]));
