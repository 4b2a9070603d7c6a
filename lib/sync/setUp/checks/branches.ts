import { branchFindings, namedBranches } from '../../journals/rulesCheck/accounts';
import type { Check } from '../check';
import { failed, passed } from '../finding';
import { told } from '../told';

/** Branches that the rules name: whether they exist and are active. */
export const branches: Check = {
	name: 'branches',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		const named = namedBranches(rules);
		if (named.length === 0) return [passed('The rules name no branch: Visma.net takes the main one.')];
		const known = await read.branches();
		const closed = new Set(known.filter(({ isActive }) => isActive === false).map(({ number }) => number));
		const findings = [
			...branchFindings(rules, known).map((finding) => told(finding, words)),
			...named
				.filter(({ value }) => closed.has(value))
				.map(({ path, value }) => failed(`${words.of(path)}: Branch ${value} is not active in Visma.net.`, 'Choose an active one, or activate it.')),
		];
		return findings.length > 0 ? findings : [passed('Every branch of the rules is active in Visma.net.')];
	},
};
