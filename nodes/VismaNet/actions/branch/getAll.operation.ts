import { BRANCH_PARTS, type BranchFilter, listBranches } from '../../../../lib/visma';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

/** `DeliveryAddress` as people read it. */
const words = (part: string) => part.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace('Vat', 'VAT');

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
