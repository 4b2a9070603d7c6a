import { listSubaccounts } from '../../../lib/visma';
import { segmentsText } from '../segments';
import { listPicker } from './listPicker';

/** Active subaccounts for lines, which take the values of their segments instead of their numbers. */
export const searchSegments = listPicker(async (client) => {
	const subaccounts = await listSubaccounts(client, { active: true });
	return subaccounts.map(({ subaccountNumber, description, segments }) => ({
		name: `${subaccountNumber ?? ''} ${description ?? ''}`,
		value: segmentsText(segments ?? []),
	}));
});
