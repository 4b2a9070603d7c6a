import type { Entry, Family } from '../../../ledger';
import type { Span } from './span';

/** A document with everything that decides which of its batches are looked for. */
export interface Wanted {
	family: Family;
	/** Every entry that it should have, whatever the horizon. */
	entries: Entry[];
	span: Span | undefined;
}

/** States in which nothing of a document is ever in Visma, or nothing is done about it. */
const IDLE: ReadonlyArray<Family['state']> = ['pending', 'mirrored', 'faulty'];

/** Whether Visma has to be asked about a document. */
export function isLookedFor({ family, entries }: Wanted): boolean {
	if (family.state === 'beforeCutover') return entries.length > 0;
	return !IDLE.includes(family.state);
}
