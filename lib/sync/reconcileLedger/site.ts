import { DateTime } from 'luxon';

import type { Rules } from '../../ledger';
import { Shelf } from '../journals/complete/shelf';
import type { MonthName } from '../journals/books/months';
import { prepare } from '../journals/prepare';
import type { JournalDeps, Run } from '../journals/run';
import type { JournalSettings } from '../journals/settings';
import type { Known } from '../journals/workOut';
import { type MonthEndChoice, type MonthEndItem, monthEndDocuments, monthEndSubscriptions } from '../monthEnd';

/** Which months are compared. */
export interface LedgerChoice {
	/** `YYYYMM`; from the cut-over on when left out. */
	from?: MonthName;
	/** `YYYYMM` */
	to: MonthName;
}

/** Everything that Chargebee tells of the months at hand, and what it is booked with. */
export interface SiteRead {
	run: Run;
	known: Known;
	/** What *Record Chargebee Events* would be given, one for each document with what is settled with it. */
	items: MonthEndItem[];
}

/**
 * Reads all that reaches into the months from Chargebee's own lists, as a month's end does, and Visma's periods, accounts
 * and currencies. Each document is read once.
 *
 * @throws LedgerError when the rules are made for other books
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function readSite(deps: JournalDeps, settings: JournalSettings, choice: LedgerChoice): Promise<SiteRead> {
	const { rules } = settings;
	const shelf = new Shelf(deps.chargebee);
	const items =
		rules.basis === 'subscription'
			? await monthEndSubscriptions(deps.chargebee, choiceOf(rules, choice))
			: await monthEndDocuments(deps.chargebee, choiceOf(rules, choice), (noun, row) => {
					// Of a long document a list does not show every line.
					if (!('line_items_next_offset' in row && row.line_items_next_offset)) shelf.put(noun, row);
				});
	const { run, known } = await prepare(items.flatMap(({ events }) => events), deps, { ...settings, horizon: choice.to }, shelf);
	return { run, known, items };
}

function choiceOf({ timeZone: zone, cutover, scope, invoiceIdPrefix }: Rules, { from, to }: LedgerChoice): MonthEndChoice {
	const isFull = scope !== 'deferralOnly';
	const isFromCutover = cutover !== undefined && cutover !== null && cutover.mode !== 'recogniseOnly';
	return {
		period: to,
		zone,
		...(from === undefined ? {} : { firstPeriod: from }),
		...(isFromCutover ? { since: DateTime.fromISO(cutover.date, { zone }).toUnixInteger() } : {}),
		transactions: isFull,
		charges: true,
		...(isFull && invoiceIdPrefix ? { withoutPrefix: invoiceIdPrefix } : {}),
	};
}
