import { isKept } from '../privacy/kept';
import { MASK, maskFields } from '../privacy/maskFields';
import { scrub } from '../privacy/scrub';
import type { Difference, Facts } from './difference';

/**
 * A difference without anything personal in what is shown and kept of it. What the mending operation takes stays whole:
 * it must be written, and no template keeps it.
 */
export function maskDifference(difference: Difference): Difference {
	const found = new Set<string>();
	const { visma, chargebee, changes, reason } = difference;
	const mask = (field: string, value: string) => {
		if (isKept(field, value)) return value;
		found.add(value);
		return MASK;
	};
	const masked = {
		...difference,
		visma: maskFields(visma, found) as Facts,
		chargebee: maskFields(chargebee, found) as Facts,
		...(changes ? { changes: changes.map(({ field, from, to }) => ({ field, from: mask(field, from), to: mask(field, to) })) } : {}),
	};
	found.delete(difference.key);
	return { ...masked, reason: scrub(reason, found) };
}
