import type { INodeProperties } from 'n8n-workflow';

export const batchNumber: INodeProperties = {
	displayName: 'Batch Number',
	name: 'batchNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. GL0000123',
	description: 'As in Visma.net, Journal Transactions; only batches of the general ledger',
};

export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to write nothing and return what would be sent',
};
