import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { CUSTOMERS, encode, ensureCustomer, type VismaClient } from '../../../../lib/visma';
import { maxWait, shownFor, waitPolicy } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { background, inBackground } from '../../background';
import { vismaCompany } from '../../client';
import { CUSTOMER } from '../../recordKind';
import { dryRun, jsonField, SHOWN_IN_FIELDS, specifyField, textField } from '../../writeFields';
import { type Work, writeEach, type Written } from '../../writeEach';
import { ending } from './write/ending';
import { additionalFields, ownNumber } from './write/fields';
import { readNewCustomer } from './write/read';

const ADVICE =
	'Retry the execution only when each customer has a number of its own: those done without one would be created again. Create or Update finds customers by other fields too.';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	maxWaitSeconds?: number;
}

export const description = shownFor('customer', 'create', [
	specifyField('Customer'),
	{ ...textField('Name', 'name', 'Name of the customer'), required: true, displayOptions: SHOWN_IN_FIELDS },
	jsonField('Customer', 'CustomerUpdateDto', '{\n  "name": "Nordlys AS"\n}'),
	additionalFields([ownNumber]),
	whenRefused,
	{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add option', default: {}, options: [dryRun, maxWait, background] },
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
	const { client } = await vismaCompany(this, waitPolicy(maxWaitSeconds));
	const prepare = (index: number): Work => {
		const body = readNewCustomer(this, index);
		const { dryRun: isDry = false, background: behind } = this.getNodeParameter('options', index, {}) as Options;
		const request = { method: 'POST', path: CUSTOMERS, body: JSON.parse(encode(body)) as Record<string, unknown> };
		const number = String((request.body.number as { value?: unknown } | undefined)?.value ?? '');
		const dry: Written = { outcome: 'created', number, dryRun: true, request };
		const create = async (by: VismaClient) => ending(await ensureCustomer(by, body));
		const write = async () => await inBackground(client, behind, maxWaitSeconds * 1000, create);
		return { number, request, write: async () => (isDry ? dry : await write()) };
	};
	return await writeEach(this, CUSTOMER, prepare, ADVICE);
}
