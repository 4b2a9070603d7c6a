import type { Rules } from '../../ledger';

/** How a company books what Chargebee tells. */
export interface JournalSettings {
	/** Complete: site, time zone and the prefix of mirrored invoices come from the Chargebee credential. */
	rules: Rules;
	/** `manual` sends deterministic batch numbers, which Visma refuses twice; `search` looks for batches by description. */
	numbering: 'manual' | 'search';
	/** Width of the number series, 12 to 15. */
	numberLength: number;
	/** Where a batch's description is cut. */
	descriptionLength: number;
	/** Visma's ledger; the company's own when left out. */
	ledger?: string;
	/** `hold` leaves every batch on hold for a person to release. */
	afterPosting: 'release' | 'hold';
	/** `YYYYMM`: later entries are compared, but not posted. */
	horizon?: string;
	/** Entries of closed periods move to the next open one, or are refused. */
	closedPeriods: 'move' | 'refuse';
	/** Reverse and post again what was posted under other rules. */
	reclassify: boolean;
	/** More reversals than this in one run: none is made. */
	maxReversals: number;
	/** `summary` puts the recognition of a month into batches that many documents share; `single` when left out. */
	posting?: 'single' | 'summary';
	/** Nobody else posts for this company meanwhile: what summaries need under numbers that Visma gives. */
	onlyPoster?: boolean;
	/** Nothing is written; results hold the exact requests. */
	dryRun: boolean;
	/** How long to wait for a release, in milliseconds. */
	releaseBudgetMs: number;
}
