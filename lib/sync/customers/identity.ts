/** Chargebee's limit for a customer id. */
export const MAX_ID_LENGTH = 50;

/** Chargebee documents no character set for ids and leaves `/` unescaped in its own client, so ids stay within this one. */
const PLAIN = /[A-Za-z0-9-]/;

/**
 * The Chargebee id of a Visma customer: prefix + customer number. Any other character of the number, `_` included,
 * becomes `_` and two hexadecimal digits per UTF-8 byte, so that no two numbers share an id and each can be read back.
 *
 * @example customerId('VN-', '10023/B') // 'VN-10023_2FB'
 */
export function customerId(prefix: string, number: string): string {
	return prefix + [...number].map((character) => (PLAIN.test(character) ? character : escape(character))).join('');
}

/** The Visma customer number of a Chargebee id; undefined when the id is none that `customerId` makes. */
export function customerNumber(prefix: string, id: string): string | undefined {
	if (!id.startsWith(prefix)) return undefined;
	const unescape = (_: string, hex: string) => String.fromCharCode(Number(`0x${hex}`));
	const bytes = id.slice(prefix.length).replace(/_([0-9A-F]{2})/g, unescape);
	const number = Buffer.from(bytes, 'latin1').toString('utf8');
	return customerId(prefix, number) === id ? number : undefined;
}

function escape(character: string): string {
	return [...Buffer.from(character, 'utf8')].map((byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
