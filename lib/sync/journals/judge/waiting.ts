import type { Explanation } from '../../../http';
import { baseOf, isHead } from '../posted/names';
import type { Run } from '../run';
import type { View } from '../view';
import { conflictOf } from './conflict';
import { faultOf } from './entry';

/** What is known to be wrong before anything is sent. */
export interface Judged {
	/** Faults by key: these are not posted. */
	faults: Map<string, Explanation>;
	/** Documents of which nothing is posted, with the key that they wait for. */
	waiting: Map<string, string>;
}

/** Finds what Visma would refuse, and the documents that would come out wrong if they were posted in part. */
export function judge(view: View, run: Run): Judged {
	const faults = new Map<string, Explanation>();
	const waiting = new Map<string, string>();
	const wait = (family: string, key: string) => {
		if (!waiting.has(family)) waiting.set(family, key);
	};
	for (const entry of [...view.plan.post, ...view.plan.reverse]) {
		const fault = faultOf(entry, run);
		if (!fault) continue;
		faults.set(entry.key, fault);
		wait(entry.family, entry.key);
	}
	for (const { key, reason, batchNumber } of view.plan.conflicts) {
		const family = view.owner(key);
		if (conflictOf({ family, key }, reason, batchNumber).blocks) wait(family, key);
	}
	const { blocked, waiting: notYet } = view.plan;
	for (const { family, key } of blocked?.preview ?? []) wait(family, key);
	for (const { key } of blocked?.withdraw ?? []) wait(view.owner(key), key);
	for (const { key } of notYet) {
		const [, base] = /^(.*):rev:\d+$/.exec(key) ?? [];
		if (base !== undefined) wait(view.owner(base), key);
	}
	for (const key of headsMissing(view, run)) wait(view.owner(key), key);
	return { faults, waiting };
}

/** First entries that are not in the books and will not be after this run: the rest must not stand alone. */
function headsMissing({ entries, posted, plan }: View, run: Run): string[] {
	const coming = new Set([...plan.post, ...plan.release].map(({ key }) => baseOf(key)));
	const heads = entries.map(({ key }) => key).filter((key) => isHead(key) && !coming.has(key));
	return heads.filter((key) => {
		const batch = posted.get(key);
		const isHeld = batch?.status === 'Hold' && run.settings.afterPosting === 'release';
		return !batch || batch.reversed === true || batch.reversedInVisma !== undefined || isHeld;
	});
}
