import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	type Body,
	customerChanges,
	type CustomerMatch,
	customerPath,
	CUSTOMERS,
	encode,
	ensureCustomer,
	findCustomer,
	updateCustomer,
	type VismaClient,
} from '../../../../lib/visma';
import { maxWait, shownFor, waitPolicy } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { background, inBackground } from '../../background';
import { vismaCompany } from '../../client';
import { CUSTOMER } from '../../recordKind';
import { updateEnding } from '../../updating';
import { choiceField, dryRun, jsonField, SHOWN_IN_FIELDS, specifyField, textField } from '../../writeFields';
import { type Work, writeEach, type Written } from '../../writeEach';
import { ending } from './write/ending';
import { additionalFields, ownNumber } from './write/fields';
import { readNewCustomer } from './write/read';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	maxWaitSeconds?: number;
}

export const description = shownFor('customer', 'upsert', [
	choiceField('Match By', 'matchBy', 'What makes it the same customer: a field of the customer itself', [
		['number', 'Customer Number'],
		['corporateId', 'Organization Number'],
		['vatRegistrationId', 'VAT Number'],
	]),
	specifyField('Customer'),
	{ ...textField('Name', 'name', 'Name of the customer'), required: true, displayOptions: SHOWN_IN_FIELDS },
	jsonField('Customer', 'CustomerUpdateDto', '{\n  "number": "10001",\n  "name": "Nordlys AS"\n}'),
	additionalFields([ownNumber]),
	whenRefused,
	{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add option', default: {}, options: [dryRun, maxWait, background] },
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
	const { client } = await vismaCompany(this, waitPolicy(maxWaitSeconds));
	return await writeEach(this, CUSTOMER, (index): Work => {
		const body = readNewCustomer(this, index);
		const match = this.getNodeParameter('matchBy', index) as CustomerMatch;
		const { dryRun: isDry = false, background: behind } = this.getNodeParameter('options', index, {}) as Options;
		const sent = JSON.parse(encode(body)) as Record<string, unknown>;
		const request = { method: 'POST', path: CUSTOMERS, body: sent };
		const number = String((sent[match] as { value?: unknown } | undefined)?.value ?? '');
		const write = async (by: VismaClient) => await upsert(by, body, match, isDry, request);
		return { number, request, write: async () => await inBackground(client, behind, maxWaitSeconds * 1000, write) };
	});
}

/** Changes the customer where there is one, else creates it. */
async function upsert(
	client: VismaClient,
	body: Body,
	match: CustomerMatch,
	isDry: boolean,
	request: Work['request'],
): Promise<Written> {
	const known = await findCustomer(client, body, match);
	if (isDry && !known) return { outcome: 'created', dryRun: true, request };
	if (isDry && known) return dryUpdate(known.number, customerChanges(body, known), request);
	if (known) return asUpdate(request, updateEnding('Customer', known.number, await updateCustomer(client, known.number, body)));
	const ensured = await ensureCustomer(client, body);
	if (ensured.state !== 'taken') return ending(ensured);
	// Somebody created it between the look and the write.
	return asUpdate(request, updateEnding('Customer', ensured.number, await updateCustomer(client, ensured.number, body)));
}

/** The audit record shows the call that was made: a change, not the creation that was prepared. */
function asUpdate(request: Work['request'], written: Written): Written {
	Object.assign(request, { method: 'PUT', path: customerPath(written.number ?? '') });
	return written;
}

function dryUpdate(number: string, changes: ReturnType<typeof customerChanges>, request: Work['request']): Written {
	const outcome = changes.length === 0 ? 'unchanged' : 'updated';
	return asUpdate(request, { outcome, number, dryRun: true, changes, request });
}
