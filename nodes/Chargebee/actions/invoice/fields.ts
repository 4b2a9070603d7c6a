import type { INodeProperties } from 'n8n-workflow';

import { maxWait, recordLocator } from '../../../shared/fields';
import { dryRun, raiseWebhooks } from '../../writeFields';

export const invoiceLocator = recordLocator({
	displayName: 'Invoice',
	name: 'invoiceId',
	searchListMethod: 'searchInvoices',
	keyName: 'By ID',
	placeholder: 'e.g. VN-100123',
});

export const comment: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	default: '',
	description: "Shown beside the invoice on Chargebee's pages, not to the customer; up to 300 characters",
};

/** The options of writes, with those of one operation among them. */
export const writeOptions = (...own: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...own, dryRun, maxWait, raiseWebhooks].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
});
