import { getCustomer } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'customerNumber', searchListMethod: 'searchCustomers', keyName: 'By Number', placeholder: 'e.g. 10001' },
	getCustomer,
);
