import { listLedgers } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Ledgers for pickers: those that take journals. */
export const searchLedgers = listPicker(async (client) => {
	const ledgers = (await listLedgers(client)).filter(({ balanceType }) => !balanceType || balanceType === 'Actual');
	return ledgers.map(({ number, description }) => ({ name: `${number} ${description ?? ''}`, value: number }));
});
