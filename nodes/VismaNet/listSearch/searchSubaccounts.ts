import { listSubaccounts } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Subaccounts for pickers, by their numbers. */
export const searchSubaccounts = listPicker(async (client) => {
	const subaccounts = await listSubaccounts(client);
	return subaccounts.map(({ subaccountNumber, description }) => ({
		name: `${subaccountNumber ?? ''} ${description ?? ''}`,
		value: subaccountNumber ?? '',
	}));
});
