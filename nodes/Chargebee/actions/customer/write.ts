import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ExplainedError } from '../../../../lib/http';
import type { SentRequest } from '../../../../lib/sync/audit';
import type { CustomerEdit, Edited, EditRun } from '../../../../lib/sync/customers/edit';
import { waitPolicy } from '../../../shared/fields';
import { chargebeeSite } from '../../site';
import { type Work, writeEach } from '../../writeEach';
import { NOUN } from './noun';
import { readFields } from './readFields';

interface Options {
	dryRun?: boolean;
	maxWaitSeconds?: number;
	raiseWebhooks?: boolean;
}

type Edit = (run: EditRun, edit: CustomerEdit, requests: SentRequest[]) => Promise<Edited>;

/** The ID of an item; where one is needed and none is given, the item is refused before a call. */
export function customerIdOf(context: IExecuteFunctions, index: number, isRequired: boolean): string {
	const id = String(context.getNodeParameter('customerId', index, '', { extractValue: true })).trim();
	if (id !== '' || !isRequired) return id;
	throw new ExplainedError({
		message: 'No customer ID is given',
		remedy: 'Fill in Customer ID.',
		code: 'customer-fields-invalid',
	});
}

/** Writes the customer of each item with the fields that the node shows for it. */
export async function writeCustomers(
	context: IExecuteFunctions,
	edit: Edit,
	{ needsId }: { needsId: boolean },
): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds, raiseWebhooks } = context.getNodeParameter('options', 0, {}) as Options;
	const { client } = await chargebeeSite(context, { policy: waitPolicy(maxWaitSeconds), raiseWebhooks });
	return await writeEach(context, NOUN, (index): Work => {
		const { dryRun = false } = context.getNodeParameter('options', index, {}) as Options;
		const id = customerIdOf(context, index, needsId);
		const fields = readFields(context, index);
		// A customer without an ID of ours is told from a repeat by Chargebee's memory alone: its key must outlive
		// the execution, so that a retry is answered with the customer that is there.
		const scope = id === '' ? `item ${index}` : context.getExecutionId();
		const write = async (requests: SentRequest[]) => {
			const { customer, ...edited } = await edit({ client, scope, dryRun }, { id, fields }, requests);
			return { ...edited, id: customer?.id, record: customer };
		};
		return { id, dryRun, write };
	});
}
