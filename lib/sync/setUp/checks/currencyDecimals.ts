import type { Check } from '../check';
import { currencyFaults } from '../currencyFaults';
import { passed } from '../finding';
import { toldOr } from '../told';

/** Decimals of the currencies in which the site sells: Visma.net refuses amounts that are finer than its own. */
export const currencyDecimals: Check = {
	name: 'currency-decimals',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run(company) {
		const { findings } = await currencyFaults(company);
		const finer = findings.filter(({ code }) => code === 'currency-precision');
		return toldOr(finer, company.settings.words, passed('Amounts have no more decimals than Visma.net gives their currency.'));
	},
};
