import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { accounts, baseCurrency, convention, homeCountry, revenue } from './company';
import { cutoverMode, policyOptions } from './policies';
import { conditions, currencies, items, taxes } from './tables';

const EXAMPLE = {
	baseCurrency: '',
	homeCountry: '',
	convention: 'daily',
	accounts: { receivable: '', deferred: '', bank: '', revenue: { domestic: '', eu: '', export: '' } },
	tax: {},
	items: {},
	conditions: [],
	unmappedItems: 'refuse',
};

/** Booking rules, as tables or as JSON: the same in every operation that needs them, so that they can be copied. */
export const rulesFields: INodeProperties[] = [
	{
		displayName: 'Cut-Over Date',
		name: 'cutoverDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		required: true,
		displayOptions: { show: { rulesFrom: ['tables', 'json'] } },
		description:
			'From this day on documents and payments are booked here; earlier ones are taken to be in the books already. Choose it once: it protects closed years.',
	},
	{
		displayName: 'Booking Rules',
		name: 'rulesFrom',
		type: 'options',
		default: 'tables',
		options: [
			{
				name: 'From Another Node',
				value: 'node',
				description: 'The rules and the cut-over date of a node in this workflow, so that they exist once',
			},
			{ name: 'Using Fields Below', value: 'tables' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	{
		displayName: 'Rules',
		name: 'rules',
		type: 'json',
		default: JSON.stringify(EXAMPLE, null, 2),
		required: true,
		displayOptions: { show: { rulesFrom: ['json'] } },
		description:
			'Site, time zone and invoice ID prefix come from the Chargebee credential, the cut-over from the field above; they do not belong here',
	},
	{
		displayName: 'Rules of the Node',
		name: 'rulesNode',
		type: 'json',
		default: "={{ $('Record Chargebee Events').params }}",
		required: true,
		displayOptions: { show: { rulesFrom: ['node'] } },
		description: 'The parameters of the node that holds the rules; it need not have run. Change the name in the expression if that node has another.',
	},
	...updateDisplayOptions({ show: { rulesFrom: ['tables'] } }, [
		baseCurrency,
		homeCountry,
		convention,
		accounts,
		revenue,
		taxes,
		items,
		conditions,
		currencies,
	]),
];

/** What belongs to the rules in the collection Options. */
export const ruleOptions: INodeProperties[] = [cutoverMode, ...policyOptions];
