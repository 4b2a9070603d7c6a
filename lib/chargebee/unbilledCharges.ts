import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { list } from './list';
import type { ChargebeeUnbilledCharge } from './types/unbilledCharge';

/**
 * GET /unbilled_charges: the charges that wait to be billed. There is no call for one charge, and the list knows no
 * filter on ids, only on subscription and customer.
 */
export async function listUnbilledCharges(client: ChargebeeClient, filter: Form): Promise<ChargebeeUnbilledCharge[]> {
	const entries = await list<{ unbilled_charge: ChargebeeUnbilledCharge }>(client, '/unbilled_charges', filter);
	return entries.map((entry) => entry.unbilled_charge);
}
