import { namedSegments, segmentFindings } from '../../journals/rulesCheck/accounts';
import type { Check } from '../check';
import { passed } from '../finding';
import { toldOr } from '../told';

/** Segments of subaccounts that the rules name. */
export const subaccounts: Check = {
	name: 'subaccounts',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		if (namedSegments(rules).length === 0) return [passed('The rules name no subaccount: Visma.net takes the default one.')];
		// Visma.net refuses a batch with a segment that it does not know.
		const findings = segmentFindings(rules, await read.subaccounts()).map((finding) => ({ ...finding, severity: 'error' as const }));
		return toldOr(findings, words, passed('Active subaccounts have every segment that the rules name.'));
	},
};
