import { groupBy } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { OpeningBalance } from '../../../../../lib/ledger';
import { Decimal } from '../../../../../lib/visma';
import type { Places } from '../rules/reading/places';

/** Shows in the output pane of the execution what people should know and no item is about; older n8n has no hints. */
export function showHints(context: IExecuteFunctions, warnings: readonly string[], opening: readonly OpeningBalance[], places: Places) {
	if (!('addExecutionHints' in context)) return;
	for (const warning of warnings) {
		context.addExecutionHints({ message: places.inWords(warning), type: 'warning', location: 'outputPane' });
	}
	if (opening.length > 0) {
		context.addExecutionHints({ message: openingHint(opening), type: 'info', location: 'outputPane' });
	}
}

/**
 * What must stand on the deferred accounts already, added up as a bookkeeper compares it: a sum per account. No items,
 * since they are no result of any event and would fall into the audit trail.
 */
function openingHint(opening: readonly OpeningBalance[]): string {
	const accounts = groupBy(opening, ({ account, subaccount, currency }) => [account, subaccount ?? '', currency].join('\n'));
	const sums = Object.values(accounts).flatMap((balances) => {
		const [first] = balances;
		if (!first) return [];
		const { account, subaccount, currency } = first;
		const amount = Decimal.sum(balances.map(({ deferred }) => Decimal.of(deferred)));
		return [`${account}${subaccount === null ? '' : ` (${subaccount})`}: ${String(amount)} ${currency}`];
	});
	const documents = new Set(opening.map(({ family }) => family)).size;
	return (
		`Opening balance presumed for ${documents} document${documents === 1 ? '' : 's'} from before the cut-over, ` +
		`in credit on the deferred accounts when period ${opening[0]?.financialPeriod} begins: ${sums.join('; ')}. ` +
		'Their recognition is booked against it.'
	);
}
