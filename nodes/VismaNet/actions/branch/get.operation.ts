import { getBranch } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'branchNumber', searchListMethod: 'searchBranches', keyName: 'By Number', placeholder: 'e.g. 1' },
	getBranch,
);
