import { getCreditNote } from '../../../../lib/chargebee';
import { recordLocator } from '../../../shared/fields';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	recordLocator({
		displayName: 'Credit Note',
		name: 'creditNoteId',
		searchListMethod: 'searchCreditNotes',
		keyName: 'By ID',
		placeholder: 'e.g. CN-17',
	}),
	getCreditNote,
);
