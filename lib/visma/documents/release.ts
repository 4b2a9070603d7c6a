import type { VismaClient } from '../client';
import { type Release, type ReleaseOptions, releaseRecord } from '../release';
import type { VismaDocument, VismaDocumentStatus } from '../types/document';
import { lookUpDocument } from './get';
import { type DocumentKind, documentPath } from './kinds';

const RELEASED: ReadonlyArray<VismaDocumentStatus | null | undefined> = ['Open', 'Closed'];

/** Whether an invoice or credit note is released, whatever became of it after. */
export const isReleasedDocument = ({ status }: Pick<VismaDocument, 'status'>) => RELEASED.includes(status);

/**
 * POST {number}/action/release, and waits until the document is released: Visma.net only starts it, and does not say
 * when it is done.
 *
 * @throws RequestError when Visma.net cannot be reached, or knows no such document
 */
export async function releaseDocument(
	client: VismaClient,
	kind: DocumentKind,
	number: string,
	options: ReleaseOptions = {},
): Promise<Release<VismaDocumentStatus>> {
	const read = async () => await lookUpDocument(client, kind, number);
	const isReleased = (status: VismaDocumentStatus | null | undefined) => isReleasedDocument({ status });
	return await releaseRecord(client, { path: documentPath(kind, number), read, isReleased }, options);
}
