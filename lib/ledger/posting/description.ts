import { batchNumber } from '../identity';
import type { Entry } from '../types/entry';

/** What the description of a batch tells of the entry it holds. */
export interface Description {
	/** The 15-character batch number of the entry's site and key, whatever the number series' length. */
	id15: string;
	D: string;
	A: string;
}

/** `<id15> <D6> <A6> <kind> <key>`, cut at `length`: what identifies the batch comes first and survives the cut. */
export function descriptionOf(
	{ site, key, kind, D, A }: Pick<Entry, 'site' | 'key' | 'kind' | 'D' | 'A'>,
	length = 60,
): string {
	return `${batchNumber(site, key)} ${D} ${A} ${kind} ${key}`.slice(0, length).trimEnd();
}

/** Reads a description back, or undefined when the batch is not one of ours. */
export function readDescription(text: string): Description | undefined {
	const match = /^(CB[0-9A-HJKMNP-TV-Z]{13}) ([0-9A-HJKMNP-TV-Z]{6}) ([0-9A-HJKMNP-TV-Z]{6})(?: |$)/.exec(text);
	const [, id15 = '', D = '', A = ''] = match ?? [];
	return match ? { id15, D, A } : undefined;
}
