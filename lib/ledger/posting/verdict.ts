import type { Entry } from '../types/entry';
import type { Family, FamilyState } from '../types/family';
import type { PostedBatch } from './posted';

/** One key looked at from both sides. */
export interface Case {
	key: string;
	entry: Entry | undefined;
	posted: PostedBatch | undefined;
	family: Family;
	/** The key is withdrawn because its document is recognised at once. */
	isAccelerated: boolean;
	reclassify: boolean;
}

export type Verdict =
	| { action: 'none' | 'post' | 'keep' | 'replace' | 'takeBack'; reason: string }
	| { action: 'conflict'; reason: string };

/** The states in which what was posted of a document is taken back. */
const withdrawn: Partial<Record<FamilyState, string>> = {
	deleted: 'document deleted',
	unsuccessful: 'transaction voided',
	withdrawn: 'charge voided',
	invoiced: 'charge invoiced',
};

/**
 * Whether a posted accrual is of a month that the events at hand do not tell of: they hold the charge as it was seen
 * later, or its invoice of a later month, and neither says anything about the accrual.
 */
function isOfAnotherMonth({ key, entry, family }: Case): boolean {
	const [, month] = /:accr:(\d{6})$/.exec(key) ?? [];
	if (entry || month === undefined) return false;
	return family.state === 'live' || (family.invoicedIn !== undefined && family.invoicedIn > month);
}

/**
 * Whether an entry is wanted again that was reversed, of a document that is what it was then: the reason lies outside of
 * the document, and is not among the events. A subscription says all by itself: paused and resumed, it is what it was.
 */
function isAsItWasTakenBack({ entry, posted, family }: Case): boolean {
	if (!entry || !posted?.reversed || family.family.startsWith('cb:sub:')) return false;
	return entry.A === posted.A && entry.D === posted.D;
}

/** Why a posted batch that is no longer desired is taken back, or undefined when the facts give no reason. */
function reasonToTakeBack({ family, posted, isAccelerated }: Case): string | undefined {
	const state = withdrawn[family.state];
	if (state !== undefined) return state;
	if (isAccelerated) return 'recognised at once';
	return family.D !== '' && posted?.D !== family.D ? 'facts changed' : undefined;
}

/** The rules in order; the first that applies decides. */
const rules: Array<(one: Case) => Verdict | undefined> = [
	({ family }) => (family.state === 'faulty' ? { action: 'none', reason: 'faulty' } : undefined),
	({ posted }) =>
		posted?.reversedInVisma
			? { action: 'conflict', reason: `reversed in Visma by ${posted.reversedInVisma}` }
			: undefined,
	(one) =>
		isAsItWasTakenBack(one) ? { action: 'conflict', reason: 'taken back before, and not changed since' } : undefined,
	({ entry, posted }) => {
		if (posted && !posted.reversed) return undefined;
		return entry
			? { action: 'post', reason: 'not posted' }
			: { action: 'none', reason: 'neither desired nor posted' };
	},
	({ entry, posted }) => (entry && entry.A === posted?.A ? { action: 'keep', reason: 'posted' } : undefined),
	({ entry, posted }) =>
		entry && entry.D !== posted?.D ? { action: 'replace', reason: 'facts changed' } : undefined,
	({ entry, isAccelerated }) => (entry && isAccelerated ? { action: 'replace', reason: 'recognised at once' } : undefined),
	({ entry, reclassify }) => {
		if (!entry) return undefined;
		return reclassify
			? { action: 'replace', reason: 'reclassified' }
			: { action: 'conflict', reason: 'posted under other rules' };
	},
	(one) => (isOfAnotherMonth(one) ? { action: 'none', reason: 'of another month' } : undefined),
	(one) => {
		const reason = reasonToTakeBack(one);
		return reason
			? { action: 'takeBack', reason }
			: { action: 'conflict', reason: 'no longer desired under the present rules' };
	},
];

/** What is to be done about one key. */
export function judge(one: Case): Verdict {
	for (const rule of rules) {
		const verdict = rule(one);
		if (verdict) return verdict;
	}
	return { action: 'none', reason: 'no rule applies' };
}
