import { listCurrencies } from '../../../../lib/visma';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation(NOUN, {
	filters: [
		{
			displayName: 'Only for Accounting',
			name: 'onlyForAccounting',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out currencies that are not used for accounting',
		},
	],
	knowsChanges: false,
	list: async (client, { onlyForAccounting }: { onlyForAccounting?: boolean }) => {
		const currencies = await listCurrencies(client);
		return currencies.filter(({ isUsedForAccounting }) => !onlyForAccounting || isUsedForAccounting !== false);
	},
});
