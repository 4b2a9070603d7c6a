import type { JournalDeps } from '../journals/run';
import type { JournalSettings } from '../journals/settings';
import { checkSettings } from '../journals/settingsCheck';
import { compare } from '../reconcileLedger/compare';
import { study } from '../reconcileLedger/study';
import { monthEndFigures } from './figures';
import type { MonthEndReport } from './report';

export { reportPage } from './html/page';
export type { MonthEndReport } from './report';

/**
 * Reads the ledger from the cut-over to the end of a month, and Chargebee's documents that reach into it, and adds up what
 * a month's end is about. Nothing is written.
 *
 * @param period `YYYYMM`
 * @param company as its credential names it
 * @throws LedgerError that lists every fault of rules that cannot be used
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function monthEndReport(deps: JournalDeps, settings: JournalSettings, period: string, company: string): Promise<MonthEndReport> {
	checkSettings(settings);
	const studied = await study(deps, settings, { to: period });
	return monthEndFigures(studied, compare(studied), { company, madeAt: deps.now() });
}
