import { groupBy } from 'lodash';
import { DateTime } from 'luxon';

import type { Entry } from '../../../ledger';
import type { Judged } from '../judge/judge';
import { isHead } from '../posted/names';
import { marked } from '../posted/signature';
import type { Run } from '../run';
import type { View } from '../view';
import { bodyOf } from './body';
import type { Step } from './step';
import { isSummed } from './summed';

/**
 * What a plan comes to, document by document: what is taken back first, then what is missing. What was found faulty is
 * left out.
 */
export function worksOf(view: View, { faults }: Judged, run: Run): Step[] {
	const planned = [...withdrawals(view, run), ...reversals(view, run), ...releases(view), ...posts(view, run)];
	const steps = planned.filter(({ key }) => !faults.has(key));
	return Object.values(groupBy(steps, 'family')).flat();
}

function withdrawals(view: View, { settings }: Run): Step[] {
	const { plan, owner, back, keyOf } = view;
	return plan.withdraw.map(({ key, reason, batchNumber = '' }) => ({
		do: 'withdraw',
		...documentOf(view, owner(key)),
		key: keyOf(key),
		gate: true,
		batchNumber,
		description: marked('WITHDRAWN', back.live.get(key)?.journal.description, settings.descriptionLength),
		reason,
	}));
}

/** Reversals of an earlier execution that were not released, and those to be made. */
function reversals(view: View, run: Run): Step[] {
	const { plan, unreleased } = view;
	const isReleasing = run.settings.afterPosting === 'release';
	const begun = isReleasing ? unreleased.filter(({ status }) => status === 'Balanced') : [];
	const release = ({ family, key, batchNumber }: View['unreleased'][number]): Step => ({
		do: 'release',
		...documentOf(view, family),
		key,
		kind: 'reversal',
		gate: true,
		batchNumber,
	});
	// A batch that others share is not withdrawn for the sake of one: it goes into the books before its reversal does.
	const shared = [...new Map(plan.reverse.map((entry) => [entry.reverses, entry])).values()]
		.filter(({ reverses }) => isReleasing && sharedBalanced(view, reverses))
		.map(({ family, key, reverses }) => release({ family, key, batchNumber: reverses, status: 'Balanced' }));
	return [...begun.map(release), ...shared, ...plan.reverse.map((entry) => postOf(entry, true, view, run))];
}

const sharedBalanced = ({ posted }: View, number: string) =>
	[...posted.values()].some(({ batchNumber, shared, status }) => batchNumber === number && shared === true && status === 'Balanced');

function releases(view: View): Step[] {
	const { plan, owner, entryOf, keyOf } = view;
	const steps = plan.release.map(({ key, batchNumber = '' }): Step => {
		const entry = entryOf(key);
		const about = { ...documentOf(view, owner(key)), key: keyOf(key), gate: isHead(key) };
		return { do: 'release', ...about, ...(entry ? { entry, kind: entry.kind } : {}), batchNumber };
	});
	return steps.sort((a, b) => Number(b.gate) - Number(a.gate));
}

const posts = (view: View, run: Run): Step[] => view.plan.post.map((entry) => postOf(entry, isHead(entry.key), view, run));

function postOf(planned: Entry, gate: boolean, view: View, run: Run): Step {
	const entry = isSummed(planned, run) ? { ...planned, transactionDate: monthEnd(planned.financialPeriod) } : planned;
	const { family, key, kind } = entry;
	return { do: 'post', ...documentOf(view, family), key, kind, entry, gate, body: bodyOf(entry, run) };
}

/** The day of every summary, whatever the days of its entries. */
const monthEnd = (month: string) => DateTime.fromFormat(month, 'yyyyMM', { zone: 'utc' }).endOf('month').toFormat('yyyy-MM-dd');

const documentOf = ({ itemsOf }: View, family: string) => ({ family, items: itemsOf(family) });
