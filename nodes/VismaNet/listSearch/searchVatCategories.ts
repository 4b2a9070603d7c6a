import { listVatCategories } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** VAT categories in use for pickers. */
export const searchVatCategories = listPicker(async (client) => {
	const categories = (await listVatCategories(client)).filter(({ active }) => active !== false);
	return categories.map(({ vatCategoryId, description }) => ({ name: `${vatCategoryId} ${description ?? ''}`, value: vatCategoryId }));
});
