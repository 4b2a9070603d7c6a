import type { Entry, Family } from '../../../ledger';
import type { Months } from '../books/months';
import { firstKeys, headOf } from './names';
import { firstTermKeys } from './termKeys';
import type { Span } from './span';

/** A document with everything that decides which of its batches are looked for. */
export interface Wanted {
	family: Family;
	/** Every entry that it should have, whatever the horizon. */
	entries: Entry[];
	span: Span | undefined;
}

/** States in which nothing of a document is ever in Visma, or nothing is done about it. */
const IDLE: ReadonlyArray<Family['state']> = ['pending', 'mirrored', 'outOfScope', 'faulty'];

/** Whether Visma has to be asked about a document. */
export function isLookedFor({ family, entries }: Wanted): boolean {
	if (family.state === 'beforeCutover') return entries.length > 0;
	return !IDLE.includes(family.state);
}

/**
 * The keys by which a document shows that it is in Visma although it should not be. An accrual undoes itself when its
 * month is over, and stands until the month of the invoice: of no other month is there anything to take back.
 */
export function unwantedKeys({ family, entries, span }: Wanted, months: Months): string[] {
	if (span?.subscription) {
		const known = new Set(entries.map(({ key }) => key));
		return firstTermKeys(family.family, span.subscription).filter((key) => !known.has(key));
	}
	if (headOf(entries) || family.state === 'beforeCutover') return [];
	const wanted = new Set(entries.map(({ key }) => key));
	const { invoicedIn = '', state } = family;
	const isOpen = (month: string) => state !== 'live' && month >= invoicedIn && !months.isClosed(month);
	const spanned = span ? months.between(span.from, span.to).filter(isOpen) : [];
	return firstKeys(family.family, spanned).filter((key) => !wanted.has(key));
}
