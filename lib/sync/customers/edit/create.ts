import { pickBy } from 'lodash';

import { type ChargebeeCustomer, createCustomer, fieldsOf, type Form } from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { sendOnce } from '../../send';
import type { CustomerEdit, EditRun } from './edit';
import type { Edited } from './update';

/**
 * Creates a customer with everything that has a value.
 *
 * @throws ChargebeeError `duplicate_entry` on `id` when there is one under it
 */
export async function createGiven(run: EditRun, edit: CustomerEdit, requests: SentRequest[]): Promise<Edited> {
	const { client, scope, dryRun } = run;
	const form = formOf(edit);
	const step = {
		path: '/customers',
		form,
		state: 'absent',
		post: async (body: Form, key: { idempotencyKey: string }) => await createCustomer(client, body, key),
		answerId: ({ customer }: { customer: ChargebeeCustomer }) => customer.id,
	};
	const answer = await sendOnce(step, { scope, dryRun }, requests);
	const customer = answer?.body.customer;
	if (answer?.isRepeat) return { outcome: 'unchanged', reason: REPEAT, changes: [], customer };
	const changes = Object.entries(form)
		.filter(([field]) => field !== 'meta_data')
		.map(([field, to]) => ({ field, from: '', to: String(to) }));
	return { outcome: 'created', changes, customer };
}

const REPEAT =
	'A customer with the same fields was created within the last half an hour, so that this one was taken for a repeat. Give each customer an ID of its own to create both';

function formOf({ id, fields: { customer, address, vat, meta } }: CustomerEdit): Form {
	const given = pickBy({ id, ...customer, ...fieldsOf('billing_address', address), ...vat }, (value) => value !== '');
	const metaData = pickBy(meta, (value) => value !== '');
	return Object.keys(metaData).length > 0 ? { ...given, meta_data: metaData } : given;
}
