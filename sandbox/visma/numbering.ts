import type { Refuse } from './refuse';
import type { WriteBody } from './writeBody';

const MASK = /^[A-Za-z0-9-]{1,15}$/;

/**
 * The number that the caller chose for a new record, where the series takes one.
 *
 * @returns undefined when the series is to give it
 */
export function chosenNumber(
	body: WriteBody,
	field: string,
	{ manualNumbering, numberSent }: { manualNumbering: boolean; numberSent: 'ignored' | 'refused' },
	isTaken: (number: string) => boolean,
	refuse: Refuse,
): string | undefined {
	if (!body.flag('overrideNumberSeries')) return undefined;
	if (!manualNumbering) {
		if (numberSent === 'ignored') return undefined;
		throw refuse('Manual numbering is not allowed by the numbering sequence.');
	}
	const number = body.text(field);
	if (!number) throw refuse(`'${field}' cannot be empty.`);
	if (!MASK.test(number)) throw refuse(`${field} '${number}' does not fit the mask of the numbering sequence.`);
	if (isTaken(number)) throw refuse(`${field} '${number}' already exists in the system.`);
	return number;
}
