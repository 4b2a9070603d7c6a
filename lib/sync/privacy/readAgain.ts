/** Member of a record that is kept in parts only; says why, and where to read it again. */
export const READ_AGAIN = 'readAgain';

/**
 * Why a record must not be written as it is: personal fields are masked in it, or it was too long to be kept whole.
 *
 * @returns undefined for a record that is whole
 */
export function whyReadAgain(record: unknown): string | undefined {
	if (typeof record !== 'object' || record === null || !(READ_AGAIN in record)) return undefined;
	const { [READ_AGAIN]: why } = record;
	return typeof why === 'string' ? why : 'This record is not whole: read it again';
}
