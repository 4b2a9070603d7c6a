import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { PAYMENTS, type VismaPayment } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { pageOfChoices } from './pageOfChoices';

const choice = ({ refNbr, customer, paymentAmountInCurrency, currency }: VismaPayment) => ({
	name: `${refNbr} ${customer?.name ?? ''} (${paymentAmountInCurrency ?? ''} ${currency ?? ''})`,
	value: refNbr,
});

/** Payments for pickers: the one whose number was typed, or the list, a page at a time. */
export async function searchPayments(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const query = { paymentNbr: filter.trim() };
	return await pageOfChoices<VismaPayment & { timeStamp?: string }>(client, PAYMENTS, query, choice, paginationToken);
}
