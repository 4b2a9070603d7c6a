const B64_KEY = /^b64\((.*)\)$/;

/**
 * The key of a new record: the last segment of its `Location`, whose host may be the old or the new one. The address
 * is never called.
 *
 * @returns undefined when there is none
 */
export function keyOfLocation(location: string | undefined): string | undefined {
	const [address = ''] = (location ?? '').split(/[?#]/);
	const segment = address.replace(/\/+$/, '').split('/').at(-1) ?? '';
	if (segment === '' || !address.includes('/')) return undefined;
	const key = decodeURIComponent(segment);
	const [, encoded] = B64_KEY.exec(key) ?? [];
	return encoded === undefined ? key : Buffer.from(encoded, 'base64url').toString('utf8');
}
