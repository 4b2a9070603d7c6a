import { listEvents } from '../../../../lib/chargebee';
import { getAllOperation } from '../../readOperations';
import { FILTERS } from './filters';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation(NOUN, {
	filters: FILTERS,
	sorts: { occurred_at: 'Occurred' },
	list: listEvents,
});
