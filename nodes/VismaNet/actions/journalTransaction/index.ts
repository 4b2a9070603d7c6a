import { operationField } from '../../readOperations';
import * as checkRules from './checkRules';
import * as create from './create';
import * as explainBatch from './explainBatch';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getMonthEndReport from './getMonthEndReport';
import { NOUN } from './noun';
import * as previewDocument from './previewDocument';
import * as recordChargebeeEvents from './recordChargebeeEvents';
import * as reconcileWithChargebee from './reconcileWithChargebee';
import * as release from './release.operation';

export const operations = { checkRules, create, explainBatch, get, getAll, getMonthEndReport, previewDocument, reconcileWithChargebee, recordChargebeeEvents, release };

export const description = [
	operationField(NOUN, [
		{
			name: 'Check Rules',
			value: 'checkRules',
			action: 'Check booking rules',
			description: 'Find booking rules that overlap, decide nothing or are missing, against item prices in Chargebee and accounts in Visma.net',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create a journal transaction',
			description: 'Create a batch in the general ledger, and release it or leave it for review',
		},
		{
			name: 'Explain Batch',
			value: 'explainBatch',
			action: 'Explain a journal transaction',
			description: 'Say which Chargebee document, rules, dates and sums made a batch, and prove it by working it out again',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a journal transaction',
			description: 'Read one batch with its lines by its number',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many journal transactions',
			description: 'Read the batches of a period, or those changed since a time, each with all of its lines',
		},
		{
			name: 'Get Month-End Report',
			value: 'getMonthEndReport',
			action: 'Get a month end report',
			description: 'Deferred revenue rolled forward, what is still to be recognised by month, and revenue by account, as figures and as a page to read',
		},
		{
			name: 'Preview Document',
			value: 'previewDocument',
			action: 'Preview the booking of a chargebee document',
			description: 'Show what an invoice, credit note or event would be booked as, and why; nothing is written',
		},
		{
			name: 'Reconcile With Chargebee',
			value: 'reconcileWithChargebee',
			action: 'Reconcile the ledger with chargebee',
			description: "Compare the ledger with what Chargebee's documents come to, and name the batches behind each difference; nothing is written",
		},
		{
			name: 'Record Chargebee Events',
			value: 'recordChargebeeEvents',
			action: 'Record billing events as journals',
			description: 'Book invoices, credit notes, payments and the recognition of revenue, each exactly once',
		},
		{
			name: 'Release',
			value: 'release',
			action: 'Release a journal transaction',
			description: 'Book a balanced batch in the ledger, and wait until it is done',
		},
	]),
	...checkRules.description,
	...create.description,
	...explainBatch.description,
	...get.description,
	...getAll.description,
	...getMonthEndReport.description,
	...previewDocument.description,
	...reconcileWithChargebee.description,
	...recordChargebeeEvents.description,
	...release.description,
];
