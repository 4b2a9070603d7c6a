import { getItemPrice } from '../../../../lib/chargebee';
import { recordLocator } from '../../../shared/fields';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	recordLocator({
		displayName: 'Item Price',
		name: 'itemPriceId',
		searchListMethod: 'searchItemPrices',
		keyName: 'By ID',
		placeholder: 'e.g. pro-eur-monthly',
	}),
	getItemPrice,
);
