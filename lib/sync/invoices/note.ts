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

/** Farther apart than a company's wall clock and UTC are (14 hours), and any two clocks beside that. */
const DAY_SECONDS = 86_400;

/**
 * Whether a comment on the invoice may tell of a newer version: none does where Chargebee last changed the invoice well
 * before Visma made this version. It saves the look at the comments.
 */
export function maybeSurpassed({ lastModified }: Version, { updated_at: updated }: ChargebeeInvoice): boolean {
	const modified = Date.parse(`${lastModified}Z`) / 1000;
	return Number.isNaN(modified) || updated === undefined || modified - DAY_SECONDS <= updated;
}

/** The newest version of which a comment tells. */
export function seenSince(comments: readonly ChargebeeComment[]): Version {
	return comments
		.flatMap(({ notes }) => readNote(notes) ?? [])
		.reduce<Version>((newest, seen) => (newest.lastModified === '' || isOlder(newest, seen) ? seen : newest), NONE);
}
