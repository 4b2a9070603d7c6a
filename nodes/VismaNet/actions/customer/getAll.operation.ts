import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainVisma, listCustomers, type VismaCustomerStatus, vismaTime } from '../../../../lib/visma';
import { maxWait, returnAllOrLimit, shownFor } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { vismaCompany } from '../../client';

/** Minutes: Visma.net does not say in which zone its times are, and a clock change moves them by an hour. */
const DEFAULT_OVERLAP = 120;

interface Options {
	maxWaitSeconds?: number;
	overlapMinutes?: number;
	status?: VismaCustomerStatus;
}

export const description = shownFor('customer', 'getAll', [
	...returnAllOrLimit,
	{
		displayName: 'Modified Since',
		name: 'modifiedSince',
		type: 'dateTime',
		default: '',
		description:
			"Only customers changed at or after this time. Without a time zone it is the company's own time, as Visma.net shows it. Empty for all customers.",
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			maxWait,
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: DEFAULT_OVERLAP,
				description:
					'How much earlier than Modified Since to begin, so that changes saved late or around a clock change are not missed. 120 unless set otherwise; records that were read before do no harm to a sync.',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'Active',
				description: 'Only customers with this status',
				options: [
					{ name: 'Active', value: 'Active' },
					{ name: 'Credit Hold', value: 'CreditHold' },
					{ name: 'Inactive', value: 'Inactive' },
					{ name: 'On Hold', value: 'OnHold' },
					{ name: 'One-Time', value: 'OneTime' },
				],
			},
		],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachItem(
		this,
		async (index) => {
			const { maxWaitSeconds, overlapMinutes = DEFAULT_OVERLAP, status } = this.getNodeParameter('options', index, {}) as Options;
			const policy = maxWaitSeconds === undefined ? {} : { waitBudgetMs: maxWaitSeconds * 1000 };
			const { client, timezone } = await vismaCompany(this, policy);
			const since = momentText(this.getNodeParameter('modifiedSince', index, ''));
			const modifiedSince = since === '' ? undefined : vismaTime(since, timezone, overlapMinutes);
			const returnAll = this.getNodeParameter('returnAll', index) as boolean;
			const limit = returnAll ? undefined : (this.getNodeParameter('limit', index) as number);
			return await listCustomers(client, { modifiedSince, status }, limit);
		},
		(error) => explainVisma(error, 'Customers', Date.now()),
	);
}

/** The field holds text; an expression may also give a date, as JavaScript or Luxon has it. */
function momentText(value: unknown): string {
	return (value instanceof Date ? value.toISOString() : String(value ?? '')).trim();
}
