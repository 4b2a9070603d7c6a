import type { Check } from '../check';
import { failed, notChecked, passed } from '../finding';

/** Whether the rules are made for books in this currency: otherwise every amount is wrong. */
export const baseCurrency: Check = {
	name: 'base-currency',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		const [organization] = await read.organizations();
		const flagged = [...(await read.currencies()).values()].find(({ isBaseCurrency }) => isBaseCurrency === true)?.id;
		const base = flagged ?? organization?.baseCurrency ?? undefined;
		if (base === undefined) return [notChecked('Visma.net does not say which currency its books are in.', `Compare it with ${words.of('baseCurrency')}: ${rules.baseCurrency}.`)];
		if (base === rules.baseCurrency) return [passed(`The books are in ${base}, in Visma.net and in the rules.`)];
		return [failed(`${words.of('baseCurrency')}: It is ${rules.baseCurrency}, and the books in Visma.net are in ${base}.`, `Set it to ${base}, or check that the credential is of the right company.`)];
	},
};
