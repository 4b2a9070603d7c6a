import fc from 'fast-check';
import type { Entry } from '../../lib/ledger';

jest.setTimeout(120_000);

/** Checks a property on a thousand inputs. */
export function holds<T extends unknown[]>(
	arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
	check: (...values: T) => void,
): void {
	const inputs = fc.tuple(...(arbitraries as Array<fc.Arbitrary<unknown>>));
	fc.assert(
		fc.property(inputs, (values) => check(...(values as T))),
		{ numRuns: 1000 },
	);
}

/** Entries in the order of their keys. */
export function byKey<T extends Entry>(entries: readonly T[]): T[] {
	return [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** `toEqual` by way of JSON: thousands of long lists are compared. */
export function expectSame(found: unknown, wanted: unknown): void {
	if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted);
}

/** All of a list in any order. */
export function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
	return fc.shuffledSubarray([...list], { minLength: list.length });
}
