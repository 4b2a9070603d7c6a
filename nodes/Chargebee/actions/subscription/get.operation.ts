import { getSubscription } from '../../../../lib/chargebee';
import { recordLocator } from '../../../shared/fields';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	recordLocator({
		displayName: 'Subscription',
		name: 'subscriptionId',
		searchListMethod: 'searchSubscriptions',
		keyName: 'By ID',
		placeholder: 'e.g. AzZTZgUxy5kP1Gs',
	}),
	getSubscription,
);
