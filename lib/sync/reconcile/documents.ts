import { pick } from 'lodash';

import {
	anyOf,
	type ChargebeeClient,
	type ChargebeeCreditNote,
	type ChargebeeInvoice,
	creditNotePages,
	invoicePages,
	listCreditNotes,
	listInvoices,
} from '../../chargebee';
import { CREDIT_NOTE, type DocumentKind, INVOICE, sinceQuery, visitAll, type VismaClient, type VismaDocument } from '../../visma';
import type { Held } from './shelf';
import type { Side } from './side';

/** An invoice or a credit note of Chargebee. */
export type ChargebeeDocument = ChargebeeInvoice & ChargebeeCreditNote;

export type DocumentSide = Side<VismaDocument, ChargebeeDocument>;

type Row = Omit<VismaDocument, 'timeStamp'> & { timeStamp?: string };
type Visit = (rows: Row[]) => void | Promise<void>;

/** What the sync needs of each document beside its own fields. */
const PARTS = { expandApplications: true, expandInvoiceAddress: true, expandTaxDetails: true };

/** Everything that the sync's decision reads, and what differences show. Lines are never compared. */
const COMPARED = [
	...['id', 'deleted', 'resource_version', 'updated_at', 'customer_id', 'currency_code', 'date', 'due_date', 'status'],
	...['total', 'sub_total', 'tax', 'taxes', 'amount_due', 'amount_paid', 'po_number', 'billing_address', 'notes'],
	'reference_invoice_id',
];

/** How both systems are read of one kind of document. */
export function readersOf(
	kind: 'invoice' | 'creditNote',
	{ visma, chargebee, prefix }: { visma: VismaClient; chargebee: ChargebeeClient; prefix: string },
): Pick<DocumentSide, 'prefix' | 'pages' | 'find' | 'slim' | 'isOurs' | 'visit' | 'keyOf'> {
	const isInvoice = kind === 'invoice';
	const documents: DocumentKind = isInvoice ? INVOICE : CREDIT_NOTE;
	const listed = { many: documents.many, key: ({ referenceNumber }: Row) => referenceNumber };
	return {
		prefix,
		pages: (filter) => (isInvoice ? invoicePages(chargebee, filter) : creditNotePages(chargebee, filter)),
		find: async (ids) => {
			const found = new Map<string, ChargebeeDocument>();
			for (const some of anyOf('id', ids)) {
				const filter = { ...some, include_deleted: true };
				const list = isInvoice ? listInvoices : listCreditNotes;
				for (const document of await list(chargebee, filter, undefined, 'shown')) found.set(document.id, document);
			}
			return found;
		},
		slim: (document) => pick(document, COMPARED) as ChargebeeDocument & Held,
		isOurs: ({ status }) => status !== 'voided',
		visit: async ({ since, bare }, visit) => {
			const query = { ...(bare ? {} : PARTS), ...sinceQuery(since) };
			await visitAll<Row>(visma, documents.path, query, listed, visit as Visit);
		},
		keyOf: ({ referenceNumber }) => referenceNumber,
	};
}
