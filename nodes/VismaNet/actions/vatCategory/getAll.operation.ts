import { listVatCategories, type VatCategoryFilter } from '../../../../lib/visma';
import { boundFilter } from '../../filterFields';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';
import { textField } from '../../writeFields';

export const { description, execute } = getAllOperation<VatCategoryFilter>(NOUN, {
	filters: [
		boundFilter('Created', 'created', 'Only VAT categories created within this bound', 'time'),
		textField('Supplier', 'vendorCd', 'Only VAT categories of the supplier with this number'),
	],
	knowsChanges: true,
	list: listVatCategories,
});
