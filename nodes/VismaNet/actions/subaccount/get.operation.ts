import { getSubaccount } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'subaccountNumber', searchListMethod: 'searchSubaccounts', keyName: 'By Number', placeholder: 'e.g. 10-NO' },
	getSubaccount,
);
