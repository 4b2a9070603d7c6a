import { documentFindings } from '../../journals/rulesCheck/documents';
import type { Check } from '../check';
import { notChecked, passed } from '../finding';
import { toldOr } from '../told';

/** VAT rates that the site uses and that have no account. Chargebee does not list its rates: documents show them. */
export const vatAccounts: Check = {
	name: 'vat-accounts',
	needs: ['chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		if (rules.scope === 'deferralOnly') return [passed('Scope leaves VAT to the invoices of Visma.net.')];
		const newest = await read.documents();
		const rates = [...new Set(newest.invoices.flatMap(({ line_items: lines = [] }) => lines.flatMap(({ tax_rate: rate }) => rate ?? [])))].sort((a, b) => a - b);
		const unmapped = documentFindings(newest, rules).filter(({ code }) => code === 'tax-unmapped');
		if (newest.invoices.length === 0) return [notChecked('There is no invoice yet that shows which VAT rates the site uses.', 'Compare Settings > Configure Chargebee > Taxes with VAT Accounts.', { mapped: Object.keys(rules.tax ?? {}) })];
		return toldOr(unmapped, words, passed(`Every VAT rate on the newest documents has an account${rates.length > 0 ? `: ${rates.map((rate) => `${rate} %`).join(', ')}` : ''}.`));
	},
};
