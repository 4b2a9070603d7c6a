import type { ChargebeeAddress } from './customer';
import type { ChargebeeDocument } from './document';

export interface ChargebeeInvoice extends ChargebeeDocument {
	/** `paid`, `posted`, `payment_due`, `not_paid`, `voided` or `pending`. */
	status?: string;
	/** Seconds since the epoch. */
	due_date?: number;
	po_number?: string;
	vat_number?: string;
	tax?: number;
	amount_due?: number;
	amount_paid?: number;
	/** Taken off by credit notes. */
	amount_adjusted?: number;
	credits_applied?: number;
	billing_address?: ChargebeeAddress;
	linked_payments?: Array<{ txn_id: string; applied_amount?: number; txn_status?: string }>;
}
