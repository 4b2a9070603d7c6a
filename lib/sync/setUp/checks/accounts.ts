import { accountFindings } from '../../journals/rulesCheck/accounts';
import type { Check } from '../check';
import { passed } from '../finding';
import { toldOr } from '../told';

/** Accounts that the rules name: whether they exist, are active, and take every currency. */
export const accounts: Check = {
	name: 'accounts',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		const chart = await read.accounts();
		const findings = accountFindings(rules, { accounts: chart }).filter(({ code }) => code !== 'account-no-manual-entry');
		return toldOr(findings, words, passed(`The accounts of the rules are active in Visma.net, whose chart has ${chart.size}.`));
	},
};
