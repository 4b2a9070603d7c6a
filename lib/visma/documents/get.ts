import type { VismaClient } from '../client';
import { lookUp } from '../lookUp';
import type { VismaDocument } from '../types/document';
import { type DocumentKind, documentPath } from './kinds';

/** GET of one invoice or credit note with all of its parts; StatusError 404 when there is none. */
export async function getDocument<Row extends VismaDocument = VismaDocument>(
	client: VismaClient,
	kind: DocumentKind,
	number: string,
): Promise<Row> {
	return await client.get<Row>(documentPath(kind, number));
}

/** The same; undefined when there is no such document. */
export async function lookUpDocument(
	client: VismaClient,
	kind: DocumentKind,
	number: string,
): Promise<VismaDocument | undefined> {
	return await lookUp<VismaDocument>(client, documentPath(kind, number));
}
