import { pick } from 'lodash';

import type { ChargebeeDocument, ChargebeeTransaction } from '../../chargebee';
import type { LedgerEvent } from '../../ledger';
import { pointerTo } from '../journals/complete/carrier';
import { familyOf, type DocumentNoun } from '../journals/complete/nouns';

/** What a list told of a document; its lines are not kept, since whoever books it reads it afresh. */
export interface Member {
	family: string;
	/** Names the document for *Record Chargebee Events*. */
	event: LedgerEvent;
	customerId?: string;
	/** Seconds since the epoch. */
	date: number;
	/** Seconds since the epoch: the last moment that anything of it is about; infinite where the list does not tell. */
	last: number;
	/** Seconds since the epoch; infinite where the list does not tell. */
	changed: number;
	/** The families that it is settled with, the first of which it is listed with. */
	links: string[];
}

export type Row = (ChargebeeDocument & { reference_invoice_id?: string; status?: string }) | ChargebeeTransaction;

const SHOWN = ['id', 'status', 'date', 'voided_at', 'currency_code', 'total', 'amount', 'customer_id', 'deleted'];

/** A row of a list of documents. */
export function memberOf(noun: DocumentNoun, row: Row): Member {
	const { id, date = 0, customer_id: customerId, updated_at: changed = Number.POSITIVE_INFINITY } = row;
	return {
		family: familyOf(noun, id),
		event: pointerTo(noun, pick(row, SHOWN) as { id: string }),
		...(customerId === undefined ? {} : { customerId }),
		date,
		last: lastOf(row),
		changed,
		links: linksOf(row),
	};
}

/** A deleted document, or one with more lines than it shows, may be about any month. */
function lastOf(row: Row): number {
	if (row.deleted || ('line_items_next_offset' in row && row.line_items_next_offset)) return Number.POSITIVE_INFINITY;
	const lines = ('line_items' in row ? row.line_items : undefined) ?? [];
	const voided = 'voided_at' in row ? row.voided_at : undefined;
	const moments = [row.date, voided, ...lines.flatMap(({ date_from: from, date_to: to }) => [from, to])];
	return Math.max(...moments.filter((moment) => moment !== undefined && moment !== null), 0);
}

function linksOf(row: Row): string[] {
	const { reference_invoice_id: credited } = row as { reference_invoice_id?: string };
	const { linked_invoices: paid = [], linked_credit_notes: repaid = [], reference_transaction_id: undone } = row as ChargebeeTransaction;
	return [
		...namesOf('invoice', [credited, ...paid.map(({ invoice_id: id }) => id)]),
		...namesOf('creditNote', repaid.map(({ cn_id: id }) => id)),
		...namesOf('transaction', [undone]),
	];
}

const namesOf = (noun: DocumentNoun, ids: Array<string | undefined>) =>
	ids.flatMap((id) => (id === undefined ? [] : [familyOf(noun, id)]));
