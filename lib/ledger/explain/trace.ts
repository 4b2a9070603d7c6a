import type { Draft, Origin, Posting } from '../entries/draft';
import type { Entry, EntryLine } from '../types/entry';

/** How one entry came about. */
export interface Trace {
	entry: Entry;
	origin: Origin;
	draft: Draft;
	lines: TracedLine[];
}

/** A line and the postings that were added up to it. */
export interface TracedLine {
	line: EntryLine;
	postings: Posting[];
}

/** Takes what the finisher made of a draft. */
export type Tracer = (trace: Trace) => void;

/** The postings of each line of an entry; those that came to zero together are in none. */
export function traceOf(origin: Origin, draft: Draft, entry: Entry, netted: readonly Posting[]): Trace {
	const lines = entry.lines.map((line, i) => {
		const sum = netted[i];
		const isPart = (posting: Posting) =>
			posting.account === sum?.account && posting.subaccount === sum.subaccount && posting.project === sum.project;
		return { line, postings: draft.postings.filter((posting) => posting.amount !== 0n && isPart(posting)) };
	});
	return { entry, origin, draft, lines };
}
