import type { Check } from '../check';
import { failed, notChecked, passed } from '../finding';
import { hasOwnNumber, NUMBER_SERIES, ownBatches } from '../ownBatches';

/** Whether Visma.net takes batch numbers of ours, by the batches that are there: its number series cannot be read. */
export const numberSeries: Check = {
	name: 'number-series',
	needs: ['visma'],
	async run(company) {
		if (company.settings.bookedAs !== 'journals') return [passed('No batches of ours are posted: invoices are booked as customer invoices.')];
		if (company.settings.posting.numbering === 'search') return [passed('Numbers are given by Visma.net, and batches found by their descriptions: no setting of the number series is needed.')];
		const { own } = await ownBatches(company);
		const given = own.find((batch) => !hasOwnNumber(batch));
		if (given) {
			const remedy = `${NUMBER_SERIES} tick Allow Manual Numbering on Imports. Or choose Options: Numbering: Search. What was posted under numbers of Visma.net is only found by searching.`;
			return [failed(`Visma.net gave a batch of ours the number ${given.batchNumber} instead of ${given.id15}: its number series takes no numbers.`, remedy, { batch: given.batchNumber })];
		}
		const [first] = own;
		if (first) return [passed(`Visma.net took the number ${first.batchNumber} of a batch of ours.`, { batch: first.batchNumber })];
		return [notChecked("Visma.net's API does not tell its number series, and no batch of ours was posted in the last three months.", `${NUMBER_SERIES} Allow Manual Numbering on Imports must be ticked. The first batch proves it: where the tick is missing, Record Chargebee Events stops at it (numbering-ignored), and that one batch is put on hold by hand.`)];
	},
};
