import { pick } from 'lodash';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { updateDetails } from '../../../../lib/sync/invoices/edit';
import { shownFor } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { comment, invoiceLocator, writeOptions } from './fields';
import { invalid, invoiceIdOf, type WriteOptions, writeInvoices } from './write';

const text = (displayName: string, name: string): INodeProperties => ({ displayName, name, type: 'string', default: '' });

const FIELDS = ['po_number', 'vat_number', 'vat_number_prefix'];

export const description = shownFor('invoice', 'updateDetails', [
	invoiceLocator,
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'What is not added stays as it is; a text that is added and left empty is cleared',
		options: [text('PO Number', 'po_number'), text('VAT Number', 'vat_number'), text('VAT Number Prefix', 'vat_number_prefix')],
	},
	{
		displayName: 'Billing Address',
		name: 'address',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'Of this invoice alone; Chargebee refuses a country that would change the tax',
		options: [
			text('City', 'city'),
			text('Company', 'company'),
			text('Country', 'country'),
			text('Email', 'email'),
			text('First Name', 'first_name'),
			text('Last Name', 'last_name'),
			text('Line 1', 'line1'),
			text('Line 2', 'line2'),
			text('Line 3', 'line3'),
			text('Phone', 'phone'),
			text('State', 'state'),
			text('State Code', 'state_code'),
			text('ZIP', 'zip'),
		],
	},
	whenRefused,
	writeOptions(comment),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await writeInvoices(this, (index) => {
		const fields = this.getNodeParameter('fields', index, {}) as Record<string, string>;
		const address = this.getNodeParameter('address', index, {}) as Record<string, string>;
		const { comment: said = '' } = this.getNodeParameter('options', index, {}) as WriteOptions & { comment?: string };
		if (Object.keys({ ...fields, ...address }).length === 0) {
			throw invalid('No detail is given', 'Add what is to change under Fields or Billing Address.');
		}
		const details = { id: invoiceIdOf(this, index), fields: pick(fields, FIELDS), address, comment: said };
		return { id: details.id, edit: async (run, requests) => await updateDetails(run, details, requests) };
	});
}
