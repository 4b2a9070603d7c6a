import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { deleteGiven } from '../../../../lib/sync/customers/edit';
import { maxWait, shownFor, waitPolicy } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { chargebeeSite } from '../../site';
import { dryRun, raiseWebhooks as raiseWebhooksField } from '../../writeFields';
import { type Work, writeEach } from '../../writeEach';
import { customerLocator } from './locator';
import { NOUN } from './noun';
import { customerIdOf } from './write';

interface Options {
	dryRun?: boolean;
	keepPaymentMethod?: boolean;
	maxWaitSeconds?: number;
	raiseWebhooks?: boolean;
}

export const description = shownFor('customer', 'delete', [
	{
		displayName:
			'Deleting a customer deletes its subscriptions, invoices and credit notes too, and cannot be taken back',
		name: 'deleteNotice',
		type: 'notice',
		default: '',
	},
	customerLocator,
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			dryRun,
			{
				displayName: 'Keep Payment Method',
				name: 'keepPaymentMethod',
				type: 'boolean',
				default: true,
				description: 'Whether the payment method stays at the payment gateway',
			},
			maxWait,
			raiseWebhooksField,
		],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds, raiseWebhooks } = this.getNodeParameter('options', 0, {}) as Options;
	const { client } = await chargebeeSite(this, { policy: waitPolicy(maxWaitSeconds), raiseWebhooks });
	return await writeEach(this, NOUN, (index): Work => {
		const options = this.getNodeParameter('options', index, {}) as Options;
		const { dryRun: dry = false, keepPaymentMethod: keepsPaymentMethod = false } = options;
		const id = customerIdOf(this, index, true);
		const run = { client, scope: this.getExecutionId(), dryRun: dry };
		return {
			id,
			dryRun: dry,
			write: async (requests) => await deleteGiven(run, { id, keepsPaymentMethod }, requests),
		};
	});
}
