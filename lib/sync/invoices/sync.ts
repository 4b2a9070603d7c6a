import { chunk, groupBy } from 'lodash';
import pLimit from 'p-limit';

import { attempt } from '../../attempt';
import { findCreditNotes, PAGE_LIMIT } from '../../chargebee';
import type { AuditRecord, SentRequest } from '../audit';
import { stoppedAt } from '../stopped';
import { chargebeesOwn } from './fromChargebee';
import { enqueue, type Work } from './queue';
import { audit, record } from './record';
import type { Ending, InvoiceResult, InvoiceSyncRun } from './run';
import { settle, type Settled } from './settle';
import { creditedInvoices, settleCreditNote } from './settleCreditNote';
import { settleInvoice } from './settleInvoice';
import { latestImports, standings } from './standings';

/** How a run ended. */
export interface InvoiceSync {
	/** One for each item, in their order; undefined where the run stopped before the item was settled. */
	results: Array<InvoiceResult | undefined>;
	/** Why the run stopped early: a RequestError when the other system failed, else a cancelled execution or a defect. */
	stoppedBy?: Error;
	/** What was sent for documents that were not settled. */
	interrupted: AuditRecord[];
}

type Action = (work: Work, requests: SentRequest[]) => Promise<Ending>;

/**
 * Mirrors Visma.net customer invoices and credit notes in Chargebee: reads what is there in bulk, compares, imports and
 * writes only differences. A document that is refused does not stop the others; a failing system does, and the results
 * say how far the run came.
 *
 * @param items Visma.net documents, as Customer Invoice and Customer Credit Note: Get Many return them
 */
export async function syncInvoices(items: readonly unknown[], run: InvoiceSyncRun): Promise<InvoiceSync> {
	const own = await attempt(async () => await chargebeesOwn(items, run));
	if (!own.ok) return { results: items.map(() => undefined), stoppedBy: own.error as Error, interrupted: [] };
	const { invoices, creditNotes, results } = enqueue(items, run, own.value);
	const sync: InvoiceSync = { results, interrupted: [] };
	for (const works of chunk(invoices, PAGE_LIMIT)) await inTurn(works, run, sync, async () => await invoiceAction(works, run));
	// After the invoices: those that a credit note is set off against may be among them.
	for (const works of chunk(creditNotes, PAGE_LIMIT)) await inTurn(works, run, sync, async () => await creditAction(works, run));
	return sync;
}

async function invoiceAction(works: Work[], run: InvoiceSyncRun): Promise<Action> {
	const standing = await standings(works, run);
	return async (work, requests) => {
		const fresh = { current: undefined, freeId: work.subject.id, transactions: new Map() };
		return await settleInvoice(run, work, standing.get(work) ?? fresh, requests);
	};
}

async function creditAction(works: Work[], run: InvoiceSyncRun): Promise<Action> {
	const found = await findCreditNotes(run.client, works.map(({ subject }) => subject.id));
	const missing = works.filter(({ subject }) => !found.has(subject.id));
	const ids = missing.flatMap((work) => creditedInvoices(work, run.settings.idPrefix));
	const invoices = await latestImports(run.client, [...new Set(ids)]);
	return async (work, requests) =>
		await settleCreditNote(run, work, { current: found.get(work.subject.id), invoices }, requests);
}

/**
 * Settles the documents of different customers side by side, those of one customer in order: Chargebee refuses two
 * writes to one customer at a time. Once the run is stopped nothing new begins, and what was under way is awaited.
 */
async function inTurn(works: Work[], run: InvoiceSyncRun, sync: InvoiceSync, read: () => Promise<Action>): Promise<void> {
	if (sync.stoppedBy) return;
	const action = await attempt(read);
	if (!action.ok) {
		sync.stoppedBy = action.error as Error;
		return;
	}
	const limit = pLimit(run.settings.concurrency);
	const lanes = Object.values(groupBy(works, 'customerId'));
	const settleLane = async (lane: Work[]) => {
		for (const work of lane) {
			if (sync.stoppedBy) return;
			file(work, await settle(work, async (requests) => await action.value(work, requests)), run, sync);
		}
	};
	await Promise.all(lanes.map((lane) => limit(settleLane, lane)));
}

function file({ index, subject }: Work, settled: Settled, run: InvoiceSyncRun, sync: InvoiceSync): void {
	if ('ending' in settled) {
		sync.results[index] = record(run, subject, settled.ending);
		return;
	}
	const { failure, requests } = settled;
	sync.stoppedBy ??= failure;
	if (requests.length === 0) return;
	const ending = { outcome: 'failed' as const, ...stoppedAt(failure, `Document ${subject.number}`, run.clock()), changes: [] };
	sync.interrupted.push(audit(run, subject, ending, requests));
}
