import { type DocumentKind, listDocuments, lookUpDocument, type VismaClient, type VismaDocument } from '../../visma';

/** The documents with an external reference, whoever the customer is, voided ones too; with all of their parts. */
export async function findDocuments(client: VismaClient, kind: DocumentKind, reference: string): Promise<VismaDocument[]> {
	const listed = await listDocuments(client, kind, { externalReference: reference });
	const found: VismaDocument[] = [];
	for (const { externalReference, referenceNumber } of listed) {
		if (externalReference !== reference) continue;
		const document = await lookUpDocument(client, kind, referenceNumber);
		if (document) found.push(document);
	}
	return found;
}
