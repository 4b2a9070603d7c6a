import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { shownFor } from '../../../../../shared/fields';
import { whenRefused } from '../../../../../shared/whenRefused';
import { accounts, baseCurrency, convention, homeCountry, revenue } from './company';
import { postingOptions } from './options';
import { policyOptions } from './policies';
import { conditions, currencies, items, taxes } from './tables';

const dryRunOfTools: INodeProperties = {
	displayName:
		'An AI agent that uses this tool gets a dry run: it sees the batches that would be posted, and nothing is written. To let it post, add the option Dry Run below and leave it off.',
	name: 'dryRunOfTools',
	type: 'notice',
	default: '',
	displayOptions: { show: { '@tool': [true] } },
};

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

export const description = shownFor('journalTransaction', 'recordChargebeeEvents', [
	dryRunOfTools,
	{
		displayName: 'Event',
		name: 'event',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			'A Chargebee event, as the Chargebee Billing Trigger gives it. All items are booked together: their order does not matter, and repeated events do no harm.',
	},
	{
		displayName: 'Cut-Over Date',
		name: 'cutoverDate',
		type: 'dateTime',
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
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...postingOptions, ...policyOptions].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
]);
