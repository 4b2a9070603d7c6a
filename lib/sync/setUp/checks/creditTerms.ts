import type { Check } from '../check';
import { failed, type Finding, notChecked, passed, warning } from '../finding';

/** Terms that only suppliers have. */
const SUPPLIERS = /vendor|supplier/i;

/** Credit terms of customers without a row in the table of the customer sync: those customers would be refused. */
export const creditTerms: Check = {
	name: 'credit-terms',
	needs: ['visma'],
	async run({ read, settings: { creditTerms: mapped } }) {
		if (!mapped) return [notChecked('Credit Terms is empty here.', "Copy the table Credit Terms from the flow that syncs customers; where that one is empty too, Chargebee's payment terms are left alone.")];
		const terms = await read.creditTerms();
		const used = new Map<string, string>();
		for (const { number, creditTerms: own, status } of await read.customers()) if (own?.id && status !== 'Inactive') used.set(own.id.trim(), number);
		const lacking = [...used].filter(([id]) => !mapped.has(id));
		const unused = terms.filter(({ termsId, visibleTo }) => !mapped.has(termsId.trim()) && !used.has(termsId.trim()) && !SUPPLIERS.test(visibleTo ?? ''));
		const strange = [...mapped].filter((id) => !terms.some(({ termsId }) => termsId.trim() === id));
		const findings: Finding[] = [
			...lacking.map(([id, number]) => failed(`Credit terms ${id}, which customer ${number} has, have no row in Credit Terms: such customers are refused.`, 'Add a row with their days, in the flow that syncs customers.')),
			...unused.map(({ termsId }) => warning(`Credit terms ${termsId} have no row in Credit Terms; no customer that was looked at has them.`, 'Add a row before a customer gets them.')),
			...strange.map((id) => warning(`Credit Terms has a row for ${id}, which Visma.net does not have.`, 'Correct the ID, or delete the row.')),
		];
		return findings.length > 0 ? findings : [passed(`Credit Terms has a row for each of the ${terms.length} credit terms of Visma.net.`)];
	},
};
