import { recordLocator } from '../../../shared/fields';

/** A customer that is there, chosen or given by its ID. */
export const customerLocator = recordLocator({
	displayName: 'Customer',
	name: 'customerId',
	searchListMethod: 'searchCustomers',
	keyName: 'By ID',
	placeholder: 'e.g. VN-10001',
});
