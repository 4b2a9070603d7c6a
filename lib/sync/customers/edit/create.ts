import { pickBy } from 'lodash';

import { type ChargebeeCustomer, createCustomer, fieldsOf, type Form } from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { send } from '../../send';
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
	const answer = await send(step, { scope, dryRun }, requests);
	const changes = Object.entries(form)
		.filter(([field]) => field !== 'meta_data')
		.map(([field, to]) => ({ field, from: '', to: String(to) }));
	return { outcome: 'created', changes, customer: answer?.customer };
}

function formOf({ id, fields: { customer, address, vat, meta } }: CustomerEdit): Form {
	const given = pickBy({ id, ...customer, ...fieldsOf('billing_address', address), ...vat }, (value) => value !== '');
	const metaData = pickBy(meta, (value) => value !== '');
	return Object.keys(metaData).length > 0 ? { ...given, meta_data: metaData } : given;
}
