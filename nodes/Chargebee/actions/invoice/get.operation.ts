import { getInvoice } from '../../../../lib/chargebee';
import { recordLocator } from '../../../shared/fields';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	recordLocator({
		displayName: 'Invoice',
		name: 'invoiceId',
		searchListMethod: 'searchInvoices',
		keyName: 'By ID',
		placeholder: 'e.g. INV-1042',
	}),
	getInvoice,
);
