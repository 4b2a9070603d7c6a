import { ledgerPeriods, listFinancialPeriods } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Financial periods for pickers, the newest first; those that take no batches say so. */
export const searchPeriods = listPicker(async (client) => {
	const periods = ledgerPeriods(await listFinancialPeriods(client)).reverse();
	return periods.map(({ id, startDate, endDate, open }) => ({
		name: `${id} (${startDate} to ${endDate})${open ? '' : ' closed'}`,
		value: id,
	}));
});
