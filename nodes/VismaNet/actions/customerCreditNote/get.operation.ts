import { CREDIT_NOTE, getDocument } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'creditNoteNumber', searchListMethod: 'searchCreditNotes', keyName: 'By Number', placeholder: 'e.g. 800123' },
	async (client, number) => await getDocument(client, CREDIT_NOTE, number),
);
