import { operationField } from '../../readOperations';
import * as checkRules from './checkRules';
import * as checkSetUp from './checkSetUp';
import * as create from './create';
import * as explainBatch from './explainBatch';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';
import * as previewDocument from './previewDocument';
import * as recordChargebeeEvents from './recordChargebeeEvents';
import * as release from './release.operation';

export const operations = { checkRules, checkSetUp, create, explainBatch, get, getAll, previewDocument, recordChargebeeEvents, release };

export const description = [
	operationField(NOUN, [
		{
			name: 'Check Rules',
			value: 'checkRules',
			action: 'Check booking rules',
			description: 'Find booking rules that overlap, decide nothing or are missing, against item prices in Chargebee and accounts in Visma.net',
		},
		{
			name: 'Check Set-Up',
			value: 'checkSetUp',
			action: 'Check the set-up before going live',
			description: 'Look at everything that must be right in both systems before a company goes live; nothing is written',
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
			name: 'Preview Document',
			value: 'previewDocument',
			action: 'Preview the booking of a chargebee document',
			description: 'Show what an invoice, credit note or event would be booked as, and why; nothing is written',
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
	...checkSetUp.description,
	...create.description,
	...explainBatch.description,
	...get.description,
	...getAll.description,
	...previewDocument.description,
	...recordChargebeeEvents.description,
	...release.description,
];
