import { documentFindings } from '../../journals/rulesCheck/documents';
import type { Check } from '../check';
import { notChecked, passed } from '../finding';
import { toldOr } from '../told';

/** What other checks tell of with a remedy of their own. */
const ELSEWHERE = ['account-missing', 'item-unmapped', 'tax-unmapped'];

/** Whether the newest documents of the site could be booked: countries, currencies, amounts and dates show there. */
export const documents: Check = {
	name: 'documents',
	needs: ['chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		const newest = await read.documents();
		const count = newest.invoices.length + newest.creditNotes.length;
		if (count === 0) return [notChecked('The site has no invoice or credit note yet that could be tried.', 'Bill something on the site, then check again; or look at the first documents with Preview Document.')];
		const findings = documentFindings(newest, rules).filter(({ code }) => !ELSEWHERE.includes(code));
		return toldOr(findings, words, passed(`The ${count} newest documents can be booked under the rules.`));
	},
};
