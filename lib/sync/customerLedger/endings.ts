import { ExplainedError } from '../../http';
import type { VismaDocument } from '../../visma';
import { sidesOf } from './compare';
import type { Ending } from './run';
import type { Wanted } from './wanted';

/** Several documents have the reference of one. */
export const twice = (found: VismaDocument[]): Ending => ({
	outcome: 'conflict',
	errorCode: 'document-twice',
	number: found.map(({ referenceNumber }) => referenceNumber).join(', '),
	reason:
		`Visma.net has it more than once, as ${found.map(({ referenceNumber }) => referenceNumber).join(' and ')}. Delete those ` +
		'that are not released until one is left, credit what was released too much, and retry.',
});

/** A journal batch books it already. */
export const inJournal = (journal: string): Ending => ({
	outcome: 'conflict',
	errorCode: 'booked-as-journal',
	reason: `Journal batch ${journal} books it already; nothing was created. Reverse the batches of this document, or leave it to the journals.`,
});

/** What is there is another document. */
export const differs = (wanted: Wanted, document: VismaDocument): Ending => ({
	outcome: 'conflict',
	errorCode: 'document-differs',
	number: document.referenceNumber,
	status: document.status ?? '',
	changes: sidesOf(wanted, document),
	reason:
		`${wanted.kind.noun} ${document.referenceNumber} in Visma.net has its reference or number, and another content${inItsLines(
			wanted,
			document,
		)}. Nothing was written: correct the one that is wrong, or the mapping if it changed since.`,
});

/** Visma.net made another document than was sent. */
export const altered = (wanted: Wanted, document: VismaDocument): Ending => ({
	outcome: 'conflict',
	errorCode: 'document-altered',
	number: document.referenceNumber,
	status: document.status ?? '',
	changes: sidesOf(wanted, document),
	reason:
		`${wanted.kind.noun} ${document.referenceNumber} was created, and is not what was sent${inItsLines(wanted, document)}. It was not ` +
		'released: find out what Visma.net left out (the deferral functionality must be enabled for deferral codes), delete it there and retry.',
});

/** What amounts and dates do not show. */
const inItsLines = (wanted: Wanted, document: VismaDocument) =>
	sidesOf(wanted, document).length === 0 ? ' (in its lines: accounts, VAT codes, deferral codes, terms or amounts)' : '';

/** It was taken back in Visma.net by a person, and in Chargebee too. */
export const voidOnBothSides = ({ kind }: Wanted, number: string): Ending => ({
	outcome: 'skipped',
	number,
	status: 'Voided',
	reason: `${kind.noun} ${number} is void on both sides`,
});

/** It is void in Visma.net alone. */
export const voided = ({ kind }: Wanted, number: string): Ending => ({
	outcome: 'conflict',
	errorCode: 'document-voided',
	number,
	status: 'Voided',
	reason: `${kind.noun} ${number} in Visma.net is void, and it is not in Chargebee. Nothing was written: void it in Chargebee too, or book it by hand.`,
});

/** It is there, and comes to something else: it must not be released. */
export const totalDiffers = ({ kind }: Wanted, number: string, status: string, changes: Ending['changes'] = []): Ending => ({
	outcome: 'conflict',
	errorCode: 'total-differs',
	number,
	status,
	changes,
	reason:
		`${kind.noun} ${number} was not released: ${changes.map(({ field, from, to }) => `its ${field} is ${from} in Visma.net and ${to} in Chargebee`).join(', ')}. ` +
		'Correct the VAT codes, tax IDs or rounding in the mapping, delete it in Visma.net and retry; or correct it there and release it by hand.',
});

/** The number series took no number of ours. */
export const ignored = ({ kind }: Wanted, number: string): Ending => ({
	outcome: 'failed',
	errorCode: 'visma-number-ignored',
	number,
	reason:
		`Visma.net ignored the number and created ${kind.noun.toLowerCase()} ${number}, which was not released. Tick "Allow manual numbering on ` +
		'imports" on the number series, or set Numbering to Search. A retry finds it by its external reference and goes on with it.',
});

/** It was created, and cannot be read back. */
export const vanished = ({ kind }: Wanted, number: string) =>
	new ExplainedError({
		message: `${kind.noun} ${number}: Visma.net said that it was created, and does not find it`,
		remedy: 'Look for it in Visma.net before you retry.',
		code: 'visma-not-found',
	});

/** It was created, and nobody would find it again: the next run would create it once more. */
export const unfindable = ({ kind, reference }: Wanted, number: string) =>
	new ExplainedError({
		message: `${kind.noun} ${number} was created, and is not found by its external reference ${reference}; it was not released`,
		remedy:
			`Look at the external reference of ${kind.noun.toLowerCase()} ${number} in Visma.net. If it is there in full, retry. If it is cut or missing, ` +
			'delete the document there and set Numbering to Own Number, else each retry creates it again.',
		code: 'visma-reference-ignored',
	});
