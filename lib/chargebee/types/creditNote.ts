import type { ChargebeeDocument } from './document';

export interface ChargebeeCreditNote extends ChargebeeDocument {
	/** `adjusted`, `refunded`, `refund_due` or `voided`. */
	status?: string;
	reference_invoice_id?: string;
}
