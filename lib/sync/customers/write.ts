import { omit } from 'lodash';

import {
	type ChargebeeCustomer,
	createCustomer,
	customerPath,
	type Form,
	updateBillingInfo,
	updateCustomer,
	type Write,
	type Written,
} from '../../chargebee';
import type { Change, SentRequest } from '../audit';
import { send } from '../send';
import type { Decision, Wanted } from './decide';
import { billingForm, createForm, updateForm } from './forms';
import type { CustomerSyncRun } from './run';

type Create = Extract<Decision, { do: 'create' }>;
type Update = Extract<Decision, { do: 'update' }>;

type Answer = { customer: ChargebeeCustomer };

/** A write that is decided on: the call, the fields, and the state it was decided on. */
interface Step {
	path: string;
	form: Form;
	seen: ChargebeeCustomer | undefined;
	send: (form: Form, write: Write) => Promise<Written<Answer>>;
}

/**
 * Carries a decision out. Each request is added to `requests` as it is made, so that they are known when one fails.
 *
 * @returns the fields that were written
 * @throws ChargebeeError `duplicate_entry` on `id` when the customer to create exists
 */
export async function write(
	run: CustomerSyncRun,
	wanted: Wanted,
	decision: Create | Update,
	requests: SentRequest[],
): Promise<Change[]> {
	const steps = decision.do === 'create' ? creation(run, wanted) : changeOver(run, wanted, decision);
	for (const step of steps) await take(step, run, requests);
	return changesOf(wanted, decision);
}

/** The fields that a decision writes, with both values. */
export function changesOf({ id, mapped, version }: Wanted, decision: Create | Update): Change[] {
	if (decision.do === 'create') {
		const fields = Object.entries(omit(createForm(id, mapped, version), 'meta_data'));
		return fields.map(([field, to]) => ({ field, from: '', to: String(to) }));
	}
	const { customer, billing, meta } = decision.differences;
	return [...customer, ...billing, ...meta];
}

/** How many calls a decision takes. */
export const callsOf = (decision: Create | Update): number =>
	decision.do === 'update' && decision.differences.billing.length > 0 ? 2 : 1;

function creation({ client }: CustomerSyncRun, { id, mapped, version }: Wanted): Step[] {
	const form = createForm(id, mapped, version);
	const send = async (body: Form, key: Write) => await createCustomer(client, body, key);
	return [{ path: '/customers', form, seen: undefined, send }];
}

/**
 * The version goes with the first of the two calls: should the second one be lost, an older copy is still refused,
 * and this copy finds the difference that is left.
 */
function changeOver({ client }: CustomerSyncRun, { id, mapped, version }: Wanted, { current, differences }: Update): Step[] {
	const path = customerPath(id);
	const steps: Step[] = [
		{
			path,
			form: updateForm(mapped, differences.customer, current, version),
			seen: current,
			send: async (form, key) => await updateCustomer(client, id, form, key),
		},
	];
	if (differences.billing.length > 0) {
		steps.push({
			path: `${path}/update_billing_info`,
			form: billingForm(mapped, current),
			seen: current,
			send: async (form, key) => await updateBillingInfo(client, id, form, key),
		});
	}
	return steps;
}

async function take({ path, form, seen, send: post }: Step, run: CustomerSyncRun, requests: SentRequest[]): Promise<void> {
	const step = { path, form, state: seen?.resource_version ?? 'absent', post, answerId: ({ customer }: Answer) => customer.id };
	await send(step, { scope: run.executionId, dryRun: run.settings.dryRun }, requests);
}
