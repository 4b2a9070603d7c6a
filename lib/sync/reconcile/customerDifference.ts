import type { ChargebeeCustomer } from '../../chargebee';
import type { VismaCustomer } from '../../visma';
import type { Change } from '../audit';
import type { CustomerResult } from '../customers';
import { CHARGEBEE_NODE, type Difference, type Facts, facts, type Mend } from './difference';

const inVisma = ({ number, name, status, lastModifiedDateTime }: VismaCustomer): Facts =>
	facts({ number, name, status, lastModified: lastModifiedDateTime });

const inChargebee = ({ id, company, email, deleted }: ChargebeeCustomer): Facts =>
	facts({ id, company, email, deleted: deleted || undefined });

const sync = (input: VismaCustomer, safe: boolean, remedy: string): Mend => ({
	safe,
	node: CHARGEBEE_NODE,
	resource: 'customer',
	operation: 'syncFromVisma',
	remedy,
	input,
});

const REMEDIES: Record<string, string> = {
	'number-reused': 'Decide in Chargebee what becomes of the old customer; then sync this one.',
};

/** What the sync would do, or what keeps it from doing so, as a difference. */
export function customerDifference(
	row: VismaCustomer,
	{ outcome, reason, errorCode, chargebeeCustomerId }: CustomerResult,
	current: ChargebeeCustomer | undefined,
	changes: Change[],
): Difference {
	const safe = outcome === 'created' || outcome === 'updated';
	const remedy = safe
		? `Sync it: the customer is ${current ? 'changed to what Visma.net has' : 'created'}.`
		: (REMEDIES[errorCode ?? ''] ?? 'Mend what the reason says, in Visma.net or in the settings; then sync it.');
	return {
		kind: 'customer',
		difference: current ? 'different' : 'missing',
		key: row.number,
		reason: safe ? plainly(current, changes) : (reason ?? ''),
		...(safe || errorCode === undefined ? {} : { errorCode }),
		visma: inVisma(row),
		chargebee: current ? inChargebee(current) : facts({ id: chargebeeCustomerId }),
		...(changes.length > 0 ? { changes } : {}),
		mend: sync(row, safe, remedy),
	};
}

function plainly(current: ChargebeeCustomer | undefined, changes: Change[]): string {
	return current ? `Chargebee has another ${changes.map(({ field }) => field).join(', ')}` : 'The customer is not in Chargebee';
}

/** Chargebee gives ids of deleted customers to nobody (UNVERIFIED), and somebody deleted this one. */
export function deletedCustomer(row: VismaCustomer, deleted: ChargebeeCustomer): Difference {
	return {
		kind: 'customer',
		difference: 'missing',
		key: row.number,
		reason: `Customer ${deleted.id} was deleted in Chargebee`,
		errorCode: 'customer-deleted',
		visma: inVisma(row),
		chargebee: inChargebee(deleted),
		mend: sync(
			row,
			false,
			'Make the customer inactive in Visma.net if it is gone for good; else ask Chargebee to free the ID, or choose another customer ID prefix, then sync it.',
		),
	};
}

/** Chargebee was told of a version that is newer than the one in Visma.net, as after a restored backup. */
export function olderCustomer(row: VismaCustomer, { reason }: CustomerResult, current: ChargebeeCustomer, changes: Change[]): Difference {
	const remedy = 'See which side is right. If it is Visma.net, save the customer there once more: its version is the newest then.';
	return {
		kind: 'customer',
		difference: 'different',
		key: row.number,
		reason: `${reason ?? ''}, and they differ`,
		errorCode: 'older-in-visma',
		visma: inVisma(row),
		chargebee: inChargebee(current),
		changes,
		mend: sync(row, false, remedy),
	};
}

/** A customer under the prefix that Visma.net does not have. */
export function extraCustomer(customer: ChargebeeCustomer, number: string | undefined): Difference {
	return {
		kind: 'customer',
		difference: 'extra',
		key: number ?? customer.id,
		reason: `Customer ${customer.id} has the prefix of mirrored customers, and Visma.net has no customer ${number ?? 'for it'}`,
		visma: {},
		chargebee: inChargebee(customer),
		mend: {
			safe: false,
			node: CHARGEBEE_NODE,
			resource: 'customer',
			operation: 'delete',
			remedy: 'If its number was changed in Visma.net, move its subscriptions first. Deleting takes them and all documents along.',
			input: { customerId: customer.id },
		},
	};
}
