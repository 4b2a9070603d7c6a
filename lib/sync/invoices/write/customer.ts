import { pickBy } from 'lodash';

import { attempt } from '../../../attempt';
import { ChargebeeError, createCustomer, fieldsOf, type Form, type Write } from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { send } from '../../send';
import type { Work } from '../queue';
import type { InvoiceSyncRun } from '../run';

/** Whether an import was refused since the customer is not there. */
export const isCustomerMissing = (error: unknown): boolean =>
	error instanceof ChargebeeError && error.apiErrorCode === 'resource_not_found' && error.param === 'customer_id';

/**
 * Creates the customer of a document with what the document says of it; the customer sync completes it. One that
 * somebody created meanwhile is fine.
 */
export async function createMissingCustomer(run: InvoiceSyncRun, work: Work, requests: SentRequest[]): Promise<void> {
	const { document, customerId: id, wanted } = work;
	const form: Form = {
		id,
		company: document.customer.name?.trim() || undefined,
		preferred_currency_code: document.currencyId,
		...fieldsOf('billing_address', pickBy(wanted.mapped?.address ?? {}, (value) => value !== '')),
		meta_data: { visma_customer_number: document.customer.number },
	};
	const step = {
		path: '/customers',
		form,
		state: 'absent',
		post: async (body: Form, key: Write) => await createCustomer(run.client, body, key),
		answerId: ({ customer }: { customer: { id: string } }) => customer.id,
	};
	const made = await attempt(async () => await send(step, { scope: run.executionId, dryRun: run.settings.dryRun }, requests));
	const isThere = !made.ok && made.error instanceof ChargebeeError && made.error.apiErrorCode === 'duplicate_entry';
	if (!made.ok && !isThere) throw made.error;
}
