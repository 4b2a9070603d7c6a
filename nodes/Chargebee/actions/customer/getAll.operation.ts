import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainChargebee, listCustomers } from '../../../../lib/chargebee';
import { returnAllOrLimit, shownFor } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { chargebeeSite } from '../../site';

interface Filters {
	company?: string;
	email?: string;
	idStartsWith?: string;
	includeDeleted?: boolean;
}

export const description = shownFor('customer', 'getAll', [
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Company Starts With',
				name: 'company',
				type: 'string',
				default: '',
				description: 'Only customers whose company name starts with this text',
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				placeholder: 'name@email.com',
				default: '',
				description: 'Only customers with exactly this e-mail address',
			},
			{
				displayName: 'ID Starts With',
				name: 'idStartsWith',
				type: 'string',
				default: '',
				placeholder: 'e.g. VN-',
				description: 'Only customers whose ID starts with this text',
			},
			{
				displayName: 'Include Deleted',
				name: 'includeDeleted',
				type: 'boolean',
				default: false,
				description: 'Whether to return deleted customers too',
			},
		],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = await chargebeeSite(this);
	return await forEachItem(
		this,
		async (index) => {
			const filters = this.getNodeParameter('filters', index, {}) as Filters;
			const returnAll = this.getNodeParameter('returnAll', index) as boolean;
			const limit = returnAll ? undefined : (this.getNodeParameter('limit', index) as number);
			return await listCustomers(client, wireFilters(filters), limit);
		},
		(error) => explainChargebee(error, 'Customers', Date.now()),
	);
}

function wireFilters({ company, email, idStartsWith, includeDeleted }: Filters) {
	return {
		'company[starts_with]': company || undefined,
		'email[is]': email || undefined,
		'id[starts_with]': idStartsWith || undefined,
		include_deleted: includeDeleted || undefined,
	};
}
