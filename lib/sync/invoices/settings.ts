import type { CustomerIdentity } from '../customers/customerIdentity';

/** How a company mirrors its invoices. Everything here is chosen by the people who run the flow. */
export interface InvoiceSyncSettings {
	/** Stands before the Visma document number in Chargebee's id; letters, digits, `-` and `_`. */
	idPrefix: string;
	/** Which Chargebee customer each Visma customer is. */
	customerIdentity: CustomerIdentity;
	/** Whether the company creates Visma documents from those of Chargebee: these are not mirrored back. */
	createsFromChargebee: boolean;
	/** IANA name of the site's time zone: it decides on which date an invoice falls. */
	timeZone: string;
	/** Every line, one line for each VAT rate, or every line unless one is below zero. */
	lines: 'all' | 'perRate' | 'allOrPerRate';
	/** Stands before the rate in the name of a tax: `VAT 25 %`. */
	taxName: string;
	/** What the payment reference is; `auto` goes by its form and the country of the address. */
	reference: 'auto' | 'kid' | 'ocr' | 'fik' | 'frn' | 'none';
	/** Whether payments that Visma has are recorded in Chargebee: one of the two must own them. */
	payments: 'leaveAlone' | 'fromVisma';
	/** What becomes of cash discounts and written off small balances, of which Chargebee knows nothing. */
	waived: 'leaveDue' | 'recordAsPayment';
	/** Decimals that Chargebee's amounts have in a currency, where they are not those that are documented. */
	decimals: Readonly<Record<string, number>>;
	/** What to do when the customer is not in Chargebee. */
	missingCustomer: 'fail' | 'create';
	/** What to do with an invoice that is void in Visma. */
	whenVoided: 'conflict' | 'void';
	/** What to do when amounts differ: nothing, or void the invoice and import the new one under a suffixed id. */
	whenDifferent: 'conflict' | 'voidAndReimport';
	creditNotes: 'import' | 'skip';
	/** Chargebee's reason code of imported credit notes; the site has a list of them. */
	creditReason: string;
	/** yyyy-MM-dd; documents of earlier dates are left alone. Empty: none are. */
	cutoff: string;
	/** Decide and report, but write nothing. */
	dryRun: boolean;
	/** Customers that are written at once; the documents of one customer stay in order. */
	concurrency: number;
}
