import { operationField } from '../../../shared/noun';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as importInvoice from './import.operation';
import { NOUN } from './noun';
import * as reconcileWithVisma from './reconcileWithVisma.operation';
import * as recordPayment from './recordPayment.operation';
import * as syncFromVisma from './syncFromVisma';
import * as updateDetails from './updateDetails.operation';
import * as voidInvoice from './void.operation';

export const operations = {
	get,
	getAll,
	import: importInvoice,
	reconcileWithVisma,
	recordPayment,
	syncFromVisma,
	updateDetails,
	void: voidInvoice,
};

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get an invoice', description: 'Read one invoice, with all of its lines' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many invoices',
			description: 'Read all invoices, or those that fit filters, each with all of its lines',
		},
		{
			name: 'Import',
			value: 'import',
			action: 'Import an invoice',
			description: 'Bring an invoice of another system in under its own number; nothing is reckoned',
		},
		{
			name: 'Reconcile With Visma.net',
			value: 'reconcileWithVisma',
			action: 'Reconcile invoices',
			description: 'Compare all mirrored invoices and credit notes of both systems as the sync would, and return what differs',
		},
		{
			name: 'Record Payment',
			value: 'recordPayment',
			action: 'Record a payment of an invoice',
			description: 'Record money that was received elsewhere, once for each reference',
		},
		{
			name: 'Sync From Visma.net',
			value: 'syncFromVisma',
			action: 'Sync invoices',
			description: 'Mirror customer invoices and credit notes of Visma.net, writing only what differs',
		},
		{
			name: 'Update Details',
			value: 'updateDetails',
			action: 'Update details of an invoice',
			description: 'Change order number, VAT number and billing address of an invoice that was issued',
		},
		{
			name: 'Void',
			value: 'void',
			action: 'Void an invoice',
			description: 'Make an invoice void; its number stays taken',
		},
	]),
	...get.description,
	...getAll.description,
	...importInvoice.description,
	...reconcileWithVisma.description,
	...recordPayment.description,
	...syncFromVisma.description,
	...updateDetails.description,
	...voidInvoice.description,
];
