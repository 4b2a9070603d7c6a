import { type Candidate, type Row, type Side, type Verdict } from './side';
import { type Held, Shelf, stateOf } from './shelf';

/** What one complete read of both sides shows. */
export interface Gathered<VismaRow extends Row, Record extends Held> {
	shelf: Shelf<Record>;
	/** The last verdict on each record of Visma.net, by its key. */
	verdicts: Map<string, Verdict>;
	/** Records that may differ, by key. */
	candidates: Map<string, Candidate<VismaRow>>;
	/** The newest change that Visma.net's rows have, company-local; empty where no row has any. */
	newest: string;
}

/**
 * Reads both sides completely and compares them as they pass by. Kept are Chargebee's records as short texts, and
 * Visma.net's rows that may differ; a record of which only named ones are wanted is always one that may.
 *
 * @param only keys of the records that are wanted; all of them where it is absent
 */
export async function gather<VismaRow extends Row, Record extends Held>(
	side: Side<VismaRow, Record>,
	only: ReadonlySet<string> | undefined,
): Promise<Gathered<VismaRow, Record>> {
	const shelf = new Shelf<Record>();
	if (!only) await fill(shelf, side);
	const gathered: Gathered<VismaRow, Record> = { shelf, verdicts: new Map(), candidates: new Map(), newest: '' };
	await side.visit({}, async (rows) => {
		for (const { lastModifiedDateTime } of rows) {
			if (lastModifiedDateTime && lastModifiedDateTime > gathered.newest) gathered.newest = lastModifiedDateTime;
		}
		const wanted = only ? rows.filter((row) => only.has(side.keyOf(row))) : rows;
		for (const judged of await side.judge(wanted, shelf)) {
			const { key, verdict, ids } = judged;
			shelf.claim(ids);
			gathered.verdicts.set(key, verdict);
			gathered.candidates.delete(key);
			if (verdict === 'equal' || verdict === 'skipped') continue;
			const states = only ? undefined : ids.map((id) => stateOf(shelf.read(id)));
			gathered.candidates.set(key, { ...judged, states });
		}
	});
	return gathered;
}

async function fill<VismaRow extends Row, Record extends Held>(shelf: Shelf<Record>, side: Side<VismaRow, Record>): Promise<void> {
	const { prefix } = side;
	const filter = { include_deleted: true, ...(prefix === '' ? {} : { 'id[starts_with]': prefix }) };
	for await (const page of side.pages(filter)) {
		for (const record of page) if (record.id.startsWith(prefix)) shelf.put(side.slim(record));
	}
}
