import { mergeWith } from 'lodash';

import type { Reconciled } from './difference';

/** Two runs as one. */
export function total(first: Reconciled, second: Reconciled): Reconciled {
	const add = (a: unknown, b: unknown) => (typeof a === 'number' && typeof b === 'number' ? a + b : undefined);
	return {
		differences: [...first.differences, ...second.differences],
		figures: mergeWith(structuredClone(first.figures), second.figures, add),
	};
}
