import { groupBy, omit } from 'lodash';

import { explainEntry, type ExplainedLine, type LedgerEvent, trace } from '../../../ledger';
import { baseOf } from '../posted/names';
import { recordKnown } from '../record';
import type { JournalResult } from '../result';
import type { JournalDeps, JournalRun } from '../run';
import type { JournalSettings } from '../settings';

/** An entry as it would be booked, or why it would not. */
export interface PreviewEntry extends Omit<JournalResult, 'audit' | 'events' | 'lines' | 'dryRun'> {
	/** Why it has its date. */
	dated?: string;
	lines?: ExplainedLine[];
}

/** What booking would do about one document. */
export interface DocumentPreview {
	documentType: JournalResult['documentType'];
	documentId: string;
	/** Indices of the input events that hold the document. */
	events: number[];
	entries: PreviewEntry[];
}

export interface Preview extends Pick<JournalRun, 'warnings' | 'opening' | 'stoppedBy' | 'unsettled'> {
	documents: DocumentPreview[];
}

/**
 * What booking these events would do, entry by entry, and why: a dry run, explained by the functions that work it out.
 * Nothing is written.
 *
 * @throws LedgerError as recordEvents
 */
export async function previewEvents(events: readonly LedgerEvent[], deps: JournalDeps, settings: JournalSettings): Promise<Preview> {
	const { run, known, rules } = await recordKnown(events, deps, { ...settings, dryRun: true });
	const { traces } = trace(known, rules);
	const entryOf = (booked: JournalResult): PreviewEntry => {
		const { lines: planned, ...result } = omit(booked, ['audit', 'events', 'dryRun']);
		const traced = result.kind === 'reversal' ? undefined : traces.get(baseOf(result.key ?? ''));
		if (!traced) return { ...result, ...(planned ? { lines: planned.map((line) => ({ ...line, parts: [] })) } : {}) };
		const { dated, lines } = explainEntry(traced);
		return { ...result, dated, lines };
	};
	const documents = Object.values(groupBy(run.results, ({ documentType, documentId }) => `${documentType} ${documentId}`));
	return {
		...run,
		documents: documents.flatMap((results) => {
			const [first] = results;
			if (!first) return [];
			const { documentType, documentId, events: holding } = first;
			return [{ documentType, documentId, events: holding, entries: results.map(entryOf) }];
		}),
	};
}
