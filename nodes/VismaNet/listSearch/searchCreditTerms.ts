import { listCreditTerms } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Credit terms for pickers. */
export const searchCreditTerms = listPicker(async (client) => {
	const terms = await listCreditTerms(client);
	return terms.map(({ termsId, description }) => ({ name: `${termsId} ${description ?? ''}`, value: termsId }));
});
