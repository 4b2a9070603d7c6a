import { randomUUID } from 'node:crypto';

import { attempt } from '../../../attempt';
import { ChargebeeError, updateCustomer } from '../../../chargebee';
import type { Check } from '../check';
import { failed, notChecked, passed } from '../finding';

const HOW = 'Look under Settings > Configure Chargebee > API Keys whether it is a full-access key.';

/** Whether the key may write. Only a write tells: one on a customer that does not exist is refused, and leaves no trace. */
export const chargebeeRights: Check = {
	name: 'chargebee-rights',
	needs: ['chargebee'],
	async run({ read, settings: { tryRights } }) {
		if (!tryRights) return [notChecked('Whether the API key may write shows only when it does.', `${HOW} Or switch on Options: Try Rights: it changes a customer that does not exist, which Chargebee refuses either way.`)];
		const nobody = `set-up-check-${randomUUID()}`;
		const tried = await attempt(async () => await updateCustomer(read.chargebee, nobody, {}, { idempotencyKey: nobody }));
		const status = tried.ok ? 200 : tried.error instanceof ChargebeeError ? tried.error.status : 0;
		if (status === 404) return [passed('The API key may write: Chargebee looked for the customer that does not exist.')];
		if (status === 403) return [failed('The API key may only read: customers and invoices cannot be synced, nor webhooks registered.', 'Create a full-access key under Settings > Configure Chargebee > API Keys, and enter it in the credential.')];
		if (!tried.ok && status === 0) throw tried.error;
		return [notChecked(`Chargebee answered the trial with status ${status}, which does not tell.`, HOW)];
	},
};
