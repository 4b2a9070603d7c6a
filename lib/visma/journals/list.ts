import { omit } from 'lodash';

import type { Query, VismaClient } from '../client';
import { incomplete, isNewer, MAX_PASSES, type Pass, pages } from '../paging';
import { isSince, isWanted } from '../recheck';
import type { VismaJournal, VismaJournalLine, VismaJournalStatus } from '../types/journal';
import { getJournal } from './get';
import { JOURNALS } from './path';

/** The list needs a period or a time of change. */
export interface JournalFilter {
	/** YYYYPP */
	periodId?: string;
	/** Only batches changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	/** Without `Module`: GL for journals. */
	module?: string;
	/** `Unreleased`: on hold or balanced. */
	status?: VismaJournalStatus | 'Unreleased';
	branch?: string;
	expandAttachments?: boolean;
}

type Row = VismaJournal & { metadata?: { totalCount?: number; maxPageSize?: number }; timeStamp?: string };

/** A batch as its parts turn up. */
interface Collected {
	row: Row;
	lines: Map<number, VismaJournalLine>;
	/** Changed between two pages: its lines are of two versions. */
	torn: boolean;
}

/**
 * GET /v2/journaltransaction: the first `limit` batches, or all of them, each with all of its lines. Pages count lines
 * and a batch may be split over two, so that the parts are put together by number; a batch that changed between two of
 * its parts is read again by itself.
 *
 * @throws ExplainedError when lines are still missing after the last pass
 */
export async function listJournals(client: VismaClient, filter: JournalFilter, limit?: number): Promise<VismaJournal[]> {
	const batches = new Map<string, Collected>();
	let total = 0;
	for (let pass = 1; pass <= MAX_PASSES; pass++) {
		const before = countLines(batches);
		const done = await readOnce(client, filter, batches, limit);
		total = done.settled ? 0 : done.total;
		if (done.settled || (pass > 1 && countLines(batches) === before)) break;
	}
	// Whether a batch without lines counts is UNVERIFIED; counting it never takes a complete list for one with a gap.
	const read = countLines(batches, 1);
	if (read < total) throw incomplete(read, total, 'lines of batches');
	const journals: VismaJournal[] = [];
	for (const batch of fitting(batches, filter).slice(0, limit)) journals.push(await whole(client, batch));
	return journals;
}

const fitting = (batches: Map<string, Collected>, filter: JournalFilter) =>
	[...batches.values()].filter(({ row }) => fits(row, filter));

/** Adds one pass over the pages; it is settled too when there are more than `limit` batches. */
async function readOnce(
	client: VismaClient,
	filter: JournalFilter,
	batches: Map<string, Collected>,
	limit: number | undefined,
): Promise<Pass> {
	const totals = new Set<number>();
	let total = 0;
	for await (const page of pages<Row>(client, JOURNALS, query(filter))) {
		total = page.totalCount ?? 0;
		totals.add(total);
		const before = countLines(batches);
		for (const row of page.rows) collect(batches, row);
		// A list that is not paged answers every page number with all rows, which carry no count then.
		if (page.totalCount === undefined && countLines(batches) === before) break;
		// The last batch may go on on the next page, so that one more than the limit must be there.
		if (limit !== undefined && fitting(batches, filter).length > limit) return { settled: true, total };
	}
	return { settled: totals.size <= 1 && countLines(batches) >= total, total };
}

/** @param least as how many lines a batch counts at least */
const countLines = (batches: Map<string, Collected>, least = 0) =>
	[...batches.values()].reduce((count, batch) => count + Math.max(least, batch.lines.size), 0);

function collect(batches: Map<string, Collected>, row: Row): void {
	const known = batches.get(row.batchNumber);
	const batch = known ?? { row, lines: new Map<number, VismaJournalLine>(), torn: false };
	if (known && known.row.timeStamp !== row.timeStamp) {
		batch.torn = true;
		if (isNewer(row, known.row)) batch.row = row;
	}
	for (const line of row.journalTransactionLines ?? []) batch.lines.set(line.lineNumber ?? batch.lines.size + 1, line);
	batches.set(row.batchNumber, batch);
}

async function whole(client: VismaClient, { row, lines, torn }: Collected): Promise<VismaJournal> {
	const again = torn ? await getJournal(client, row.batchNumber) : undefined;
	const journalTransactionLines = [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
	return again ?? { ...omit(row, 'metadata'), journalTransactionLines };
}

function query({ periodId, modifiedSince, module, status, branch, expandAttachments }: JournalFilter): Query {
	return { periodId, lastModifiedDateTime: modifiedSince, module, status, branch, expandAttachments };
}

function fits(row: Row, { periodId, modifiedSince, module, status, branch }: JournalFilter): boolean {
	const ofStatus =
		status === 'Unreleased' ? row.status === 'Hold' || row.status === 'Balanced' : isWanted(row.status, status);
	return (
		ofStatus &&
		isWanted(row.financialPeriod, periodId) &&
		isWanted(row.module?.replace(/^Module/, ''), module) &&
		isWanted(row.branch, branch) &&
		isSince(row, modifiedSince)
	);
}
