import { listInvoices } from '../../../../lib/chargebee';
import { getAllOperation } from '../../readOperations';
import { FILTERS } from './filters';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation(NOUN, {
	filters: FILTERS,
	sorts: { date: 'Date', updated_at: 'Updated' },
	knowsDeleted: true,
	list: listInvoices,
});
