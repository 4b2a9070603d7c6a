import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainVisma, getCustomer } from '../../../../lib/visma';
import { recordLocator, shownFor } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { vismaCompany } from '../../client';

export const description = shownFor('customer', 'get', [
	recordLocator({
		displayName: 'Customer',
		name: 'customerNumber',
		searchListMethod: 'searchCustomers',
		keyName: 'By Number',
		placeholder: 'e.g. 10001',
	}),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = await vismaCompany(this);
	const number = (index: number) => String(this.getNodeParameter('customerNumber', index, '', { extractValue: true }));
	return await forEachItem(
		this,
		async (index) => [await getCustomer(client, number(index))],
		(error, index) => explainVisma(error, `Customer ${number(index)}`, Date.now()),
	);
}
