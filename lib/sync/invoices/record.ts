import type { AuditRecord, SentRequest } from '../audit';
import type { Ending, InvoiceResult, InvoiceSyncRun, Sent } from './run';

/** The document that a result is about. */
export interface Subject {
	kind: 'invoice' | 'creditNote';
	/** As Visma calls it: `Invoice`, `CreditNote`, `DebitNote` ... */
	type: string;
	/** Visma's document number. */
	number: string;
	/** Chargebee id. */
	id: string;
	/** Chargebee id of the customer; absent where the item is no document. */
	customer?: string;
	/** Visma's lastModifiedDateTime. */
	version: string;
	/** The item as it came. */
	item: unknown;
}

const VISMA_TYPES = { invoice: 'customerInvoice', creditNote: 'customerCreditNote' } as const;

/** The result of one document, with its audit record. */
export function record(run: InvoiceSyncRun, subject: Subject, { requests, id, ...ending }: Sent): InvoiceResult {
	return {
		...ending,
		...dryRun(run),
		vismaDocumentType: subject.type,
		vismaDocumentNumber: subject.number,
		chargebeeId: id ?? subject.id,
		audit: audit(run, subject, { ...ending, id }, requests),
	};
}

/** The audit record of a document; the item itself is kept where it will have to be run again. */
export function audit(
	run: InvoiceSyncRun,
	{ kind, number, id: ownId, customer, version, item }: Subject,
	{ changes, id = ownId, ...ending }: Ending,
	requests: SentRequest[],
): AuditRecord {
	const again = ending.outcome === 'failed' || ending.outcome === 'conflict';
	return {
		time: new Date(run.clock()).toISOString(),
		direction: 'visma-to-chargebee',
		source: { system: 'visma.net', type: VISMA_TYPES[kind], id: number, version, ...(again ? { record: item } : {}) },
		target: { system: 'chargebee', type: kind, id },
		...(customer === undefined ? {} : { customer }),
		...ending,
		...dryRun(run),
		changes,
		requests,
		executionId: run.executionId,
	};
}

/** What a dry run says is no fact: flows must not take it for one, whatever its outcome. */
const dryRun = ({ settings }: InvoiceSyncRun): { dryRun?: true } => (settings.dryRun ? { dryRun: true } : {});
