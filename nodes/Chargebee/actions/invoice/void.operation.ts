import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { voidGiven } from '../../../../lib/sync/invoices/edit';
import { shownFor } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { comment, invoiceLocator, writeOptions } from './fields';
import { invoiceIdOf, type WriteOptions, writeInvoices } from './write';

interface Options extends WriteOptions {
	comment?: string;
	reasonCode?: string;
}

export const description = shownFor('invoice', 'void', [
	invoiceLocator,
	whenRefused,
	writeOptions(comment, {
		displayName: 'Reason Code',
		name: 'reasonCode',
		type: 'string',
		default: '',
		description: 'One of the void reasons that the site has; capital letters count',
	}),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await writeInvoices(this, (index) => {
		const id = invoiceIdOf(this, index);
		const { comment: said = '', reasonCode = '' } = this.getNodeParameter('options', index, {}) as Options;
		return { id, edit: async (run, requests) => await voidGiven(run, { id, comment: said, reasonCode }, requests) };
	});
}
