import { findCustomers } from '../../chargebee';
import { idOf } from '../journals/complete/json';
import type { CustomerLedgerContext } from './run';
import type { Work } from './work';

/** The Visma customer number of each document's customer: from its id, else from a field of the customer. */
export async function customersOf(works: readonly Work[], { deps, settings }: CustomerLedgerContext): Promise<Map<string, string>> {
	const numbers = new Map<string, string>();
	const others = new Set<string>();
	for (const { raw } of works) {
		const id = idOf(raw.customer_id);
		if (id === undefined) continue;
		const number = settings.customerIdentity.numberOf(id);
		if (number === undefined || number === '') others.add(id);
		else numbers.set(id, number);
	}
	const field = settings.customerNumberField;
	if (field === undefined || others.size === 0) return numbers;
	for (const [id, customer] of await findCustomers(deps.chargebee, [...others])) {
		const number = idOf((customer as unknown as Record<string, unknown>)[field]);
		if (number !== undefined) numbers.set(id, number);
	}
	return numbers;
}
