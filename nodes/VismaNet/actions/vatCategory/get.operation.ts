import { getVatCategory } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'vatCategoryId', searchListMethod: 'searchVatCategories', keyName: 'By ID', placeholder: 'e.g. 25' },
	getVatCategory,
);
