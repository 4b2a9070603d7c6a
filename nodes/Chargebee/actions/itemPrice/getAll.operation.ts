import { listItemPrices } from '../../../../lib/chargebee';
import { getAllOperation } from '../../readOperations';
import { FILTERS } from './filters';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation(NOUN, {
	filters: FILTERS,
	sorts: { name: 'Name', id: 'ID', updated_at: 'Updated' },
	list: listItemPrices,
});
