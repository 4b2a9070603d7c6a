import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { deleteEndpoint, endpointPath, type Form, type Write } from '../../../../lib/chargebee';
import { send } from '../../../../lib/sync/send';
import { maxWait, recordLocator, shownFor, waitPolicy } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { chargebeeSite } from '../../site';
import { dryRun } from '../../writeFields';
import { type Work, writeEach } from '../../writeEach';
import { NOUN } from './noun';

interface Options {
	dryRun?: boolean;
	maxWaitSeconds?: number;
}

export const description = shownFor('webhookEndpoint', 'delete', [
	recordLocator({
		displayName: 'Webhook Endpoint',
		name: 'endpointId',
		searchListMethod: 'searchEndpoints',
		keyName: 'By ID',
		placeholder: 'e.g. whv2_AzZTZgUxy5l3z1Gx',
		description: 'A flow that is published registers its own endpoint, and stops hearing of events when that is deleted',
	}),
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [dryRun, maxWait],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds } = this.getNodeParameter('options', 0, {}) as Options;
	const { client } = await chargebeeSite(this, { policy: waitPolicy(maxWaitSeconds) });
	return await writeEach(this, NOUN, (index): Work => {
		const { dryRun: dry = false } = this.getNodeParameter('options', index, {}) as Options;
		const id = String(this.getNodeParameter('endpointId', index, '', { extractValue: true })).trim();
		return {
			id,
			dryRun: dry,
			write: async (requests) => {
				const step = {
					path: `${endpointPath(id)}/delete`,
					form: {},
					state: 'present',
					post: async (_: Form, key: Write) => await deleteEndpoint(client, id, key),
					answerId: () => id,
				};
				await send(step, { scope: this.getExecutionId(), dryRun: dry }, requests);
				return { outcome: 'deleted' };
			},
		};
	});
}
