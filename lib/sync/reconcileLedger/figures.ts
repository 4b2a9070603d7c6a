import { countBy } from 'lodash';

import type { Comparison } from './compare';
import type { BalanceDifference, LedgerFigures } from './difference';
import type { Study } from './study';
import { placesOf } from './sums';

/** What was compared, in figures. */
export function figuresOf({ from, to, collected, held }: Study, { ledger, wanted, differences, due, equal, notCompared }: Comparison): LedgerFigures {
	const places = placesOf(ledger, wanted);
	const unequal = places.flatMap((place): BalanceDifference[] => {
		const [is, should] = [ledger.of(place), wanted.of(place)];
		if (is.equals(should)) return [];
		return [{ ...place, visma: String(is), chargebee: String(should), difference: String(is.plus(should.negated())) }];
	});
	const count = countBy(differences, 'difference');
	return {
		from,
		to,
		documents: collected.families.size,
		batches: [...held.lists.batches.values()].reduce((sum, journals) => sum + journals.length, 0),
		entries: due.length,
		equal,
		notCompared,
		differences: { missing: count.missing ?? 0, different: count.different ?? 0, extra: count.extra ?? 0 },
		byCause: countBy(differences, 'cause'),
		balances: places.length,
		unequal,
	};
}
