import type { DocumentPreview, PreviewEntry } from '../../../../../lib/sync/journals/explain';
import { documentName } from '../explained/names';
import { linesText } from '../explained/text';
import { inWords, type SaidLine } from '../explained/words';
import type { Places } from '../rules/reading/places';

interface SaidEntry extends Omit<PreviewEntry, 'lines'> {
	lines?: SaidLine[];
}

/** What an output item holds: what would be booked of a document and why, also as a text to read. */
export interface PreviewItem extends Omit<DocumentPreview, 'entries' | 'events'> {
	text: string;
	entries: SaidEntry[];
}

const WOULD: Record<PreviewEntry['outcome'], string> = {
	created: 'would be booked',
	updated: 'would be changed',
	deleted: 'would be deleted',
	unchanged: 'is booked already',
	skipped: 'is not booked',
	conflict: 'is in conflict with what is booked',
	failed: 'would be refused',
};

/** A preview as it is delivered: rules are named in the words of the form. */
export function itemOf({ documentType, documentId, entries: previews }: DocumentPreview, places: Places): PreviewItem {
	const entries = previews.map(({ lines, reason, ...entry }): SaidEntry => ({
		...entry,
		...(reason === undefined ? {} : { reason: places.inWords(reason) }),
		...(lines ? { lines: inWords(lines, places) } : {}),
	}));
	const text = [documentName(documentType, documentId), ...entries.map(entryText)].join('\n\n');
	return { documentType, documentId, text, entries };
}

function entryText({ outcome, reason, kind, key, batchNumber, transactionDate, financialPeriod, currency, dated, lines = [] }: SaidEntry): string {
	const facts = [batchNumber, transactionDate, financialPeriod && `period ${financialPeriod}`, currency].filter(Boolean).join(', ');
	return [
		[kind, key, WOULD[outcome]].filter(Boolean).join(' ') + (reason === undefined ? '' : `: ${reason}`),
		...(facts === '' ? [] : [`${facts}${dated === undefined ? '' : `: ${dated}`}`]),
		...(lines.length > 0 ? [linesText(lines)] : []),
	].join('\n');
}
