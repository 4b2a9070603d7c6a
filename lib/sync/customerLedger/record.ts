import type { AuditRecord, SentRequest } from '../audit';
import { idsOf, type Json, objectsOf } from '../journals/complete/json';
import type { CustomerLedgerContext, CustomerLedgerResult, Ending, Part } from './run';
import type { Work } from './work';

const KINDS = { invoice: 'customerInvoice', creditNote: 'customerCreditNote' } as const;
const OPPOSITE = { invoice: KINDS.creditNote, creditNote: KINDS.invoice } as const;

/** The result of a part of a document, with its audit record. */
export function resultOf(
	work: Work,
	part: Part,
	{ number, ...ending }: Ending,
	requests: SentRequest[],
	context: CustomerLedgerContext,
): CustomerLedgerResult {
	const vismaDocumentType = (part === 'void' ? OPPOSITE : KINDS)[work.noun];
	return {
		...ending,
		...dryRun(context),
		documentType: work.noun,
		documentId: work.id,
		part,
		vismaDocumentType,
		...(number === undefined ? {} : { vismaDocumentNumber: number }),
		changes: ending.changes ?? [],
		items: work.items,
		audit: auditOf(work, part, { number, ...ending }, requests, context),
	};
}

/** The audit record of a part of a document; the record itself is kept where it will have to be run again. */
export function auditOf(
	{ noun, id, raw }: Work,
	part: Part,
	{ outcome, reason, errorCode, number = '', changes = [] }: Ending,
	requests: SentRequest[],
	context: CustomerLedgerContext,
): AuditRecord {
	const isAgain = outcome === 'failed' || outcome === 'conflict';
	return {
		time: context.deps.now(),
		direction: 'chargebee-to-visma',
		source: {
			system: 'chargebee',
			type: noun,
			id,
			version: String(raw.resource_version ?? ''),
			...(isAgain ? { record: { [noun === 'invoice' ? 'invoice' : 'credit_note']: raw } } : {}),
		},
		target: { system: 'visma.net', type: (part === 'void' ? OPPOSITE : KINDS)[noun], id: number },
		...concerned(raw),
		outcome,
		...dryRun(context),
		reason,
		errorCode,
		changes,
		requests,
		executionId: context.deps.executionId,
	};
}

/** Whom a document concerns; one that is gone tells nobody. */
function concerned({ customer_id: customer, subscription_id: own, line_items: lines }: Json): Pick<AuditRecord, 'customer' | 'subscriptions'> {
	const subscriptions = idsOf([own, ...objectsOf(lines).map((line) => line.subscription_id)]);
	return { ...(typeof customer === 'string' ? { customer } : {}), ...(subscriptions.length > 0 ? { subscriptions } : {}) };
}

/** The result of an item that names no document. */
export function silentResult(index: number, input: unknown, { deps, ...context }: CustomerLedgerContext): CustomerLedgerResult {
	const { id = '', event_type: type } = (typeof input === 'object' && input !== null ? input : {}) as { id?: unknown; event_type?: unknown };
	const reason = `${typeof type === 'string' ? type : 'The item'} carries no invoice or credit note`;
	const ending = { outcome: 'skipped' as const, reason, changes: [] };
	return {
		...ending,
		...dryRun({ deps, ...context }),
		documentType: 'event',
		documentId: String(id),
		part: 'document',
		items: [index],
		audit: {
			time: deps.now(),
			direction: 'chargebee-to-visma',
			source: { system: 'chargebee', type: 'event', id: String(id), version: '' },
			target: { system: 'visma.net', type: 'customerInvoice', id: '' },
			...ending,
			...dryRun({ deps, ...context }),
			requests: [],
			executionId: deps.executionId,
		},
	};
}

/** What a dry run says is no fact. */
const dryRun = ({ settings }: CustomerLedgerContext): { dryRun?: true } => (settings.dryRun ? { dryRun: true } : {});
