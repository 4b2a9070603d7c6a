import { attempt } from '../../../attempt';
import { collect } from '../../../ledger';
import { eventsOf } from '../../journals/rulesCheck/documents';
import type { Check, Company } from '../check';
import { passed, warning } from '../finding';

/** Calls that an execution makes before its first batch: periods, accounts, currencies, ledgers. */
const FIXED = 4;
/** An annual plan: the sale and twelve or thirteen months. */
const USUAL_BATCHES = 14;
/** A share of the hour that is left to people and other flows. */
const USABLE = 0.9;

/** How long the first documents take at the rate that Visma.net allows the company. */
export const rateVisma: Check = {
	name: 'rate-visma',
	needs: ['visma'],
	async run(company) {
		const { records, company: visma, now } = company.settings;
		const state = visma.budget();
		const batches = await batchesPerDocument(company);
		const needed = FIXED + Math.ceil(records * (1 + 2 * batches));
		const estimate = `Booking ${records} documents takes some ${needed} calls to Visma.net (${batches.toFixed(1)} batches each).`;
		if (!state) return [passed(`${estimate} Visma.net named no limit on these calls.`, { needed })];
		const { limit, remaining, resetsAt } = state;
		const evidence = { needed, limit, remaining, resetsAt: new Date(resetsAt).toISOString() };
		if (needed <= remaining) return [passed(`${estimate} ${remaining} of ${limit} are left until ${new Date(resetsAt).toISOString().slice(11, 16)} UTC.`, evidence)];
		const hours = Math.ceil(needed / (limit * USABLE));
		const wait = needed <= limit * USABLE && resetsAt > now() ? 'They fit into a fresh window.' : `At ${limit} a window they take some ${hours} windows, an hour each as a rule.`;
		return [warning(`${estimate} Only ${remaining} of ${limit} are left in this window. ${wait}`, 'Book the first documents at night, a month at a time; Options: Posting of Recognition: Monthly Summaries needs far fewer calls. An execution that meets the limit says when to go on, and books nothing twice.', evidence)];
	},
};

/** Measured on the newest documents where there are any, and can be read. */
async function batchesPerDocument({ read, settings: { rules } }: Company): Promise<number> {
	const got = rules && (await attempt(async () => await read.documents()));
	if (!rules || !got?.ok) return USUAL_BATCHES;
	const newest = got.value;
	const count = newest.invoices.length + newest.creditNotes.length;
	if (count === 0) return USUAL_BATCHES;
	return Math.max(1, collect(eventsOf(newest), rules).entries.length / count);
}
