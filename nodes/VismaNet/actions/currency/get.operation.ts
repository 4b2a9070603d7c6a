import { getCurrency } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'currencyId', searchListMethod: 'searchCurrencies', keyName: 'By Code', placeholder: 'e.g. SEK' },
	getCurrency,
);
