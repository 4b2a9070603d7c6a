/** These stand in a path as they are; anything else (`/`, `:`, `#`, spaces, letters like Å) goes as base 64. */
const PLAIN_KEY = /^[A-Za-z0-9._~-]+$/;
/** Steps within a path, which every URL parser takes. */
const DOTS = /^\.{1,2}$/;

/**
 * A record's key as a path segment. Keys with reserved characters are wrapped as `b64(<base64url>)`, the form that
 * Visma documents for them (UNVERIFIED on the host in use since 2025; a plain `%2F` is refused by the gateway).
 *
 * @throws RangeError when the key is empty: the path would be that of the list
 */
export function pathKey(key: string): string {
	if (key === '') throw new RangeError('The number of a record cannot be empty');
	if (PLAIN_KEY.test(key) && !DOTS.test(key)) return key;
	return `b64(${Buffer.from(key, 'utf8').toString('base64url')})`;
}
