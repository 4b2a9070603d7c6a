import { checkRules } from '../../../ledger';
import { rowsAboutNothing } from '../../journals/rulesCheck/items';
import { findingOfWarning } from '../../journals/rulesCheck/warnings';
import type { Check } from '../check';
import { failed, notChecked, passed } from '../finding';
import { told } from '../told';

/** Whether the booking rules can be read, do not contradict each other, and all have something to decide. */
export const rules: Check = {
	name: 'rules',
	proves: 'rules',
	needs: ['chargebee'],
	async run({ read, settings: { rules: given, ruleFaults, bookedAs, words } }) {
		if (bookedAs !== 'journals') {
			return [notChecked('Invoices are booked as customer invoices, so that journals have no rules.', 'Run Customer Invoice: Create From Chargebee with Dry Run over some documents: lines without a row of its mapping show there.')];
		}
		if (!given || ruleFaults.length > 0) return ruleFaults.map(({ place, message, remedy }) => failed(`${place}: ${message}`, remedy));
		const { warnings } = checkRules(given);
		const odd = [...warnings.map(findingOfWarning), ...rowsAboutNothing(given, await read.itemPrices())];
		return odd.length > 0 ? odd.map((finding) => told(finding, words)) : [passed('The booking rules are complete and agree with each other.')];
	},
};
