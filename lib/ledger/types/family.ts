/** Why a document gives what it gives. */
export type FamilyState =
	| 'live'
	| 'voided'
	| 'deleted'
	| 'pending'
	| 'mirrored'
	| 'beforeCutover'
	| 'outOfScope'
	| 'unsuccessful'
	| 'withdrawn'
	| 'invoiced'
	| 'faulty';

/** A document seen in the events, whether or not it gives entries. */
export interface Family {
	/** `cb:inv:<id>`, `cb:cn:<id>`, `cb:txn:<id>`, `cb:ubc:<id>` or `cb:sub:<id>`. */
	family: string;
	id: string;
	state: FamilyState;
	/** Fingerprint of the facts; empty when they could not be read. */
	D: string;
	/** Of an unbilled charge: the month `YYYYMM` of its earliest invoice; accruals of earlier months stand. */
	invoicedIn?: string;
	/** What a subscription holds that gives nothing here, and why: `onboarding (charge)`. */
	passedOver?: string[];
}
