import type { Query, VismaClient } from '../client';
import { listFitting } from '../paging';
import { boundQuery, hasText, isSince, isWanted, isWithin, sinceQuery, type TimeBound } from '../recheck';
import type { VismaDocument, VismaDocumentStatus } from '../types/document';
import type { DocumentKind } from './kinds';

/** Parts of a document that a list only brings along when it is asked to. */
export const DOCUMENT_PARTS = ['Applications', 'Attachments', 'DunningInformation', 'InvoiceAddress', 'TaxDetails'] as const;

/** Filters of Visma.net's lists of invoices and credit notes. */
export interface DocumentFilter {
	/** Only documents changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	created?: TimeBound;
	documentDate?: TimeBound;
	documentDueDate?: TimeBound;
	dunningLetterDateTime?: TimeBound;
	status?: VismaDocumentStatus;
	/** Released or not yet. */
	released?: boolean;
	documentType?: string;
	/** Customer number. */
	customer?: string;
	branch?: string;
	project?: string;
	/** YYYYPP */
	financialPeriod?: string;
	closedFinancialPeriod?: string;
	dunningLevel?: number;
	externalReference?: string;
	paymentReference?: string;
	customerRefNumber?: string;
	/** Parts to come along. */
	expand?: ReadonlyArray<(typeof DOCUMENT_PARTS)[number]>;
}

type Row = Omit<VismaDocument, 'timeStamp'> & { timeStamp?: string };

/** GET of the list: the first `limit` invoices or credit notes that fit, or all of them. */
export async function listDocuments(
	client: VismaClient,
	kind: DocumentKind,
	filter: DocumentFilter = {},
	limit?: number,
): Promise<VismaDocument[]> {
	const listed = { many: kind.many, key: (row: Row) => row.referenceNumber, fits: (row: Row) => fits(row, filter) };
	return await listFitting<Row>(client, kind.path, query(filter), listed, limit);
}

function query(filter: DocumentFilter): Query {
	const { modifiedSince, created, documentDate, documentDueDate, dunningLetterDateTime, released, expand, ...equal } = filter;
	return {
		...equal,
		released: released === undefined ? undefined : Number(released),
		...Object.fromEntries((expand ?? []).map((part) => [`expand${part}`, true])),
		...boundQuery('documentDate', documentDate),
		...boundQuery('documentDueDate', documentDueDate),
		...boundQuery('dunningLetterDateTime', dunningLetterDateTime),
		...boundQuery('createdDateTime', created),
		...sinceQuery(modifiedSince),
	};
}

function fits(row: Row, filter: DocumentFilter): boolean {
	return (
		isSince(row, filter.modifiedSince) &&
		isWithin(row.createdDateTime, filter.created) &&
		isWithin(row.documentDate, filter.documentDate) &&
		isWithin(row.documentDueDate, filter.documentDueDate) &&
		isWithin(row.dunningLetterDate, filter.dunningLetterDateTime) &&
		isWanted(row.status, filter.status) &&
		isWanted(releasedBy(row.status), filter.released) &&
		isWanted(row.documentType, filter.documentType) &&
		isWanted(row.customer?.number, filter.customer) &&
		isWanted(row.branchNumber?.number, filter.branch) &&
		isWanted(row.project?.id, filter.project) &&
		isWanted(row.financialPeriod, filter.financialPeriod) &&
		isWanted(row.closedFinancialPeriod, filter.closedFinancialPeriod) &&
		isWanted(row.dunningLetterLevel, filter.dunningLevel) &&
		hasText(row.externalReference, filter.externalReference) &&
		hasText(row.paymentReference, filter.paymentReference) &&
		hasText(row.customerRefNumber, filter.customerRefNumber)
	);
}

const BEFORE_RELEASE: ReadonlyArray<VismaDocumentStatus | null | undefined> = ['Hold', 'Balanced', 'Scheduled'];

/** What a status says about the release; undefined when it says nothing. */
function releasedBy(status: VismaDocumentStatus | null | undefined): boolean | undefined {
	if (status === 'Open' || status === 'Closed') return true;
	return BEFORE_RELEASE.includes(status) ? false : undefined;
}
