import { getAccount } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'accountNumber', searchListMethod: 'searchAccounts', keyName: 'By Number', placeholder: 'e.g. 3001' },
	getAccount,
);
