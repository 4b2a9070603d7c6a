/** Why a document gives what it gives. */
export type FamilyState =
	| 'live'
	| 'voided'
	| 'deleted'
	| 'pending'
	| 'mirrored'
	| 'beforeCutover'
	| 'unsuccessful'
	| 'withdrawn'
	| 'invoiced'
	| 'faulty';

/** A document seen in the events, whether or not it gives entries. */
export interface Family {
	/** `cb:inv:<id>`, `cb:cn:<id>`, `cb:txn:<id>` or `cb:ubc:<id>`. */
	family: string;
	id: string;
	state: FamilyState;
	/** Fingerprint of the facts; empty when they could not be read. */
	D: string;
}
