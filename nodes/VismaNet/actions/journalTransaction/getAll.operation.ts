import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { ExplainedError } from '../../../../lib/http';
import { explainVisma, type JournalFilter, listJournals } from '../../../../lib/visma';
import { maxWait, recordLocator, returnAllOrLimit, shownFor, waitPolicy } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { readInBackground, reading } from '../../background';
import { vismaCompany } from '../../client';
import { modifiedSince, overlap, readModifiedSince } from '../../modifiedSince';
import { keyIn } from '../../keyIn';

interface Options {
	background?: boolean;
	branch?: unknown;
	expandAttachments?: boolean;
	maxWaitSeconds?: number;
	module?: string;
	overlapMinutes?: number;
	status?: JournalFilter['status'];
}

const MODULES: Array<[module: string, name: string]> = [
	['CA', 'Cash Management'],
	['CM', 'Currency Management'],
	['AR', 'Customer Ledger'],
	['DR', 'Deferred Revenue'],
	['FA', 'Fixed Assets'],
	['GL', 'General Ledger'],
	['IN', 'Inventory'],
	['PM', 'Project Accounting'],
	['AP', 'Supplier Ledger'],
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		recordLocator({
			displayName: 'Branch',
			name: 'branch',
			searchListMethod: 'searchBranches',
			keyName: 'By Number',
			placeholder: 'e.g. 1',
			description: 'Only batches of this branch',
			required: false,
		}),
		{
			displayName: 'Include Attachments',
			name: 'expandAttachments',
			type: 'boolean',
			default: true,
			description: 'Whether each batch names its attachments',
		},
		maxWait,
		{
			displayName: 'Module',
			name: 'module',
			type: 'options',
			default: 'GL',
			options: MODULES.map(([value, name]) => ({ name, value })),
			description: 'Only batches that come from this part of Visma.net',
		},
		overlap,
		readInBackground,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'Posted',
			description: 'Only batches with this status',
			options: [
				{ name: 'Balanced', value: 'Balanced' },
				{ name: 'On Hold', value: 'Hold' },
				{ name: 'Posted', value: 'Posted' },
				{ name: 'Scheduled', value: 'Scheduled' },
				{ name: 'Unposted', value: 'Unposted' },
				{ name: 'Unreleased', value: 'Unreleased', description: 'On hold or balanced' },
				{ name: 'Voided', value: 'Voided' },
			],
		},
	],
};

export const description = shownFor('journalTransaction', 'getAll', [
	recordLocator({
		displayName: 'Financial Period',
		name: 'financialPeriod',
		searchListMethod: 'searchPeriods',
		keyName: 'By ID',
		placeholder: 'e.g. 202601',
		description: 'Only batches of this period. Visma.net needs a period or a Modified Since.',
		required: false,
	}),
	modifiedSince('batches'),
	...returnAllOrLimit,
	options,
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachItem(
		this,
		async (index) => {
			const { background, maxWaitSeconds, overlapMinutes, branch, ...filter } = this.getNodeParameter('options', index, {}) as Options;
			const { client, timezone } = await vismaCompany(this, waitPolicy(maxWaitSeconds));
			const since = readModifiedSince(this, index, timezone, overlapMinutes);
			const periodId = keyIn(this.getNodeParameter('financialPeriod', index, ''));
			if (periodId === undefined && since === undefined) throw neitherGiven();
			const returnAll = this.getNodeParameter('returnAll', index) as boolean;
			const limit = returnAll ? undefined : (this.getNodeParameter('limit', index) as number);
			return await listJournals(reading(client, background, maxWaitSeconds), { ...filter, branch: keyIn(branch), periodId, modifiedSince: since }, limit);
		},
		(error) => explainVisma(error, 'Batches', Date.now()),
	);
}

const neitherGiven = () =>
	new ExplainedError({
		message: 'Batches: neither a financial period nor a time of change is given, and Visma.net lists none without',
		remedy: 'Choose a Financial Period, or fill in Modified Since.',
		code: 'visma-list-without-limits',
	});
