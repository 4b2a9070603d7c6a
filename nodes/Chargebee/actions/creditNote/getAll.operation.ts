import { listCreditNotes } from '../../../../lib/chargebee';
import { getAllOperation } from '../../readOperations';
import { FILTERS } from './filters';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation(NOUN, {
	filters: FILTERS,
	sorts: { date: 'Date' },
	knowsDeleted: true,
	list: listCreditNotes,
});
