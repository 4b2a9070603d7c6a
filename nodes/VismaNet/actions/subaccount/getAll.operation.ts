import { listSubaccounts, type SubaccountFilter } from '../../../../lib/visma';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation<SubaccountFilter>(NOUN, {
	filters: [
		{
			displayName: 'Active',
			name: 'active',
			type: 'boolean',
			default: true,
			description: 'Whether to return active subaccounts or inactive ones',
		},
	],
	knowsChanges: true,
	isLong: true,
	list: listSubaccounts,
});
