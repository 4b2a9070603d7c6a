import { mapValues } from 'lodash';
import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { run } from '../shared/router';
import * as account from './actions/account';
import * as backgroundJob from './actions/backgroundJob';
import * as branch from './actions/branch';
import * as currency from './actions/currency';
import * as customer from './actions/customer';
import * as customerCreditNote from './actions/customerCreditNote';
import * as customerInvoice from './actions/customerInvoice';
import * as customerPayment from './actions/customerPayment';
import * as financialPeriod from './actions/financialPeriod';
import * as journalTransaction from './actions/journalTransaction';
import * as ledger from './actions/ledger';
import * as rateLimit from './actions/rateLimit';
import * as subaccount from './actions/subaccount';
import * as vatCategory from './actions/vatCategory';
import * as listSearch from './listSearch';
import { hintAtRateLimit } from './rateHint';

/** Name of each resource in parameters -> its operations and their fields. */
const RESOURCES = {
	account,
	backgroundJob,
	branch,
	currency,
	customer,
	customerCreditNote,
	customerInvoice,
	customerPayment,
	financialPeriod,
	journalTransaction,
	ledger,
	rateLimit,
	subaccount,
	vatCategory,
};

/** Actions on Visma.net ERP. */
export class VismaNet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Visma.net ERP',
		name: 'vismaNet',
		icon: { light: 'file:vismaNet.svg', dark: 'file:vismaNet.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Customers, invoices, payments, journal transactions and Chargebee events in Visma.net ERP',
		defaults: { name: 'Visma.net ERP' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'vismaNetOAuth2Api', required: true },
			{
				name: 'chargebeeSiteApi',
				required: true,
				displayOptions: {
					show: {
						resource: ['customerInvoice', 'journalTransaction'],
						operation: [
							'checkRules',
							'createFromChargebee',
							'explainBatch',
							'getMonthEndReport',
							'previewDocument',
							'reconcileWithChargebee',
							'recordChargebeeEvents',
						],
					},
				},
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'customer',
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'Background Job', value: 'backgroundJob' },
					{ name: 'Branch', value: 'branch' },
					{ name: 'Currency', value: 'currency' },
					{ name: 'Customer', value: 'customer' },
					{ name: 'Customer Credit Note', value: 'customerCreditNote' },
					{ name: 'Customer Invoice', value: 'customerInvoice' },
					{ name: 'Customer Payment', value: 'customerPayment' },
					{ name: 'Financial Period', value: 'financialPeriod' },
					{ name: 'Journal Transaction', value: 'journalTransaction' },
					{ name: 'Ledger', value: 'ledger' },
					{ name: 'Rate Limit', value: 'rateLimit' },
					{ name: 'Subaccount', value: 'subaccount' },
					{ name: 'VAT Category', value: 'vatCategory' },
				],
			},
			...Object.values(RESOURCES).flatMap(({ description }) => description),
		],
	};

	methods = { listSearch: { ...listSearch } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output = await run(this, mapValues(RESOURCES, ({ operations }) => operations));
		await hintAtRateLimit(this);
		return output;
	}
}
