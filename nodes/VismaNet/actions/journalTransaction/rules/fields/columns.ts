import type { INodeProperties } from 'n8n-workflow';

import { recordLocator } from '../../../../../shared/fields';
import { type AssignmentName, ASSIGNMENTS } from '../words';

export const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
	...(placeholder === undefined ? {} : { placeholder }),
});

/** An account of Visma.net, from the chart of accounts or by its number. */
export const account = (displayName: string, name: string, description: string, number: string): INodeProperties =>
	recordLocator({
		displayName,
		name,
		searchListMethod: 'searchAccounts',
		keyName: 'By Number',
		placeholder: `e.g. ${number}`,
		description,
		required: false,
	});

/** A subaccount by the values of its segments, as lines of a batch take it. */
export const segments = (displayName: string, name: string, description: string): INodeProperties =>
	recordLocator({
		displayName,
		name,
		searchListMethod: 'searchSegments',
		keyName: 'By Segments',
		placeholder: 'e.g. 1=10, 2=NO',
		description,
		required: false,
	});

const COMPANY = 'Empty for the account of the company';

/** Columns that say how what a row covers is booked. */
export const assignments: Record<AssignmentName, INodeProperties> = {
	revenueDomestic: account(
		ASSIGNMENTS.revenueDomestic,
		'revenueDomestic',
		`Revenue from customers in the home country. ${COMPANY}.`,
		'3001',
	),
	revenueEu: account(
		ASSIGNMENTS.revenueEu,
		'revenueEu',
		`Revenue from customers in other member states of the European Union. ${COMPANY}.`,
		'3308',
	),
	revenueExport: account(
		ASSIGNMENTS.revenueExport,
		'revenueExport',
		`Revenue from customers outside the European Union. ${COMPANY}.`,
		'3305',
	),
	deferred: account(ASSIGNMENTS.deferred, 'deferred', `What is invoiced and not yet earned. ${COMPANY}.`, '2970'),
	recognition: {
		displayName: ASSIGNMENTS.recognition,
		name: 'recognition',
		type: 'options',
		default: '',
		description: 'How revenue is spread over the term of service',
		options: [
			{ name: 'As Usual', value: '', description: 'Plans and addons by the Revenue Spread of the company, other charges at once' },
			{ name: 'At Once', value: 'immediate', description: 'Earned when invoiced' },
			{ name: 'By Day', value: 'daily', description: 'Each month has the share of its days' },
			{ name: 'By Month', value: 'monthly', description: 'Each month of the term has an equal share' },
		],
	},
	subaccount: segments(
		ASSIGNMENTS.subaccount,
		'subaccount',
		'Segments and their values, for revenue and deferred revenue. Segments that are left out are decided by other rows or the default subaccount.',
	),
	project: text(ASSIGNMENTS.project, 'project', 'ID of the project, for revenue and deferred revenue'),
	branch: recordLocator({
		displayName: ASSIGNMENTS.branch,
		name: 'branch',
		searchListMethod: 'searchBranches',
		keyName: 'By Number',
		placeholder: 'e.g. 1',
		description: 'For the whole document, so only in rows without item price, item family and kind of charge',
		required: false,
	}),
};
