import { BRANCH_PARTS, type BranchFilter, listBranches } from '../../../../lib/visma';
import { getAllOperation } from '../../readOperations';
import { words } from '../../words';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation<BranchFilter>(NOUN, {
	filters: [
		{
			displayName: 'Include',
			name: 'expand',
			type: 'multiOptions',
			default: [],
			options: BRANCH_PARTS.map((part) => ({ name: words(part), value: part })),
			description: 'Parts of each branch to read along',
		},
	],
	knowsChanges: true,
	list: listBranches,
});
