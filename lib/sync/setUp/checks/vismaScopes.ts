import type { Check } from '../check';
import { failed, notChecked, passed } from '../finding';

const NEEDED = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`);

/** What the access token may do: writing is only tried when it is too late. */
export const vismaScopes: Check = {
	name: 'visma-scopes',
	needs: ['visma'],
	async run({ settings: { company } }) {
		const { scopes } = await company.claims();
		if (!scopes) return [notChecked('The access token does not say what it is good for.', `Compare the scopes in the Visma Developer Portal with ${NEEDED.join(', ')}.`)];
		const missing = NEEDED.filter((scope) => !scopes.includes(scope));
		if (missing.length === 0) return [passed('The access token may read, create and update.', { scopes })];
		const remedy = 'Add it to Scope in the credential; where Visma Connect then gives no token, have it approved for the application and accepted by the company.';
		return [failed(`The access token lacks ${missing.join(' and ')}: batches cannot be posted.`, remedy, { scopes })];
	},
};
