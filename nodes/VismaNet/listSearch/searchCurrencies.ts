import { listCurrencies } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Currencies in use for pickers. */
export const searchCurrencies = listPicker(async (client) => {
	const currencies = (await listCurrencies(client)).filter(({ isUsedForAccounting }) => isUsedForAccounting !== false);
	return currencies.map(({ id, description }) => ({ name: `${id} ${description ?? ''}`, value: id }));
});
