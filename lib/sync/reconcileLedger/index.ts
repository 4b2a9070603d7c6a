import type { JournalDeps } from '../journals/run';
import type { JournalSettings } from '../journals/settings';
import { checkSettings } from '../journals/settingsCheck';
import { compare } from './compare';
import type { LedgerDifference, LedgerFigures } from './difference';
import { figuresOf } from './figures';
import type { LedgerChoice } from './site';
import { study } from './study';

export type { BalanceDifference, Cause, LedgerDifference, LedgerFigures } from './difference';
export type { LedgerChoice } from './site';

export interface ReconciledLedger {
	differences: LedgerDifference[];
	figures: LedgerFigures;
	/** For people: rules that decide nothing. */
	warnings: string[];
}

/**
 * Compares Visma's ledger with what Chargebee's documents come to, per period, account, subaccount and currency, and names
 * the batches and documents behind each difference. Nothing is written.
 *
 * @throws LedgerError that lists every fault of rules that cannot be used
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function reconcileLedger(deps: JournalDeps, settings: JournalSettings, choice: LedgerChoice): Promise<ReconciledLedger> {
	const warnings = checkSettings(settings);
	const studied = await study(deps, settings, choice);
	const compared = compare(studied);
	return { differences: compared.differences, figures: figuresOf(studied, compared), warnings };
}
