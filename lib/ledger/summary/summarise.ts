import { fingerprint } from '../identity';
import { isoDate, lastDay, parsePeriod } from '../time/dates';
import type { Entry, Kind } from '../types/entry';

/** Several entries of one month in one batch; each keeps its own lines, key and fingerprints. */
export interface SummaryBatch extends Entry {
	kind: 'summary';
	/** In the order of their keys; `lines` are theirs, one after the other. */
	members: Entry[];
}

/** What is posted as one: an entry alone, or several of them. */
export type Batch = Entry | SummaryBatch;

/** A month's recognition is many small entries of one kind; all else stays a batch of its own. */
const summarised: ReadonlySet<Kind> = new Set<Kind>(['recognition', 'voidRecognition']);

/**
 * What an entry shares with all that may lie in one batch with it: `cb:sum:<YYYYMM>:<currency>:<rate>:<branch>`. The
 * first batch of them has the key `<stem>:1`, the next `<stem>:2`. Undefined for what is never summarised.
 */
export function summaryStem({ kind, financialPeriod, currency, exchangeRate, branch }: Entry): string | undefined {
	if (!summarised.has(kind)) return undefined;
	return ['cb:sum', financialPeriod, currency, exchangeRate ?? '-', branch ?? '-'].join(':');
}

function monthEnd(period: string): string {
	return isoDate(lastDay(parsePeriod(period) ?? 0));
}

function batchOf(stem: string, n: number, [first, ...others]: [Entry, ...Entry[]]): SummaryBatch {
	const members = [first, ...others];
	const { site, financialPeriod, currency, exchangeRate, branch } = first;
	const batch: SummaryBatch = {
		key: `${stem}:${n}`,
		kind: 'summary',
		family: stem,
		site,
		transactionDate: monthEnd(financialPeriod),
		financialPeriod,
		ownPeriod: financialPeriod,
		currency,
		exchangeRate,
		autoReversing: false,
		D: fingerprint(members.map(({ key, D }) => `${key} ${D}`).join('\n')),
		A: fingerprint(members.map(({ key, A }) => `${key} ${A}`).join('\n')),
		lines: members.flatMap(({ lines }) => lines),
		members,
	};
	return branch === undefined ? batch : { ...batch, branch };
}

/** Members in the order of their keys, as many to a batch as its limit of lines takes; none is ever split. */
function cut(entries: readonly Entry[], limit: number): Array<[Entry, ...Entry[]]> {
	const sorted = [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));
	const pieces: Array<[Entry, ...Entry[]]> = [];
	let room = 0;
	for (const entry of sorted) {
		room -= entry.lines.length;
		const piece = room < 0 ? undefined : pieces.at(-1);
		if (piece) piece.push(entry);
		else {
			pieces.push([entry]);
			room = limit - entry.lines.length;
		}
	}
	return pieces;
}

/**
 * Puts planned entries together for posting: first those that stay alone, in their order, then the months' recognition,
 * together where period (after the lock), currency, rate and branch agree, dated the month's end. `limit` counts lines
 * per batch. `firstFree` holds the first number by stem that Visma does not know yet: a batch is never extended.
 */
export function summarise(
	toPost: readonly Entry[],
	limit = 400,
	firstFree: ReadonlyMap<string, number> = new Map(),
): Batch[] {
	const alone: Entry[] = [];
	const together = new Map<string, Entry[]>();
	for (const entry of toPost) {
		const stem = summaryStem(entry);
		const known = together.get(stem ?? '');
		if (stem === undefined) alone.push(entry);
		else if (known) known.push(entry);
		else together.set(stem, [entry]);
	}
	const batches = [...together]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([stem, entries]) => {
			const first = firstFree.get(stem) ?? 1;
			return cut(entries, limit).map((members, i) => batchOf(stem, first + i, members));
		});
	return [...alone, ...batches];
}
