import chunk from 'lodash/chunk';

import type { LedgerEvent } from '../../lib/ledger';
import { type MonthEndChoice, type MonthEndItem, monthEndDocuments } from '../../lib/sync/monthEnd';
import { type Both, settingsOf, type Wish } from '../lib/sync/journals/both';
import { RULES } from './rules';

/** As many families as the template books in one execution. */
const AT_A_TIME = 100;

/** What a month's end came to. */
export interface MonthEndRun {
	/** How often each outcome came. */
	outcomes: Record<string, number>;
	/** Reasons of what was refused. */
	refused: string[];
	items: MonthEndItem[];
	/** Calls to Visma.net and Chargebee. */
	calls: { visma: number; chargebee: number };
}

/** Runs a month's end as the template does: reads the site's lists, books 100 families at a time. */
export async function runMonthEnd(both: Both, period: string, choice: Partial<MonthEndChoice> = {}, wish: Wish = {}): Promise<MonthEndRun> {
	await both.control.visma.clearRequests();
	await both.control.chargebee.clearRequests();
	const zone = RULES.timeZone;
	const items = await monthEndDocuments(both.chargebee, { period, zone, transactions: true, charges: true, ...choice });
	const outcomes: Record<string, number> = {};
	const refused: string[] = [];
	for (const some of chunk(items, AT_A_TIME)) {
		const events: LedgerEvent[] = some.flatMap((item) => item.events);
		const run = await both.record(events, settingsOf('manual', { rules: RULES, horizon: period, ...wish }));
		if (run.stoppedBy) throw run.stoppedBy;
		for (const { outcome, reason = '' } of run.results) {
			outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
			if (outcome === 'failed' || outcome === 'conflict') refused.push(reason);
		}
	}
	const calls = { visma: (await both.calls()).length, chargebee: (await both.control.chargebee.requests()).length };
	return { outcomes, refused, items, calls };
}
