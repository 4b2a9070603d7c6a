import type { ChargebeeClient } from '../../chargebee';
import type { VismaClient, VismaDocument } from '../../visma';
import { customerId } from '../customers/identity';
import { type InvoiceSyncRun, type InvoiceSyncSettings, syncInvoices } from '../invoices';
import { decide } from '../invoices/decide';
import { chargebeesOwn } from '../invoices/fromChargebee';
import { enqueue, type Work } from '../invoices/queue';
import { asItStands, creditedInvoices } from '../invoices/settleCreditNote';
import { inForce, laterIds, lastOf } from '../invoices/standings';
import type { Difference, Reconciled } from './difference';
import { documentDifference, extraDocument, olderDocument, waitingCreditNote } from './documentDifference';
import { type ChargebeeDocument, type DocumentSide, readersOf } from './documents';
import { type Order, reconcile } from './reconcile';
import type { Candidate, Confirmed, Judged, Verdict } from './side';
import type { Shelf } from './shelf';
import { total } from './total';

/** What comparing invoices and credit notes takes; `dryRun` of the settings does not matter, since nothing is written. */
export interface InvoiceReconcileRun extends Omit<Order, 'only'> {
	visma: VismaClient;
	chargebee: ChargebeeClient;
	settings: InvoiceSyncSettings;
	/** Numbers of the documents to compare; all, and what is extra, where it is absent. */
	only?: ReadonlySet<string>;
	executionId: string;
}

/**
 * Compares invoices, then credit notes of both systems, as the sync would: its mapping, its decision, its settings.
 * Invoices come first, since credit notes are set off against them.
 */
export async function reconcileInvoices(run: InvoiceReconcileRun): Promise<Reconciled> {
	const { visma, chargebee, settings, clock, executionId } = run;
	const sync: InvoiceSyncRun = { client: chargebee, settings: { ...settings, dryRun: true }, clock, executionId, isFresh: true };
	const readers = { visma, chargebee, prefix: settings.idPrefix };
	const ofInvoices: DocumentSide = {
		...readersOf('invoice', readers),
		judge: async (rows, shelf) => await judge(rows, shelf, sync, invoiceVerdict),
		confirm: async (candidates, fresh) => await confirm(candidates, fresh, sync, new Map()),
		extra: (document) => extraDocument(document, 'invoice', settings),
	};
	const invoices = await reconcile(ofInvoices, run);
	if (settings.creditNotes === 'skip') return invoices;
	const invoicesOff = new Map(invoices.differences.map((difference) => [String(difference.chargebee.id), difference]));
	const ofCreditNotes: DocumentSide = {
		...readersOf('creditNote', readers),
		judge: async (rows, shelf) => await judge(rows, shelf, sync, creditNoteVerdict),
		confirm: async (candidates, fresh) => await confirm(candidates, fresh, sync, invoicesOff),
		extra: (document) => extraDocument(document, 'creditNote', settings),
	};
	return total(invoices, await reconcile(ofCreditNotes, run));
}

type Weigh = (work: Work, shelf: Shelf<ChargebeeDocument>, settings: InvoiceSyncSettings) => Verdict;

async function judge(
	rows: VismaDocument[],
	shelf: Shelf<ChargebeeDocument>,
	run: InvoiceSyncRun,
	weigh: Weigh,
): Promise<Array<Judged<VismaDocument>>> {
	const { invoices, creditNotes, results } = enqueue(rows, run, await chargebeesOwn(rows, run));
	const idsOf = (number: string) => {
		const id = customerId(run.settings.idPrefix, number);
		const last = lastImport(id, (each) => shelf.current(each));
		// Of a number that was imported anew only the last import holds: another one that is not void is extra.
		const isPast = (each: string) => shelf.has(each) && (shelf.current(each)?.status ?? 'voided') === 'voided';
		return [id, ...laterIds(id).filter((each) => each === last?.id || isPast(each))];
	};
	const known = results.flatMap((result, index): Array<Judged<VismaDocument>> => {
		const row = rows[index];
		if (!result || !row) return [];
		return [{ key: row.referenceNumber, row, verdict: result.outcome === 'skipped' ? 'skipped' : 'differs', ids: idsOf(row.referenceNumber) }];
	});
	const compared = [...invoices, ...creditNotes].flatMap((work): Array<Judged<VismaDocument>> => {
		const row = rows[work.index];
		return row ? [{ key: row.referenceNumber, row, verdict: weigh(work, shelf, run.settings), ids: idsOf(row.referenceNumber) }] : [];
	});
	return [...known, ...compared];
}

const invoiceVerdict: Weigh = (work, shelf, settings) => {
	const current = inForce(work, lastImport(work.subject.id, (id) => shelf.current(id)), settings);
	const decision = decide(work.wanted, current, settings);
	if (decision.do !== 'nothing') return 'differs';
	const { outcome } = decision.ending;
	if (outcome === 'unchanged') return 'equal';
	if (outcome !== 'skipped') return 'differs';
	if (!current) return 'skipped';
	const ageless = decide({ ...work.wanted, seen: NO_VERSION }, current, settings);
	return ageless.do === 'nothing' && ageless.ending.outcome === 'unchanged' ? 'equal' : 'older';
};

const NO_VERSION = { created: '', lastModified: '', timeStamp: '' };

/** The import that the sync compares: the first, unless it is void and was imported anew. */
function lastImport(id: string, read: (id: string) => ChargebeeDocument | undefined): ChargebeeDocument | undefined {
	const first = read(id);
	return first?.status === 'voided' ? (lastOf(id, read) ?? first) : first;
}

const creditNoteVerdict: Weigh = (work, shelf, settings) => {
	const standing = asItStands(work, shelf.current(work.subject.id), settings);
	if (!standing) return creditedInvoices(work, settings.idPrefix).length === 0 ? 'skipped' : 'differs';
	if (standing.outcome === 'unchanged') return 'equal';
	return standing.outcome === 'skipped' ? 'skipped' : 'differs';
};

/** The sync's own dry run on the documents that may differ. */
async function confirm(
	candidates: Array<Candidate<VismaDocument>>,
	fresh: ReadonlyMap<string, ChargebeeDocument>,
	run: InvoiceSyncRun,
	invoicesOff: ReadonlyMap<string, Difference>,
): Promise<Confirmed[]> {
	const rows = candidates.map(({ row }) => row);
	const { results, stoppedBy } = await syncInvoices(rows, run);
	if (stoppedBy) throw stoppedBy;
	const { creditNotes } = enqueue(rows, run, new Set());
	return candidates.map(({ row, verdict, ids }, index): Confirmed => {
		const result = results[index];
		if (!result) return 'skipped';
		const current = lastImport(ids[0] ?? '', (id) => (fresh.get(id)?.deleted ? undefined : fresh.get(id)));
		if (result.outcome === 'unchanged') return 'equal';
		if (result.outcome !== 'skipped') {
			return documentDifference({ row, result, current, deleted: !current && fresh.has(ids[0] ?? '') }, run.settings);
		}
		if (verdict === 'older' && current) return olderDocument(row, result, current, run.settings);
		const work = creditNotes.find((one) => one.index === index);
		const off = work && creditedInvoices(work, run.settings.idPrefix).flatMap((id) => invoicesOff.get(id) ?? []);
		return off?.[0] ? waitingCreditNote(row, result, off) : 'skipped';
	});
}
