import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainChargebee, getCustomer } from '../../../../lib/chargebee';
import { recordLocator, shownFor } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { chargebeeSite } from '../../site';

export const description = shownFor('customer', 'get', [
	recordLocator({
		displayName: 'Customer',
		name: 'customerId',
		searchListMethod: 'searchCustomers',
		keyName: 'By ID',
		placeholder: 'e.g. VN-10001',
	}),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = await chargebeeSite(this);
	const id = (index: number) => String(this.getNodeParameter('customerId', index, '', { extractValue: true }));
	return await forEachItem(
		this,
		async (index) => [await getCustomer(client, id(index))],
		(error, index) => explainChargebee(error, `Customer ${id(index)}`, Date.now()),
	);
}
