import type { Check } from '../check';
import { failed, passed } from '../finding';

/** The ledger that batches go to. */
export const ledger: Check = {
	name: 'ledger',
	needs: ['visma'],
	async run({ read, settings: { posting } }) {
		const known = await read.ledgers();
		const actual = known.filter(({ balanceType }) => balanceType === 'Actual').map(({ number }) => number);
		const evidence = { ledgers: known.map(({ number, balanceType }) => ({ number, balanceType })) };
		const choose = `Choose ${actual.length > 0 ? actual.join(' or ') : 'one of balance type Actual'} under Options: Ledger, or leave it out.`;
		if (posting.ledger === undefined) {
			return actual.length > 0 ? [passed(`Batches go to the company's own ledger (${actual.join(', ')}).`, evidence)] : [failed('Visma.net has no ledger of balance type Actual.', 'Have one created in Visma.net (Ledgers).', evidence)];
		}
		const chosen = known.find(({ number }) => number === posting.ledger);
		if (!chosen) return [failed(`Visma.net has no ledger ${posting.ledger}.`, choose, evidence)];
		if (chosen.balanceType && chosen.balanceType !== 'Actual') return [failed(`Ledger ${posting.ledger} is of balance type ${chosen.balanceType}, which takes no journals.`, choose, evidence)];
		return [passed(`Batches go to ledger ${posting.ledger}.`, evidence)];
	},
};
