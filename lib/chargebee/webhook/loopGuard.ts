import type { ChargebeeEvent } from '../types/event';

/** How our own writes are told. */
export interface OwnWrites {
	/** Stands before the ids of invoices and credit notes that were mirrored from Visma.net. */
	invoiceIdPrefix: string;
	/** Name of the API key with which we write; empty when it is not known. */
	apiKeyName: string;
}

/**
 * Why an event must not come back to Visma.net: it tells of an invoice or credit note that was mirrored from there, or
 * of a customer that we wrote ourselves.
 */
export function causedByUs(event: ChargebeeEvent, { invoiceIdPrefix, apiKeyName }: OwnWrites): string | undefined {
	const document = documentId(event);
	if (document !== undefined && invoiceIdPrefix !== '' && document.startsWith(invoiceIdPrefix)) {
		return `${document} was mirrored from Visma.net`;
	}
	const isOwnCustomer = event.event_type.startsWith('customer_') && event.source === 'api' && event.user === apiKeyName;
	return isOwnCustomer && apiKeyName !== '' ? `the customer was written with our own key "${apiKeyName}"` : undefined;
}

/** Only events about a document itself: a subscription or a payment beside a mirrored invoice is news of its own. */
function documentId({ event_type: type, content }: ChargebeeEvent): string | undefined {
	const member = /^(pending_)?invoice_/.test(type) ? 'invoice' : type.startsWith('credit_note_') ? 'credit_note' : undefined;
	const document = member && (content[member] as { id?: unknown } | undefined);
	return document && typeof document.id === 'string' ? document.id : undefined;
}
