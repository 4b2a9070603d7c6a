import type { Check } from '../check';
import { currencyFaults } from '../currencyFaults';
import { passed } from '../finding';
import { toldOr } from '../told';

/** Currencies in which the site sells: whether Visma.net has them. */
export const currencies: Check = {
	name: 'currencies',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run(company) {
		const { findings, codes } = await currencyFaults(company);
		const unknown = findings.filter(({ code }) => code === 'currency-unknown');
		return toldOr(unknown, company.settings.words, passed(`Visma.net has every currency in which the site sells: ${codes.join(', ')}.`));
	},
};
