import { listBranches } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Branches in use for pickers. */
export const searchBranches = listPicker(async (client) => {
	const branches = (await listBranches(client)).filter(({ isActive }) => isActive !== false);
	return branches.map(({ number, name }) => ({ name: `${number} ${name ?? ''}`, value: number }));
});
