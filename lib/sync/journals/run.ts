import type { ChargebeeClient } from '../../chargebee';
import type { OpeningBalance, Rules } from '../../ledger';
import type { VismaClient } from '../../visma';
import type { AuditRecord } from '../audit';
import type { Books } from './books/read';
import type { JournalResult } from './result';
import type { JournalSettings } from './settings';

/** What a run needs from the outside world. */
export interface JournalDeps {
	visma: VismaClient;
	chargebee: ChargebeeClient;
	/** Names the run in audit records. */
	executionId: string;
	/** ISO 8601, UTC. */
	now: () => string;
}

/** How a run ended. */
export interface JournalRun {
	/** One per entry; one per document or event of the input that gives none. */
	results: JournalResult[];
	/** For people: rules that decide nothing, batches that lie in Visma twice. */
	warnings: string[];
	/** The deferred balances that a cut-over with `recogniseOnly` presumes. */
	opening: OpeningBalance[];
	/** The system failed: what was not reached has no result. */
	stoppedBy?: Error;
	/** What was sent for entries without a result. */
	interrupted: AuditRecord[];
	/** Indices of the input events of which something has no result; none when nothing stopped the run. */
	unsettled: number[];
}

/** Everything that the steps of a run share. */
export interface Run {
	deps: JournalDeps;
	settings: JournalSettings;
	/** As they are used: with catalogue, without lock and horizon. */
	rules: Rules;
	books: Books;
}
