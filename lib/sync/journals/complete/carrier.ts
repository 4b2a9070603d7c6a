import type { LedgerEvent } from '../../../ledger';
import { contentKey, type DocumentNoun, familyOf, type Noun } from './nouns';

/**
 * Later than every event: the last second that lib/ledger reads as a time. Of two copies of one version the later one
 * counts, and a copy without a version is as new as its event, so what was just read wins both ways. The time of an
 * event says something else of unbilled charges (open then), of their invoicing, and of subscriptions (their version took
 * effect then), hence these carry none.
 */
export const AFTER_ALL_EVENTS = 253_402_300_799;

/**
 * No type of Chargebee's: lib/ledger takes cancellations, deletions and the invoicing of charges from types, and this
 * one tells it nothing.
 */
const CARRIER_TYPE = 'document_read';

/**
 * An event that names a record for a run to read, and says nothing that counts: without a version it is as old as its
 * event, so that every copy of the record is newer.
 *
 * @param shown what people see of the record in an execution
 */
export function pointerTo(noun: DocumentNoun, shown: { id: string }): LedgerEvent {
	return { id: `named ${familyOf(noun, shown.id)}`, event_type: CARRIER_TYPE, occurred_at: 0, content: { [contentKey(noun)]: shown } };
}

/** An event that brings lib/ledger a record as Chargebee has it now, and nothing else. */
export function carrierOf(noun: Noun, record: { id: string; deleted?: boolean }): LedgerEvent {
	const time = noun === 'charge' || noun === 'subscription' ? {} : { occurred_at: AFTER_ALL_EVENTS };
	return {
		id: `read ${familyOf(noun, record.id)}`,
		event_type: CARRIER_TYPE,
		...time,
		content: { [contentKey(noun)]: record },
	};
}

/** An event that tells lib/ledger of a document that is not there any more: newer than every version of it. */
export function deletionOf(noun: Noun, id: string): LedgerEvent {
	const record = { id, deleted: true, updated_at: AFTER_ALL_EVENTS };
	return carrierOf(noun, record);
}
