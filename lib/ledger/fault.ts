/** Stable codes of everything that can keep a document or the rules out of the books. */
export type FaultCode =
	| 'rules-invalid'
	| 'event-unreadable'
	| 'document-unreadable'
	| 'date-missing'
	| 'void-date-missing'
	| 'currency-missing'
	| 'lines-truncated'
	| 'does-not-add-up'
	| 'amount-not-whole'
	| 'tax-unmapped'
	| 'several-vat-rates'
	| 'item-unmapped'
	| 'account-missing'
	| 'region-unknown'
	| 'invoice-missing'
	| 'incomplete-history'
	| 'backdated-change'
	| 'discounted'
	| 'mixed-terms'
	| 'currency-changed'
	| 'period-not-calendar-month'
	| 'period-unknown';

/**
 * One reason why something cannot be booked.
 * `document` is the family (`cb:inv:<id>`), or `rules`, or `event <id>`; `rule` is the path of the rule concerned.
 */
export interface Fault {
	code: FaultCode;
	document: string;
	message: string;
	remedy: string;
	rule?: string;
}

/** Takes the faults of one document while it is being read. */
export type Report = (fault: Omit<Fault, 'document'>) => void;

/** Thrown by `journalAll`: every fault of the whole input, not only the first. */
export class LedgerError extends Error {
	constructor(readonly faults: readonly Fault[]) {
		super(faults.map(({ document, message, remedy }) => `${document}: ${message} ${remedy}`).join('\n'));
		this.name = 'LedgerError';
	}
}
