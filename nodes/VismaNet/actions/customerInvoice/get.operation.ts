import { getDocument, INVOICE } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'invoiceNumber', searchListMethod: 'searchInvoices', keyName: 'By Number', placeholder: 'e.g. 100123' },
	async (client, number) => await getDocument(client, INVOICE, number),
);
