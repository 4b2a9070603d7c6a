import type { LedgerEvent } from '../../ledger';
import { readBooks } from './books/read';
import { completeEvents, completeSubscriptions, readCatalog } from './complete';
import type { Shelf } from './complete/shelf';
import type { JournalDeps, Run } from './run';
import type { JournalSettings } from './settings';
import type { Known } from './workOut';

/**
 * Reads what a run needs before it can work anything out: the documents as they are now, the catalogue, and Visma's
 * periods, accounts and currencies.
 *
 * @param shelf documents that were read in this execution already
 * @throws LedgerError when the rules are made for other books
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function prepare(
	events: readonly LedgerEvent[],
	deps: JournalDeps,
	settings: JournalSettings,
	shelf?: Shelf,
): Promise<{ run: Run; known: Known }> {
	const { basis, onCancelWithoutCredit } = settings.rules;
	const completed =
		basis === 'subscription'
			? await completeSubscriptions(events, deps.chargebee, settings.rules)
			: await completeEvents(events, deps.chargebee, { accelerates: onCancelWithoutCredit === 'accelerate', shelf });
	const catalog = { ...settings.rules.catalog, ...(await readCatalog(completed.events, deps.chargebee, settings.rules)) };
	const books = await readBooks(deps.visma, settings);
	const horizon = settings.horizon ?? settings.rules.horizon ?? undefined;
	// Lock and horizon say what is posted, never what should be in the books: the periods and the plan have them, the
	// entries do not.
	const rules = { ...settings.rules, catalog, horizon: null, firstOpenPeriod: null };
	return { run: { deps, settings: { ...settings, horizon }, rules, books }, known: completed };
}
