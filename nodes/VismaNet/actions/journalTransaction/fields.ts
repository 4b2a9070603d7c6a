import type { INodeProperties } from 'n8n-workflow';

export { dryRun } from '../../writeFields';

export const batchNumber: INodeProperties = {
	displayName: 'Batch Number',
	name: 'batchNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. GL0000123',
	description: 'As in Visma.net, Journal Transactions; only batches of the general ledger',
};
