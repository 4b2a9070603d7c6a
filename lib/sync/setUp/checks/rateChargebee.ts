import type { Check } from '../check';
import { passed, warning } from '../finding';

const LONG_MINUTES = 60;

/** How long the first sync and the first documents take at the rate that Chargebee allows the site. */
export const rateChargebee: Check = {
	name: 'rate-chargebee',
	needs: [],
	async run({ settings: { records, site } }) {
		// A look-up of a hundred, a write, and the event that is read afresh.
		const needed = Math.ceil(records * 2.01) + 5;
		const minutes = Math.ceil(needed / site.callsPerMinute);
		const evidence = { needed, callsPerMinute: site.callsPerMinute };
		const estimate = `${records} customers or documents take some ${needed} calls to Chargebee: ${minutes} minutes at ${site.callsPerMinute} a minute.`;
		if (minutes <= LONG_MINUTES) return [passed(`${estimate} Chargebee does not tell its limit; test sites and the smallest plan have 150 a minute.`, evidence)];
		return [warning(estimate, 'Ask Chargebee for a higher limit for the first load, or run it at night: flows go on where the limit stopped them.', evidence)];
	},
};
