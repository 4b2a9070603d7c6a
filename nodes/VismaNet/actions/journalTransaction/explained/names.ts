import type { DocumentType } from '../../../../../lib/sync/journals/result';

const NOUNS: Record<DocumentType, string> = {
	invoice: 'Invoice',
	creditNote: 'Credit note',
	transaction: 'Transaction',
	unbilledCharge: 'Unbilled charge',
	subscription: 'Subscription',
	event: 'Event',
};

/** `Credit note CN-1`: a document as people call it. */
export const documentName = (type: DocumentType, id: string) => `${NOUNS[type]} ${id}`;
