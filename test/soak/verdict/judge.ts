import memoize from 'lodash/memoize';

import { collect, type Entry, type LedgerEvent } from '../../../lib/ledger';
import type { CreditNote, Invoice } from '../../../sandbox/chargebee/billing/shapes';
import type { Demo } from '../../../sandbox/demo/open';
import { balancesIn, balancesOf } from '../../history/balances';
import { readHistory } from '../../history/read';
import { RULES } from '../../history/rules';
import { periodOf } from '../months';
import type { Past } from '../simulate';
import type { Size } from '../size';
import { leftToBook, unexplained } from './again';
import { balancesWith, overAllPeriods, unequal } from './balances';
import { deferredIn, unexpiredAfter } from './deferred';
import { type Excused, holdAgainst, type KnownAtClosing } from './entries';
import { namesOf } from './names';
import { readAll } from './readAll';
import { type Sorted, sortBatches } from './sorted';

/** Years that the ERP's calendar has: what is deferred may end in any of them. */
const MONTHS = 60;

export interface Verdict {
	/** What is not as it should be; none when all is well. */
	findings: string[];
	events: LedgerEvent[];
	entries: Entry[];
	sorted: Sorted;
	excused: Excused;
	/** Batches in the ledger. */
	batches: number;
	/** Deferred revenue at the end, by account and currency, in the smallest unit. */
	deferred: Record<string, number>;
}

/** Payments are linked with documents, of which their keys of exchange differences are made. */
function linksIn(events: readonly LedgerEvent[]): (family: string) => string[] {
	const links = new Map<string, Set<string>>();
	for (const { content } of events as Array<{ content: { transaction?: Record<string, unknown> } }>) {
		const transaction = content.transaction ?? {};
		const rows = [transaction.linked_invoices, transaction.linked_credit_notes].flatMap((table) => (table ?? []) as Array<Record<string, string>>);
		const known = links.get(`cb:txn:${transaction.id}`) ?? new Set();
		for (const row of rows) known.add(row.invoice_id ?? row.cn_id ?? '');
		links.set(`cb:txn:${transaction.id}`, known);
	}
	return (family) => [...(links.get(family) ?? [])];
}

/** What the ledger had been told when each period was closed; it decides whether an accrual came too late. */
export function knownAtClosing(events: readonly LedgerEvent[], { closings, told }: Pick<Past, 'closings' | 'told'>): KnownAtClosing {
	return memoize((period: string) => collect(told.before(closings.begunAt(period), events), RULES));
}

/** Holds the ledger of the ERP against what the whole history of the site comes to. */
export async function judge(
	{ control, sandbox }: Pick<Demo, 'control' | 'sandbox'>,
	{ months: lived }: Pick<Size, 'months'>,
	past: Pick<Past, 'closings' | 'stage' | 'told' | 'traffic'>,
): Promise<Verdict> {
	const events = await readHistory(sandbox.chargebee.url);
	const { entries, faults, families } = collect(events, RULES);
	const { journals } = await control.visma.state();
	const months = Array.from({ length: MONTHS }, (_, month) => periodOf(month + 1));
	const sorted = sortBatches(journals, namesOf(RULES.site, families.values(), months, linksIn(events)));
	const at = (number: string) => past.traffic.postedAt.get(number) ?? Date.now();
	const periodsFor = (period: string, number: string) => past.closings.periodsFor(period, at(number));
	const { findings, excused } = holdAgainst(entries, sorted, past.closings, periodsFor, knownAtClosing(events, past));

	const ledger = await balancesIn(control.visma);
	const last = periodOf(lived);
	const [invoices, creditNotes] = [await readAll<Invoice>(sandbox.chargebee.url, 'invoice'), await readAll<CreditNote>(sandbox.chargebee.url, 'credit_note')];
	const deferred = deferredIn(ledger, last);
	return {
		findings: [
			...faults.map(({ code, document, message }) => `${document}: ${code} ${message}`),
			...past.stage.refused.map(({ story, verb, message }) => `the site refused to ${verb}, in "${story}": ${message}`),
			...sorted.findings,
			...findings,
			...unequal(ledger, balancesWith(entries, sorted, excused)).map((line) => `by period: ${line}`),
			...unequal(overAllPeriods(ledger), overAllPeriods(balancesOf(entries))).map((line) => `over all periods: ${line}`),
			...(await leftToBook(sandbox, events)),
			...(await unexplained(sandbox, journals, events)),
			...unequal(deferred, unexpiredAfter(last, invoices, creditNotes, entries)).map((line) => `deferred after ${last}: ${line}`),
		],
		events,
		entries,
		sorted,
		excused,
		batches: journals.length,
		deferred,
	};
}
