import type { INodeProperties } from 'n8n-workflow';

export type WhenRefused = 'failAfterOthers' | 'returnFailedItem';

/** What becomes of records that the other side refuses; the others are written in any case. */
export const whenRefused: INodeProperties = {
	displayName: 'When a Record Is Refused',
	name: 'whenRefused',
	type: 'options',
	default: 'failAfterOthers',
	options: [
		{
			name: 'Fail After the Others',
			value: 'failAfterOthers',
			description: 'The other records are written, then the execution fails and names each refused one',
		},
		{
			name: 'Return It as a Failed Item',
			value: 'returnFailedItem',
			description: 'The execution succeeds; the outcome of the item is failed or conflict, for flows that branch',
		},
	],
};
