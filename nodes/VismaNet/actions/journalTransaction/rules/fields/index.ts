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
		description:
			'From this day on documents and payments are booked here; earlier ones are taken to be in the books already. Choose it once: it protects closed years.',
	},
	{
		displayName: 'Booking Rules',
		name: 'rulesFrom',
		type: 'options',
		default: 'tables',
		options: [
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
