import { readFamily } from '../journals/complete/nouns';
import type { Kind } from '../../ledger';

const NOUNS: Record<string, string> = {
	invoice: 'Invoice',
	creditNote: 'Credit note',
	transaction: 'Transaction',
	charge: 'Unbilled charge',
	subscription: 'Subscription',
};

/** A document as people name it. */
export function documentName(family: string): string {
	const read = readFamily(family);
	return read ? `${NOUNS[read.noun]} ${read.id}` : family;
}

/** `202603` as people write it. */
export const monthName = (month: string) => `${month.slice(0, 4)}-${month.slice(4)}`;

/** What an entry records, in words. */
export const KINDS: Record<Kind, string> = {
	invoice: 'sale',
	creditNote: 'credit',
	recognition: 'recognition',
	void: 'voiding',
	voidRecognition: 'recognition taken back',
	acceleration: 'rest recognised at once',
	fxResidue: 'exchange residue',
	payment: 'payment',
	refund: 'refund',
	fx: 'exchange difference',
	accrual: 'accrual',
	subscription: 'term',
	subscriptionChange: 'change of a term',
	summary: 'recognition',
	reversal: 'reversal',
};
