import type { INodeProperties } from 'n8n-workflow';

import { DOCUMENT_PARTS } from '../../../lib/visma';
import { maxWait } from '../../shared/fields';
import { words } from '../words';

/** A burst of changes must not become one execution that n8n cannot hold. */
export const MAX_RECORDS = 2000;

export const fields: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'customer',
		options: [
			{ name: 'Customer', value: 'customer' },
			{ name: 'Customer Credit Note', value: 'customerCreditNote' },
			{ name: 'Customer Invoice', value: 'customerInvoice' },
			{ name: 'Customer Payment', value: 'customerPayment' },
		],
		description: 'What to watch',
	},
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'options',
		default: 'both',
		options: [
			{ name: 'Changed', value: 'changed' },
			{ name: 'Created', value: 'created' },
			{ name: 'Created or Changed', value: 'both' },
		],
		displayOptions: { hide: { resource: ['customerPayment'] } },
		description: 'Which records start the flow. Each comes once for all that happened to it since the last poll, as it is now.',
	},
	{
		displayName: 'Visma.net does not say when a payment was created: each one starts the flow when it is new and whenever it changes',
		name: 'paymentNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { resource: ['customerPayment'] } },
	},
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		default: 'now',
		options: [
			{ name: 'A Date', value: 'date', description: 'What was changed since, then every change' },
			{ name: 'Everything', value: 'everything', description: 'All records once, then every change' },
			{ name: 'Now', value: 'now', description: 'Only changes from the first poll on' },
		],
		description:
			'Where the first poll begins. Later polls go on from the last one, also after the flow was unpublished and published again. To begin anew, choose another value.',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { startFrom: ['date'] } },
		description: "Without a time zone it is the company's own time, as Visma.net shows it",
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Include',
				name: 'expand',
				type: 'multiOptions',
				default: ['Applications', 'InvoiceAddress', 'TaxDetails'],
				options: DOCUMENT_PARTS.map((part) => ({ name: words(part), value: part })),
				displayOptions: { show: { '/resource': ['customerCreditNote', 'customerInvoice'] } },
				description: 'Parts of each document to read along',
			},
			{
				displayName: 'Max Records per Poll',
				name: 'maxRecords',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: MAX_RECORDS,
				description: 'How many records one poll hands over at the most. When more changed at once, the next polls hand over the others.',
			},
			{ ...maxWait, default: 30 },
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 60 },
				default: 120,
				description:
					'How much earlier than the newest change each poll begins, so that changes saved late or around a clock change are not missed. Nothing comes twice by it.',
			},
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000 },
				default: 1000,
				description: 'Rows of one call; Visma.net may cap it',
			},
		],
	},
];
