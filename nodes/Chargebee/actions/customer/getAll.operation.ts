import { listCustomers } from '../../../../lib/chargebee';
import { getAllOperation } from '../../readOperations';
import { FILTERS } from './filters';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation(NOUN, {
	filters: FILTERS,
	sorts: { created_at: 'Created', updated_at: 'Updated' },
	knowsDeleted: true,
	list: listCustomers,
});
