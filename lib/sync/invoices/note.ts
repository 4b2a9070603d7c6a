import type { ChargebeeComment, ChargebeeInvoice } from '../../chargebee';
import { isOlder, type Version } from '../customers/version';
import type { SourceDocument } from './source';

/** What is kept of the source beside the mirrored invoice: Chargebee has no meta data there. */
export interface Seen extends Version {
	/** Tells two documents apart that had the same number. */
	created: string;
}

const NONE: Seen = { created: '', lastModified: '', timeStamp: '' };
const NOTE = /^Visma\.net (.+), created (\S+), version (\S+) (\S+)$/m;
/** Stands for what Visma did not say. */
const UNKNOWN = '-';

export const versionOf = (document: SourceDocument): Seen => ({
	created: document.createdDateTime ?? '',
	lastModified: document.lastModifiedDateTime ?? '',
	timeStamp: document.timeStamp ?? '',
});

/** The note of an invoice and the comment of a change: short, and the same for people and for us. */
export function noteOf(number: string, { created, lastModified, timeStamp }: Seen): string {
	const [c, m, t] = [created, lastModified, timeStamp].map((value) => value || UNKNOWN);
	return `Visma.net ${number}, created ${c}, version ${m} ${t}`;
}

export function readNote(text: string): Seen | undefined {
	const [, , ...parts] = NOTE.exec(text) ?? [];
	if (parts.length === 0) return undefined;
	const [created = '', lastModified = '', timeStamp = ''] = parts.map((value) => (value === UNKNOWN ? '' : value));
	return { created, lastModified, timeStamp };
}

/** What the import left on the invoice; nothing where somebody else brought it in. */
export function seenAtImport({ notes = [] }: ChargebeeInvoice): Seen {
	return notes.flatMap(({ note }) => readNote(note) ?? [])[0] ?? NONE;
}

/** The newest version of which a comment tells. */
export function seenSince(comments: readonly ChargebeeComment[]): Version {
	return comments
		.flatMap(({ notes }) => readNote(notes) ?? [])
		.reduce<Version>((newest, seen) => (newest.lastModified === '' || isOlder(newest, seen) ? seen : newest), NONE);
}
