import { attempt } from '../../../attempt';
import { ChargebeeError, findCustomers, getCustomer } from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { createGiven } from './create';
import type { CustomerEdit, EditRun } from './edit';
import { changeOver, type Edited, updateGiven } from './update';

/** Creates a customer, or writes the given fields that differ when there is one under the id. */
export async function createOrUpdateGiven(run: EditRun, edit: CustomerEdit, requests: SentRequest[]): Promise<Edited> {
	const current = (await findCustomers(run.client, [edit.id])).get(edit.id);
	if (current) return await changeOver(run, edit, current, requests);
	const created = await attempt(async () => await createGiven(run, edit, requests));
	if (created.ok) return created.value;
	// Somebody created it in between; an id of a deleted customer is taken too, and then there is nothing to update.
	if (!isTaken(created.error)) throw created.error;
	const there = await attempt(async () => await getCustomer(run.client, edit.id));
	if (!there.ok) throw created.error;
	return await updateGiven(run, edit, requests);
}

const isTaken = (error: unknown) =>
	error instanceof ChargebeeError && error.apiErrorCode === 'duplicate_entry' && error.param === 'id';
