import { groupBy } from 'lodash';

import { type Entry, toVismaBatch } from '../../../ledger';
import type { Judged } from '../judge/judge';
import { isHead } from '../posted/names';
import { marked } from '../posted/signature';
import type { Run } from '../run';
import type { View } from '../view';
import type { Step } from './step';

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
	return [...begun.map(release), ...plan.reverse.map((entry) => postOf(entry, true, view, run))];
}

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

function postOf(entry: Entry, gate: boolean, view: View, run: Run): Step {
	const { family, key, kind } = entry;
	return { do: 'post', ...documentOf(view, family), key, kind, entry, gate, body: bodyOf(entry, run) };
}

const documentOf = ({ itemsOf }: View, family: string) => ({ family, items: itemsOf(family) });

/** The request that posts an entry. */
export function bodyOf(entry: Entry, { settings, books }: Run): Record<string, unknown> {
	const { numbering, numberLength, descriptionLength, ledger, afterPosting } = settings;
	const hold = afterPosting === 'hold';
	const options = { numbering, numberLength, descriptionLength, hold, periods: books.periods, ...(ledger ? { ledger } : {}) };
	return { ...toVismaBatch(entry, options) };
}

