import type { Entry, Plan, Reversal } from '../../../ledger';
import { toVismaBatch } from '../../../ledger';
import type { Judged } from '../judge/waiting';
import { isHead } from '../posted/names';
import { marked } from '../posted/signature';
import type { Run } from '../run';
import type { View } from '../view';
import type { Step, Work } from './step';

/**
 * What a plan comes to, document by document: what is taken back first, then what is missing. What was found faulty is
 * left out.
 */
export function worksOf(view: View, { waiting, faults }: Judged, run: Run): Work[] {
	const planned = [...withdrawals(view, run), ...reversals(view, run), ...releases(view), ...posts(view.plan, run)];
	const steps = planned.filter(({ key }) => !faults.has(key));
	const works = new Map<string, Work>();
	for (const step of steps) {
		const waitsFor = waiting.get(step.family);
		const work = works.get(step.family) ?? { family: step.family, steps: [], ...(waitsFor === undefined ? {} : { waitsFor }) };
		work.steps.push(step);
		works.set(step.family, work);
	}
	return [...works.values()];
}

function withdrawals({ plan, owner, back, keyOf }: View, { settings }: Run): Step[] {
	return plan.withdraw.map(({ key, reason, batchNumber = '' }) => ({
		do: 'withdraw',
		family: owner(key),
		key: keyOf(key),
		gate: true,
		batchNumber,
		description: marked('WITHDRAWN', back.live.get(key)?.journal.description, settings.descriptionLength),
		reason,
	}));
}

/** Reversals of an earlier execution that were not released, and those to be made. */
function reversals({ plan, unreleased }: View, run: Run): Step[] {
	const isReleasing = run.settings.afterPosting === 'release';
	const begun = isReleasing ? unreleased.filter(({ status }) => status === 'Balanced') : [];
	return [
		...begun.map(({ family, key, batchNumber }): Step => ({ do: 'release', family, key, kind: 'reversal', gate: true, batchNumber })),
		...plan.reverse.map((entry) => postOf(entry, true, run)),
	];
}

function releases({ plan, owner, entryOf, keyOf }: View): Step[] {
	const steps = plan.release.map(({ key, batchNumber = '' }): Step => {
		const entry = entryOf(key);
		const about = { family: owner(key), key: keyOf(key), gate: isHead(key), ...(entry ? { entry, kind: entry.kind } : {}) };
		return { do: 'release', ...about, batchNumber };
	});
	return steps.sort((a, b) => Number(b.gate) - Number(a.gate));
}

const posts = ({ post }: Plan, run: Run): Step[] => post.map((entry) => postOf(entry, isHead(entry.key), run));

function postOf(entry: Entry | Reversal, gate: boolean, run: Run): Step {
	return { do: 'post', family: entry.family, key: entry.key, kind: entry.kind, entry, gate, body: bodyOf(entry, run) };
}

/** The request that posts an entry. */
export function bodyOf(entry: Entry, { settings, books }: Run): Record<string, unknown> {
	const { numbering, numberLength, descriptionLength, ledger, afterPosting } = settings;
	const hold = afterPosting === 'hold';
	const options = { numbering, numberLength, descriptionLength, hold, periods: books.periods, ...(ledger ? { ledger } : {}) };
	return { ...toVismaBatch(entry, options) };
}

