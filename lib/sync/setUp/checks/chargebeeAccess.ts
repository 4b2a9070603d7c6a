import { attempt } from '../../../attempt';
import { explainChargebee } from '../../../chargebee';
import { RequestError } from '../../../http';
import type { Check } from '../check';
import { failed, passed } from '../finding';

/** Whether the key opens the site, and the site is the one that the credential names: batch numbers are made of its name. */
export const chargebeeAccess: Check = {
	name: 'chargebee-access',
	proves: 'chargebee',
	needs: [],
	async run({ read, settings: { site, now } }) {
		const got = await attempt(async () => await read.configurations());
		if (!got.ok) {
			if (!(got.error instanceof RequestError)) throw got.error;
			const { message, remedy, code, failure } = explainChargebee(got.error, 'The Chargebee credential', now());
			// What passes by itself says nothing of the credential.
			if (failure !== undefined && failure.cause !== 'credential-invalid') throw got.error;
			return [failed(`${message}.`, remedy, { code })];
		}
		const domains = got.value.flatMap(({ domain }) => domain ?? []);
		if (domains.length > 0 && !domains.includes(site.name)) {
			return [failed(`The credential names the site ${site.name}, and ${domains.join(', ')} answers.`, 'Correct Site in the credential, or empty Base URL: numbers of batches are made of the name of the site, and would be others.', { domains })];
		}
		return [passed(`Chargebee knows the key on the site ${site.name}.`, { site: site.name })];
	},
};
