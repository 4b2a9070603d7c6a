import type { INodeListSearchResult } from 'n8n-workflow';

import { type DocumentKind, lookUpDocument, type VismaClient, type VismaDocument } from '../../../lib/visma';
import { pageOfChoices } from './pageOfChoices';

const choice = ({ referenceNumber, customer, amountInCurrency, currencyId }: VismaDocument) => ({
	name: `${referenceNumber} ${customer?.name ?? ''} (${amountInCurrency ?? ''} ${currencyId ?? ''})`,
	value: referenceNumber,
});

/** Choices for a picker of invoices or credit notes: the one whose number was typed, or the list, a page at a time. */
export async function searchDocuments(
	client: VismaClient,
	kind: DocumentKind,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const number = filter.trim();
	if (number === '') return await pageOfChoices<VismaDocument & { timeStamp?: string }>(client, kind.path, {}, choice, paginationToken);
	const named = await lookUpDocument(client, kind, number);
	return { results: named ? [choice(named)] : [] };
}
