import { coveredItems, uncovered } from '../../journals/rulesCheck/items';
import type { Check } from '../check';
import { passed } from '../finding';
import { toldOr } from '../told';

/** Item prices that no rule covers: documents that sell them would be refused. */
export const itemPrices: Check = {
	name: 'item-prices',
	needs: ['chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { words } }) {
		const sold = (await read.itemPrices()).filter(({ status }) => status === undefined || status === 'active');
		return toldOr(uncovered(coveredItems(sold, rules), rules), words, passed(`All ${sold.length} item prices that are sold have their accounts.`));
	},
};
