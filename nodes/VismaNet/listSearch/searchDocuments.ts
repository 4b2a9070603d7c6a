import type { INodeListSearchResult } from 'n8n-workflow';

import { type DocumentKind, listDocuments, lookUpDocument, type VismaClient, type VismaDocument } from '../../../lib/visma';
import { choices } from './choices';

/** A long list is not read through for a picker: the number can be typed. */
const READ = 100;

const choice = ({ referenceNumber, customer, amountInCurrency, currencyId }: VismaDocument) => ({
	name: `${referenceNumber} ${customer?.name ?? ''} (${amountInCurrency ?? ''} ${currencyId ?? ''})`,
	value: referenceNumber,
});

/** Choices for a picker of invoices or credit notes: some of the list, and the one with the typed number. */
export async function searchDocuments(client: VismaClient, kind: DocumentKind, filter = ''): Promise<INodeListSearchResult> {
	const number = filter.trim();
	const named = number === '' ? undefined : await lookUpDocument(client, kind, number);
	if (named) return { results: [choice(named)] };
	return choices((await listDocuments(client, kind, {}, READ)).map(choice), filter);
}
