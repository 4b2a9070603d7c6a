import { partition } from 'lodash';

import { createdFrom } from '../createdFrom';
import type { Standing } from '../customers/customerIdentity';
import type { Fault } from '../customers/fault';
import { customerId } from '../customers/identity';
import { isOlder } from '../customers/version';
import type { Wanted } from './decide';
import { idIn } from './fromChargebee';
import { mapDocument } from './map/map';
import { versionOf } from './note';
import { record, type Subject } from './record';
import type { Ending, InvoiceResult, InvoiceSyncRun } from './run';
import { readSource, type SourceDocument } from './source';

/** A document that has to be compared with Chargebee. */
export interface Work {
	/** Place of the item in the input. */
	index: number;
	subject: Subject;
	document: SourceDocument;
	wanted: Wanted;
	/** Chargebee id of the customer: its documents are written one after the other. */
	customerId: string;
	customerStanding: Standing;
}

interface Enqueued {
	invoices: Work[];
	creditNotes: Work[];
	/** One for each item, in their order. */
	results: Array<InvoiceResult | undefined>;
}

const RELEASED = new Set(['Open', 'Closed']);
const VOID = 'Voided';

/**
 * Turns items into work, one piece for each document. What needs no look at Chargebee has its result at once: items
 * that are no documents, those that are not mirrored, and older copies of a document that comes twice.
 *
 * @param own ids of Chargebee's own documents that external references may name
 */
export function enqueue(items: readonly unknown[], run: InvoiceSyncRun, own: ReadonlySet<string>): Enqueued {
	const results: Array<InvoiceResult | undefined> = items.map(() => undefined);
	const queue = new Map<string, Work>();
	const finish = (index: number, subject: Subject, ending: Ending) => {
		results[index] = record(run, subject, { ...ending, requests: [] });
	};
	for (const [index, item] of items.entries()) {
		const source = readSource(item);
		if ('fault' in source) {
			finish(index, nobody(item), { outcome: 'failed', reason: source.fault, errorCode: 'not-an-invoice', changes: [] });
			continue;
		}
		const subject = subjectOf(source.document, item, run);
		const reason = leftAlone(source.document, subject, run, own);
		if (reason !== undefined) {
			finish(index, subject, { outcome: 'skipped', reason, changes: [] });
			continue;
		}
		const work = workFor(index, subject, source.document, run);
		const key = `${subject.kind} ${subject.id}`;
		const other = queue.get(key);
		const [winner, loser] = other && isOlder(work.wanted.seen, other.wanted.seen) ? [other, work] : [work, other];
		queue.set(key, winner);
		const older = 'Another item of this run holds a newer copy of this document';
		if (loser) finish(loser.index, loser.subject, { outcome: 'skipped', reason: older, changes: [] });
	}
	const [invoices, creditNotes] = partition([...queue.values()], ({ subject }) => subject.kind === 'invoice');
	return { invoices, creditNotes, results };
}

function subjectOf(document: SourceDocument, item: unknown, { settings }: InvoiceSyncRun): Subject {
	const type = document.documentType ?? 'Invoice';
	return {
		kind: type === 'CreditNote' ? 'creditNote' : 'invoice',
		type,
		number: document.referenceNumber,
		id: customerId(settings.idPrefix, document.referenceNumber),
		customer: settings.customerIdentity.idOf(document.customer.number),
		version: document.lastModifiedDateTime ?? '',
		item,
	};
}

/** Why a document is not mirrored, whatever Chargebee has. */
function leftAlone(
	document: SourceDocument,
	{ type, kind }: Subject,
	{ settings }: InvoiceSyncRun,
	own: ReadonlySet<string>,
): string | undefined {
	const { status, documentDate } = document;
	const reference = idIn(document.externalReference ?? '');
	const origin = createdFrom(document.note) ?? (own.has(reference) ? reference : undefined);
	if (origin !== undefined) return `It was created from ${origin} of Chargebee`;
	if (type !== 'Invoice' && type !== 'CreditNote') return `Documents of type ${type} are not mirrored`;
	if (kind === 'creditNote' && settings.creditNotes === 'skip') return 'Credit notes are not mirrored (option Credit Notes)';
	if (status && !RELEASED.has(status) && status !== VOID) return `It is not released in Visma.net (${status})`;
	if (settings.cutoff !== '' && documentDate.slice(0, 10) < settings.cutoff) {
		return `It is from ${documentDate.slice(0, 10)}, before the cut-off date ${settings.cutoff}`;
	}
	return undefined;
}

function workFor(index: number, subject: Subject, document: SourceDocument, { settings }: InvoiceSyncRun): Work {
	const result = mapDocument(document, settings);
	const faults: Fault[] = 'faults' in result ? result.faults : [];
	const isVoid = document.status === VOID;
	const wanted = { seen: versionOf(document), isVoid, faults, ...('mapped' in result ? { mapped: result.mapped } : {}) };
	const { customerIdentity } = settings;
	const { number } = document.customer;
	const customer = { customerId: customerIdentity.idOf(number), customerStanding: customerIdentity.standingOf(number) };
	return { index, subject, document, wanted, ...customer };
}

const nobody = (item: unknown): Subject => ({ kind: 'invoice', type: '', number: '', id: '', version: '', item });
