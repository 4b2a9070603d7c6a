import { getPayment } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'paymentNumber', searchListMethod: 'searchPayments', keyName: 'By Number', placeholder: 'e.g. 500123' },
	getPayment,
);
