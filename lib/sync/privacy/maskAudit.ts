import type { AuditRecord, Change, SentRequest } from '../audit';
import { isKept } from './kept';
import { MASK, maskFields } from './maskFields';
import { READ_AGAIN } from './readAgain';
import { scrub } from './scrub';

const SYSTEMS = { 'visma.net': 'Visma.net', chargebee: 'Chargebee', n8n: 'n8n' } as const;
/** Fields of a batch that Record Chargebee Events fills with keys and ids alone. */
const OWN_TEXTS = new Set(['description', 'transactionDescription']);

/** An audit record without anything personal, and what was taken out of it. */
export interface Masked {
	audit: AuditRecord;
	found: Set<string>;
}

/**
 * Replaces what is personal: names, addresses, e-mails, phones, VAT and organisation numbers, notes, custom fields.
 * Ids, versions, amounts, currencies, dates, kinds and countries stay. A masked source record says in `readAgain` that
 * it must be read again before it is written; the operations refuse it otherwise.
 */
export function maskAudit(audit: AuditRecord): Masked {
	const found = new Set<string>();
	const { source, target, direction, customer } = audit;
	const isOwnText = (name: string) =>
		direction === 'chargebee-to-visma' && target.type === 'journalTransaction' && OWN_TEXTS.has(name);
	const { record, ...named } = source;
	const masked = {
		...audit,
		source: { ...named, ...(record === undefined ? {} : { record: maskRecord(record, audit, found) }) },
		changes: audit.changes.map((change) => maskChange(change, found)),
		requests: audit.requests.map((request) => maskRequest(request, found, isOwnText)),
	};
	for (const id of [source.id, target.id, customer ?? '']) found.delete(id);
	return { audit: audit.reason === undefined ? masked : { ...masked, reason: scrub(audit.reason, found) }, found };
}

function maskRecord(record: unknown, { source }: AuditRecord, found: Set<string>): unknown {
	const readAgain = `Personal fields are masked: read ${source.type} ${source.id} again from ${SYSTEMS[source.system]} before it is written`;
	const marked = (one: unknown) => {
		const masked = maskFields(one, found);
		return typeof masked === 'object' && masked !== null ? { ...masked, [READ_AGAIN]: readAgain } : { value: masked, [READ_AGAIN]: readAgain };
	};
	return Array.isArray(record) ? record.map(marked) : marked(record);
}

function maskChange(change: Change, found: Set<string>): Change {
	const mask = (value: string) => {
		if (isKept(change.field, value)) return value;
		found.add(value);
		return MASK;
	};
	return { ...change, from: mask(change.from), to: mask(change.to) };
}

function maskRequest(request: SentRequest, found: Set<string>, isOwnText: (name: string) => boolean): SentRequest {
	return { ...request, body: maskFields(request.body, found, isOwnText) as Record<string, unknown> };
}
