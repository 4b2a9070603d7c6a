import { accountFindings } from '../../journals/rulesCheck/accounts';
import type { Check } from '../check';
import { failed, passed } from '../finding';

/** Accounts of the rules on which Visma.net lets nobody book by hand: control accounts of the ledgers, mostly. */
export const manualEntries: Check = {
	name: 'manual-entries',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		const chart = await read.accounts();
		const closed = accountFindings(rules, { accounts: chart }).filter(({ code }) => code === 'account-no-manual-entry');
		if (closed.length === 0) return [passed('Every account of the rules takes manual entries.')];
		return closed.map(({ what, where }) => {
			const number = /Account (\S+)/.exec(what)?.[1] ?? '';
			const module = chart.get(number)?.controlAccountModule;
			const why = module ? ` It is the control account of module ${module}.` : '';
			const remedy = module
				? 'Use an account of its own for Chargebee instead, so that the control account keeps agreeing with its ledger; or allow manual entries in Visma.net (Chart of Accounts).'
				: 'Allow manual entries in Visma.net (Chart of Accounts), or name another account.';
			return failed(`${words.of(where)}: ${what}${why}`, remedy);
		});
	},
};
