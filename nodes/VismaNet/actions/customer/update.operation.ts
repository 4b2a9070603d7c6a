import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { customerPath, encode, updateCustomer, type VismaClient, type WhenChanged } from '../../../../lib/visma';
import { maxWait, shownFor, waitPolicy } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { background, inBackground } from '../../background';
import { vismaCompany } from '../../client';
import { keyIn } from '../../keyIn';
import { CUSTOMER } from '../../recordKind';
import { updateEnding } from '../../updating';
import { dryRun, jsonField, pickField, specifyField, textField, versionFields } from '../../writeFields';
import { type Work, writeEach, type Written } from '../../writeEach';
import { additionalFields } from './write/fields';
import { readCustomer } from './write/read';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	maxWaitSeconds?: number;
	rowVersion?: string;
	whenChanged?: WhenChanged;
}

export const description = shownFor('customer', 'update', [
	pickField('Customer', 'customerNumber', 'customer', undefined, true),
	specifyField('Changes'),
	jsonField('Changes', 'CustomerUpdateDto', '{\n  "name": "Nordlys AS"\n}'),
	additionalFields([textField('Name', 'name', 'Name of the customer')]),
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [dryRun, maxWait, ...versionFields.slice(0, 1), background, ...versionFields.slice(1)],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
	const { client } = await vismaCompany(this, waitPolicy(maxWaitSeconds));
	return await writeEach(this, CUSTOMER, (index): Work => {
		const options = this.getNodeParameter('options', index, {}) as Options;
		const number = keyIn(this.getNodeParameter('customerNumber', index)) ?? '';
		const body = readCustomer(this, index);
		const request = { method: 'PUT', path: customerPath(number), body: JSON.parse(encode(body)) as Record<string, unknown> };
		const dry: Written = { outcome: 'updated', number, dryRun: true, request };
		const version = { version: options.rowVersion || undefined, whenChanged: options.whenChanged };
		const update = async (by: VismaClient) => updateEnding('Customer', number, await updateCustomer(by, number, body, version));
		const write = async () => await inBackground(client, options.background, maxWaitSeconds * 1000, update);
		return { number, request, write: async () => (options.dryRun ? dry : await write()) };
	});
}
