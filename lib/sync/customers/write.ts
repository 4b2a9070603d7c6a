import { createHash } from 'node:crypto';

import { omit } from 'lodash';

import { attempt } from '../../attempt';
import {
	type ChargebeeCustomer,
	ChargebeeError,
	createCustomer,
	customerPath,
	type Form,
	updateBillingInfo,
	updateCustomer,
	type Write,
	type Written,
} from '../../chargebee';
import { RequestError, StatusError } from '../../http';
import type { Change, SentRequest } from '../audit';
import type { Decision, Wanted } from './decide';
import { billingForm, createForm, updateForm } from './forms';
import type { CustomerSyncRun } from './run';

type Create = Extract<Decision, { do: 'create' }>;
type Update = Extract<Decision, { do: 'update' }>;

/** A write that is decided on: the call, the fields, and the state it was decided on. */
interface Step {
	path: string;
	form: Form;
	seen: ChargebeeCustomer | undefined;
	send: (form: Form, write: Write) => Promise<Written<{ customer: ChargebeeCustomer }>>;
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
	const { steps, changes } = decision.do === 'create' ? creation(run, wanted) : changeOver(run, wanted, decision);
	for (const step of steps) await take(step, run, requests);
	return changes;
}

function creation({ client }: CustomerSyncRun, { id, mapped, version }: Wanted) {
	const form = createForm(id, mapped, version);
	const changes = Object.entries(omit(form, 'meta_data')).map(([field, to]) => ({ field, from: '', to: String(to) }));
	const send = async (body: Form, key: Write) => await createCustomer(client, body, key);
	return { steps: [{ path: '/customers', form, seen: undefined, send }], changes };
}

/**
 * The version goes with the first of the two calls: should the second one be lost, an older copy is still refused,
 * and this copy finds the difference that is left.
 */
function changeOver({ client }: CustomerSyncRun, { id, mapped, version }: Wanted, { current, differences }: Update) {
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
	return { steps, changes: [...differences.customer, ...differences.billing, ...differences.meta] };
}

async function take({ path, form, seen, send }: Step, run: CustomerSyncRun, requests: SentRequest[]): Promise<void> {
	const request: SentRequest = { method: 'POST', path, body: form, attempts: 0 };
	requests.push(request);
	if (run.settings.dryRun) return;
	const sent = await attempt(async () => await send(form, { idempotencyKey: keyOf(run, path, form, seen) }));
	if (sent.ok) {
		const { status, attempts, body } = sent.value;
		Object.assign(request, { status, attempts, answerId: body.customer.id });
		return;
	}
	if (sent.error instanceof RequestError) request.attempts = sent.error.attempts;
	if (sent.error instanceof StatusError || sent.error instanceof ChargebeeError) request.status = sent.error.status;
	throw sent.error;
}

/**
 * Chargebee answers a key that it knows from memory for 30 minutes, without doing anything. The key therefore names the
 * content, the state it was decided on and the run: a lost reply is fetched by a repeat within the run, but writing
 * the same value again after somebody changed it meanwhile is another write.
 */
function keyOf(run: CustomerSyncRun, path: string, form: Form, seen: ChargebeeCustomer | undefined): string {
	const state = seen?.resource_version ?? 'absent';
	return createHash('sha256').update(JSON.stringify([run.executionId, path, state, form])).digest('hex');
}
