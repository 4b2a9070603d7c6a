import type { Explanation } from '../../../http';
import type { Entry } from '../../../ledger';
import { baseOf, isHead, unitOf } from '../posted/names';
import { subjectOf } from '../report/words';
import type { Run } from '../run';
import type { View } from '../view';
import { conflictOf } from './conflict';
import { faultOf } from './entry';

/** What is known to be wrong before anything is sent. */
export interface Judged {
	/** Faults by the key of the first entry of a document that has them. */
	faults: Map<string, Explanation>;
	/** Documents, and terms of subscriptions, of which nothing is posted, with the key that they wait for. */
	waiting: Map<string, string>;
}

/** Finds what Visma would refuse, and the documents that would come out wrong if they were posted in part. */
export function judge(view: View, run: Run): Judged {
	const faults = new Map<string, Explanation>();
	const waiting = new Map<string, string>();
	const wait = (about: { family: string; key: string }) => {
		const unit = unitOf(about);
		if (!waiting.has(unit)) waiting.set(unit, about.key);
	};
	const waitOf = (key: string, base = key) => wait({ family: view.owner(base), key });
	for (const { first, fault } of faultsOf(view, run)) {
		faults.set(first.key, fault);
		wait(first);
	}
	for (const { key, reason, batchNumber } of view.plan.conflicts) {
		const family = view.owner(key);
		if (conflictOf({ family, key }, reason, batchNumber).blocks || isInPlaceOfOthers(key)) wait({ family, key });
	}
	const { blocked, waiting: notYet } = view.plan;
	for (const reversal of blocked?.preview ?? []) wait(reversal);
	for (const { key } of blocked?.withdraw ?? []) waitOf(key);
	for (const { key } of notYet) {
		const [, base] = /^(.*):rev:\d+$/.exec(key) ?? [];
		if (base !== undefined || isInPlaceOfOthers(key)) waitOf(key, base);
	}
	for (const reversal of reversalsHeld(view, run)) wait(reversal);
	for (const key of headsMissing(view, run)) waitOf(key);
	return { faults, waiting };
}

/** A next generation, or an early end of recognition: what it stands for is not taken back as long as it may not be posted. */
const isInPlaceOfOthers = (key: string) => baseOf(key) !== key || /:accel:\d{6}$/.test(key);

/** Each fault of a document once, however many of its entries have it. */
function faultsOf(view: View, run: Run): Array<{ first: Entry; fault: Explanation }> {
	const found = new Map<string, { entries: Entry[]; fault: Explanation }>();
	for (const entry of [...view.plan.reverse, ...view.plan.post]) {
		const fault = faultOf(entry, view.itemsOf(entry.family), run);
		if (!fault) continue;
		const name = `${entry.family} ${fault.message}`;
		const known = found.get(name) ?? { entries: [], fault };
		known.entries.push(entry);
		found.set(name, known);
	}
	return [...found.values()].flatMap(({ entries, fault }) => {
		const [first] = entries;
		if (!first) return [];
		return [{ first, fault: { ...fault, message: `${nameOf(first, entries)}: ${fault.message}` } }];
	});
}

/** `Invoice 7, entry cb:inv:7:issue`, or `Invoice 7, entries cb:inv:7:rec:202601 to cb:inv:7:rec:202612 (12)`. */
function nameOf(first: Entry, entries: readonly Entry[]): string {
	const last = entries.at(-1);
	if (!last || last === first) return subjectOf(first);
	return `${subjectOf({ family: first.family })}, entries ${first.key} to ${last.key} (${entries.length})`;
}

/** Reversals that a person has to release first: until then what replaces their batches would be in the books beside them. */
const reversalsHeld = ({ unreleased }: View, { settings }: Run) =>
	unreleased.filter(({ status }) => status === 'Hold' && settings.afterPosting === 'release');

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
