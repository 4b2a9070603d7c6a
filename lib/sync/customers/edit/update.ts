import {
	type ChargebeeCustomer,
	customerPath,
	type Form,
	getCustomer,
	updateBillingInfo,
	updateCustomer,
	type Write,
} from '../../../chargebee';
import type { Change, SentRequest } from '../../audit';
import { send } from '../../send';
import { compare } from '../compare';
import { billingForm } from '../forms';
import type { CustomerEdit, EditRun } from './edit';

/** What became of an edit. */
export interface Edited {
	outcome: 'created' | 'updated' | 'unchanged';
	reason?: string;
	changes: Change[];
	/** As Chargebee has it afterwards; undefined after a dry run that would write. */
	customer: ChargebeeCustomer | undefined;
}

/**
 * Reads a customer and writes the given fields that differ. Address and VAT number have a call of their own, which
 * erases what it does not name: what Chargebee has is sent along.
 *
 * @throws ChargebeeError `resource_not_found` when there is no such customer
 */
export async function updateGiven(run: EditRun, edit: CustomerEdit, requests: SentRequest[]): Promise<Edited> {
	return await changeOver(run, edit, await getCustomer(run.client, edit.id), requests);
}

/** Writes the given fields that differ from a customer as it was read. */
export async function changeOver(
	{ client, scope, dryRun }: EditRun,
	{ id, fields }: CustomerEdit,
	current: ChargebeeCustomer,
	requests: SentRequest[],
): Promise<Edited> {
	const differences = compare(fields, current);
	const changes = [...differences.customer, ...differences.billing, ...differences.meta];
	const path = customerPath(id);
	const steps = [];
	if (differences.customer.length + differences.meta.length > 0) {
		const form = updateForm(fields.meta, differences.customer, differences.meta, current);
		steps.push({ path, form, post: async (body: Form, key: Write) => await updateCustomer(client, id, body, key) });
	}
	if (differences.billing.length > 0) {
		const form = billingForm(fields, current);
		const post = async (body: Form, key: Write) => await updateBillingInfo(client, id, body, key);
		steps.push({ path: `${path}/update_billing_info`, form, post });
	}
	let customer: ChargebeeCustomer | undefined = steps.length === 0 || !dryRun ? current : undefined;
	for (const step of steps) {
		const state = current.resource_version ?? 'present';
		const answerId = (body: { customer: ChargebeeCustomer }) => body.customer.id;
		const answer = await send({ ...step, state, answerId }, { scope, dryRun }, requests);
		customer = answer?.customer;
	}
	return { outcome: steps.length === 0 ? 'unchanged' : 'updated', changes, customer };
}

/** Meta data goes as one document, so keys of others are sent along; a key that is cleared is sent empty. */
function updateForm(
	meta: Record<string, string>,
	changed: readonly Change[],
	changedMeta: readonly Change[],
	{ meta_data: known = {} }: ChargebeeCustomer,
): Form {
	const fields = Object.fromEntries(changed.map(({ field, to }) => [field, to]));
	return changedMeta.length > 0 ? { ...fields, meta_data: { ...known, ...meta } } : fields;
}
