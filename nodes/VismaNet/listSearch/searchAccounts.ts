import { listAccounts } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Active accounts for pickers; those that refuse journals say so. */
export const searchAccounts = listPicker(async (client) => {
	const refuses = (allowed: boolean | null | undefined) => (allowed === false ? ' (no manual entry)' : '');
	return (await listAccounts(client, { active: true })).map(({ accountCD, description, allowManualEntry }) => ({
		name: `${accountCD} ${description ?? ''}${refuses(allowManualEntry)}`,
		value: accountCD,
	}));
});
