import type { Check } from '../check';
import { failed, notChecked, passed } from '../finding';
import { hasOwnNumber, NUMBER_SERIES, ownBatches } from '../ownBatches';

/** Whether the width of the numbers is the one under which batches were posted. */
export const numberLength: Check = {
	name: 'batch-number-length',
	needs: ['visma'],
	async run(company) {
		const { bookedAs, posting } = company.settings;
		if (bookedAs !== 'journals' || posting.numbering === 'search') return [passed('No numbers of ours are sent.')];
		const wanted = posting.numberLength;
		const { own, others } = await ownBatches(company);
		const other = own.find((batch) => hasOwnNumber(batch) && batch.batchNumber.length !== wanted);
		if (other) {
			const { length } = other.batchNumber;
			return [failed(`Batch ${other.batchNumber} was posted with ${length} characters, and Batch Number Length is ${wanted}: every batch would be booked a second time.`, `Set Options: Batch Number Length to ${length}.`, { batch: other.batchNumber })];
		}
		const proof = own.find(hasOwnNumber);
		if (proof) return [passed(`Batches of ours have ${wanted} characters, as set.`, { batch: proof.batchNumber })];
		return [notChecked(`Nothing was posted yet with numbers of ${wanted} characters.`, `${NUMBER_SERIES} its mask must take ${wanted} characters. Decide before the first post: the width can never be changed afterwards.`, { series: others.slice(0, 3) })];
	},
};
