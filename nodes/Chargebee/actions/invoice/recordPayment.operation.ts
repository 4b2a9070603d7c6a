import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { recordPayment } from '../../../../lib/sync/invoices/edit';
import { shownFor } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { zoneOf } from '../../siteTime';
import { comment, invoiceLocator, writeOptions } from './fields';
import { invalid, invoiceIdOf, timeOf, type WriteOptions, writeInvoices } from './write';

interface Options extends WriteOptions {
	comment?: string;
	mayExceed?: boolean;
}

export const description = shownFor('invoice', 'recordPayment', [
	invoiceLocator,
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'In minor units of the currency of the invoice: 125.00 NOK are 12500. 0 for all that is due.',
	},
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		default: 'bank_transfer',
		options: [
			{ name: 'Bank Transfer', value: 'bank_transfer' },
			{ name: 'Cash', value: 'cash' },
			{ name: 'Check', value: 'check' },
			{ name: 'Custom', value: 'custom' },
			{ name: 'Other', value: 'other' },
		],
	},
	{
		displayName: 'Payment Date',
		name: 'date',
		type: 'dateTime',
		default: '',
		description: 'Without a time zone it is the time of the site. Empty for now.',
	},
	{
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default: '',
		placeholder: 'e.g. 500123',
		description:
			'Names the payment: with the same reference it is recorded once, however often the execution is retried. Without one a repeat is recognised for half an hour only.',
	},
	whenRefused,
	writeOptions(comment, {
		displayName: 'Allow Overpayment',
		name: 'mayExceed',
		type: 'boolean',
		default: false,
		description: 'Whether more than is due may be recorded; Chargebee keeps the rest and pays later invoices with it',
	}),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await writeInvoices(this, (index, { credential }) => {
		const parameter = (name: string) => this.getNodeParameter(name, index, '');
		const { comment: said = '', mayExceed = false } = this.getNodeParameter('options', index, {}) as Options;
		const reference = String(parameter('reference')).trim();
		const order = {
			id: invoiceIdOf(this, index),
			amount: amountOf(parameter('amount')),
			method: String(parameter('paymentMethod')),
			date: timeOf(parameter('date'), 'Payment Date', zoneOf(credential)),
			reference,
			comment: said,
			mayExceed,
		};
		return {
			id: order.id,
			edit: async (run, requests) => await recordPayment(run, order, requests),
			...(reference === '' ? { scope: `item ${index}` } : {}),
		};
	});
}

/** Nothing but a 0 that somebody wrote means all that is due: an expression that finds no amount must not pay an invoice. */
function amountOf(value: unknown): number | undefined {
	const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0) return amount === 0 ? undefined : amount;
	throw invalid(`Amount: "${String(value ?? '')}" is no amount in minor units`, 'Write 125.00 NOK as 12500, or 0 for all that is due.');
}
