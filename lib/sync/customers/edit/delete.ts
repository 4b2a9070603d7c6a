import { attempt } from '../../../attempt';
import {
	type ChargebeeCustomer,
	ChargebeeError,
	customerPath,
	deleteCustomer,
	type Form,
	listCustomers,
	type Write,
} from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { send } from '../../send';
import type { EditRun } from './edit';

/** Whether this call deleted the customer, or it was gone already. */
export type Deleted = { outcome: 'deleted' } | { outcome: 'unchanged'; reason: string };

/**
 * Deletes a customer for good, with its subscriptions, invoices and credit notes.
 *
 * @throws ChargebeeError `resource_not_found` when there never was one
 */
export async function deleteGiven(
	{ client, scope, dryRun }: EditRun,
	{ id, keepsPaymentMethod }: { id: string; keepsPaymentMethod: boolean },
	requests: SentRequest[],
): Promise<Deleted> {
	const step = {
		path: `${customerPath(id)}/delete`,
		form: { delete_payment_method: !keepsPaymentMethod },
		state: 'present',
		post: async (form: Form, key: Write) => await deleteCustomer(client, id, form, key),
		answerId: ({ customer }: { customer: ChargebeeCustomer }) => customer.id,
	};
	const done = await attempt(async () => await send(step, { scope, dryRun }, requests));
	if (done.ok) return { outcome: 'deleted' };
	const isGone = done.error instanceof ChargebeeError && done.error.apiErrorCode === 'resource_not_found';
	if (!isGone) throw done.error;
	const found = await listCustomers(client, { 'id[is]': id, include_deleted: true });
	if (!found.some(({ deleted }) => deleted)) throw done.error;
	return { outcome: 'unchanged', reason: 'It is deleted already' };
}
