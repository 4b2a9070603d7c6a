import type { ChargebeeDocument } from './document';

export interface ChargebeeInvoice extends ChargebeeDocument {
	/** `paid`, `posted`, `payment_due`, `not_paid`, `voided` or `pending`. */
	status?: string;
}
