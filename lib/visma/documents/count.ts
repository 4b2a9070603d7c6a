import type { VismaClient } from '../client';
import { pages } from '../paging';
import { boundQuery } from '../recheck';
import type { VismaDocument } from '../types/document';
import type { DocumentKind } from './kinds';
import type { DocumentFilter } from './list';

type Row = Omit<VismaDocument, 'timeStamp'> & { timeStamp?: string };

/** How many documents a list says that it has, in one call: the count stands in each row. */
export async function countDocuments(
	client: VismaClient,
	kind: DocumentKind,
	{ documentDate }: Pick<DocumentFilter, 'documentDate'>,
): Promise<number> {
	for await (const { totalCount, rows } of pages<Row>(client, kind.path, boundQuery('documentDate', documentDate), 1)) {
		return totalCount ?? rows.length;
	}
	return 0;
}
