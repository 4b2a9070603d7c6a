import { hash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a number read aloud stays the same number. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five hexadecimal digits at a time are four digits of base 32. */
function base32(hex: string, length: number): string {
	let text = '';
	for (let i = 0; text.length < length; i += 5) {
		const bits = Number.parseInt(hex.slice(i, i + 5), 16);
		for (const shift of [15, 10, 5, 0]) text += ALPHABET.charAt((bits >> shift) & 31);
	}
	return text.slice(0, length);
}

/** The first six base-32 characters of the SHA-256 of a text: the D and A of an entry. */
export function fingerprint(text: string): string {
	return base32(hash('sha256', text, 'hex'), 6);
}

/**
 * The deterministic Visma batch number of a key of a site: `CB` and the start of a SHA-256 in Crockford base 32.
 * `length` is 12 to 15, the number series' width; throws RangeError otherwise.
 */
export function batchNumber(site: string, key: string, length = 15): string {
	if (!Number.isInteger(length) || length < 12 || length > 15) {
		throw new RangeError(`A batch number has 12 to 15 characters, not ${length}.`);
	}
	return `CB${base32(hash('sha256', `${site}\n${key}`, 'hex'), length - 2)}`;
}

/** The key of generation g of an entry: the key itself, then `#2`, `#3`, ... */
export function generationKey(key: string, generation: number): string {
	return generation === 1 ? key : `${key}#${generation}`;
}

/** The key of the batch that reverses generation g of an entry. */
export function reversalKey(key: string, generation: number): string {
	return `${key}:rev:${generation}`;
}
