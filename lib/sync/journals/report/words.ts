import type { Explanation } from '../../../http';
import { readFamily, type Noun } from '../complete/nouns';
import type { DocumentType } from '../result';

const TYPES: Record<Noun, DocumentType> = {
	invoice: 'invoice',
	creditNote: 'creditNote',
	transaction: 'transaction',
	charge: 'unbilledCharge',
	subscription: 'subscription',
};

const WORDS: Record<DocumentType, string> = {
	invoice: 'Invoice',
	creditNote: 'Credit note',
	transaction: 'Transaction',
	unbilledCharge: 'Unbilled charge',
	subscription: 'Subscription',
	event: 'Event',
};

/** The document of a family; whatever is no family is an event. */
export function documentOf(family: string): { documentType: DocumentType; documentId: string } {
	const read = readFamily(family);
	if (read) return { documentType: TYPES[read.noun], documentId: read.id };
	return { documentType: 'event', documentId: family.replace(/^event /, '') };
}

/** `Invoice INV-1, entry cb:inv:INV-1:issue` */
export function subjectOf({ family, key }: { family: string; key?: string }): string {
	const { documentType, documentId } = documentOf(family);
	return `${WORDS[documentType]} ${documentId}${key === undefined ? '' : `, entry ${key}`}`;
}

/** What happened and what to do, as one text. */
export const reasonOf = ({ message, remedy }: Pick<Explanation, 'message' | 'remedy'>) =>
	`${message.replace(/\.$/, '')}. ${remedy}`.trim();
