import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listPayments } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** A long list is not read through for a picker: the number can be typed. */
const READ = 100;

/** Payments for pickers: some of the list, and the ones with the typed number. */
export async function searchPayments(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const number = (filter ?? '').trim();
	const named = number === '' ? [] : await listPayments(client, { paymentNbr: number }, READ);
	const payments = named.length > 0 ? named : await listPayments(client, {}, READ);
	return choices(
		payments.map(({ refNbr, customer, paymentAmountInCurrency, currency }) => ({
			name: `${refNbr} ${customer?.name ?? ''} (${paymentAmountInCurrency ?? ''} ${currency ?? ''})`,
			value: refNbr,
		})),
		filter,
	);
}
