import { getCustomer } from '../../../../lib/chargebee';
import { recordLocator } from '../../../shared/fields';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	recordLocator({
		displayName: 'Customer',
		name: 'customerId',
		searchListMethod: 'searchCustomers',
		keyName: 'By ID',
		placeholder: 'e.g. VN-10001',
	}),
	getCustomer,
);
