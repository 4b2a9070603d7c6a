import type { Form } from '../../chargebee';
import type { Difference } from './difference';
import type { Held, Shelf } from './shelf';

/** A row of Visma.net's list, of which only the version matters here. */
export interface Row {
	lastModifiedDateTime?: string | null;
	timeStamp?: string | null;
}

/** What the first look at a row says; `older`: Chargebee was told of a newer version than Visma.net has. */
export type Verdict = 'equal' | 'skipped' | 'older' | 'differs';

export interface Judged<VismaRow extends Row> {
	key: string;
	row: VismaRow;
	verdict: Verdict;
	/** Ids in Chargebee that stand for the record. */
	ids: string[];
}

/** A record that may differ. */
export interface Candidate<VismaRow extends Row> extends Judged<VismaRow> {
	/** How its records in Chargebee stood, in the order of the ids; absent where they were not read. */
	states?: string[];
}

/** One kind of record in both systems, and how the sync compares it. */
export interface Side<VismaRow extends Row, Record extends Held> {
	/** Stands before ids of what the sync made. */
	prefix: string;
	/** Chargebee's list, a page at a time. */
	pages: (filter: Form) => AsyncGenerator<Record[]>;
	/** Chargebee's records by id, deleted ones too. */
	find: (ids: readonly string[]) => Promise<Map<string, Record>>;
	/** What is kept of a record. */
	slim: (record: Record) => Record;
	/** Whether a record under the prefix is taken for one that the sync made. */
	isOurs: (record: Record) => boolean;
	/** Visma.net's whole list, or what changed since a company-local time; rows of `shape: 'bare'` have no parts along. */
	visit: (order: { since?: string; bare?: true }, visit: (rows: VismaRow[]) => void | Promise<void>) => Promise<void>;
	keyOf: (row: VismaRow) => string;
	/** The sync's own decision on each row, against what was read of Chargebee. */
	judge: (rows: VismaRow[], shelf: Shelf<Record>) => Promise<Array<Judged<VismaRow>>>;
	/** What the sync would do by now to rows that may differ, from a fresh look at Chargebee. */
	confirm: (candidates: Array<Candidate<VismaRow>>, fresh: ReadonlyMap<string, Record>) => Promise<Confirmed[]>;
	/** The difference that a record of Chargebee is for which Visma.net has none; undefined where it is none. */
	extra: (record: Record) => Difference | undefined;
}

export type Confirmed = Difference | 'equal' | 'skipped';
