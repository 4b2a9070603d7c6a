import fc from 'fast-check';

import { pathKey } from '../../../lib/visma/keys';

describe('a key in a path', () => {
	it.each([
		['10001', '10001'],
		['AB-10_2.3~x', 'AB-10_2.3~x'],
		['10023/B', 'b64(MTAwMjMvQg)'],
		['Ås', 'b64(w4Vz)'],
		['A B', 'b64(QSBC)'],
		['.', 'b64(Lg)'],
		['..', 'b64(Li4)'],
	])('%s is %s', (key, segment) => {
		expect(pathKey(key)).toBe(segment);
	});

	it('is one segment that no URL parser changes, and can be read back', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
				const segment = pathKey(key);
				expect(new URL(`https://host/v1/customer/${segment}`).pathname).toBe(`/v1/customer/${segment}`);
				const [, encoded] = /^b64\((.*)\)$/.exec(segment) ?? [];
				expect(encoded === undefined ? segment : Buffer.from(encoded, 'base64url').toString()).toBe(key);
			}),
		);
	});

	it('an empty key is refused: its path would be that of the list', () => {
		expect(() => pathKey('')).toThrow(RangeError);
	});
});
