import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { explainChargebee } from '../../../../lib/chargebee';
import { lastPeriod, type MonthEndChoice, monthEndDocuments, monthEndSubscriptions } from '../../../../lib/sync/monthEnd';
import { withCalls } from '../../../shared/calls';
import { maxWait, shownFor, waitPolicy } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { monthOf } from '../../../shared/month';
import { chargebeeSite, type Site } from '../../site';
import { siteSeconds, zoneOf } from '../../siteTime';

type Also = 'transactions' | 'charges';

interface Options {
	alsoRead?: Also[];
	firstPeriod?: string;
	longestTerm?: number;
	maxWaitSeconds?: number;
	mirrored?: boolean;
	since?: string;
}

const READ = { documents: monthEndDocuments, subscriptions: monthEndSubscriptions };
/** Fifty years. */
const LONGEST_TERM = 600;

export const description = shownFor('event', 'getForMonthEnd', [
	{
		displayName: 'Period',
		name: 'period',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03',
		description: 'The month to bring recognition up to. Empty for the last one that is over, in the time of the site.',
	},
	{
		displayName: 'For',
		name: 'for',
		type: 'options',
		default: 'documents',
		description: 'What the booking rules read',
		options: [
			{
				name: 'Documents',
				value: 'documents',
				description: 'An item for each invoice that reaches into the period, with its credit notes and payments',
			},
			{
				name: 'Subscriptions',
				value: 'subscriptions',
				description: 'An item for each subscription that reaches into the period, with all events that Chargebee keeps of it',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Also Read',
				name: 'alsoRead',
				type: 'multiOptions',
				default: ['transactions', 'charges'],
				displayOptions: { show: { '/for': ['documents'] } },
				description: 'What is booked beside invoices and credit notes. With the scope Deferral Only nothing is.',
				options: [
					{ name: 'Payments and Refunds', value: 'transactions' },
					{ name: 'Unbilled Charges', value: 'charges' },
				],
			},
			{
				displayName: 'Documents Since',
				name: 'since',
				type: 'dateTime',
				typeOptions: { dateOnly: true },
				default: '',
				displayOptions: { show: { '/for': ['documents'] } },
				description:
					'The cut-over date of the booking rules: documents of earlier dates are not read. Leave it out where the rules still recognise those.',
			},
			{
				displayName: 'First Period',
				name: 'firstPeriod',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2025-12',
				description:
					'Months before it are taken to be complete: what ended before it, and has not changed since, is left out. Left out, everything is compared again, also what nobody booked while n8n was down.',
			},
			{
				displayName: 'Include Mirrored',
				name: 'mirrored',
				type: 'boolean',
				default: true,
				displayOptions: { show: { '/for': ['documents'] } },
				description:
					'Whether to return documents that came from Visma.net too. The scope Deferral Only books them; the scope Full passes them over.',
			},
			{
				displayName: 'Longest Term (Months)',
				name: 'longestTerm',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: LONGEST_TERM, numberPrecision: 0 },
				default: 12,
				displayOptions: { show: { '/for': ['documents'] } },
				description:
					'With First Period: for how many months after its date a document may serve at most. Older ones are then read only when they changed. Left out, all are read.',
			},
			maxWait,
		],
	},
]);

/** Reads what a month's end books from Chargebee's own lists, whatever was or was not told before. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = this.getNodeParameter('options', 0, {}) as Options;
	const site = await chargebeeSite(this, { policy: waitPolicy(options.maxWaitSeconds) });
	const items = await forEachItem(
		this,
		async (index) => {
			const read = READ[this.getNodeParameter('for', index) as keyof typeof READ];
			return await read(site.client, choiceOf(this, index, site));
		},
		(error) => explainChargebee(error, 'Documents', Date.now()),
	);
	return withCalls(items, { chargebee: site.calls() });
}

function choiceOf(context: IExecuteFunctions, index: number, { credential }: Site): MonthEndChoice {
	const { alsoRead = ['transactions', 'charges'], ...options } = context.getNodeParameter('options', index, {}) as Options;
	const zone = zoneOf(credential);
	const { longestTerm, mirrored = true } = options;
	if (longestTerm !== undefined && !(Number.isInteger(longestTerm) && longestTerm >= 1 && longestTerm <= LONGEST_TERM)) {
		throw new NodeOperationError(context.getNode(), `Longest Term holds no number of months: "${longestTerm}"`, {
			description: `Write a whole number from 1 to ${LONGEST_TERM}.`,
		});
	}
	return {
		period: month(context, 'Period', context.getNodeParameter('period', index, '')) ?? lastPeriod(Date.now(), zone),
		zone,
		firstPeriod: month(context, 'First Period', options.firstPeriod),
		since: siteSeconds(options.since, zone, 'Documents Since', context.getNode()),
		longestTerm,
		transactions: alsoRead.includes('transactions'),
		charges: alsoRead.includes('charges'),
		withoutPrefix: mirrored ? undefined : credential.invoiceIdPrefix,
	};
}

/** A month as the booking rules name it; undefined when the field is empty. */
function month(context: IExecuteFunctions, field: string, value: unknown): string | undefined {
	const text = String(value ?? '').trim();
	if (text === '') return undefined;
	const name = monthOf(text);
	if (name !== undefined) return name;
	throw new NodeOperationError(context.getNode(), `${field} holds no month: "${text}"`, { description: 'Write it like 2026-03.' });
}
