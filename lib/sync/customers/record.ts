import type { AuditRecord, SentRequest } from '../audit';
import type { CustomerResult, CustomerSyncRun, Ending } from './run';

/** The customer that a result is about. */
export interface Subject {
	/** Visma customer number. */
	number: string;
	/** Chargebee id. */
	id: string;
	/** Visma's lastModifiedDateTime. */
	version: string;
	/** The item as it came. */
	item: unknown;
}

/** The result of one customer, with its audit record. */
export function record(run: CustomerSyncRun, subject: Subject, ending: Ending): CustomerResult {
	const { requests, ...result } = ending;
	return {
		...result,
		...dryRun(run),
		vismaCustomerNumber: subject.number,
		chargebeeCustomerId: subject.id,
		audit: audit(run, subject, ending, requests),
	};
}

/** The audit record of a customer; the item itself is kept where it will have to be run again. */
export function audit(
	run: CustomerSyncRun,
	{ number, id, version, item }: Subject,
	{ changes, ...ending }: Omit<Ending, 'requests'>,
	requests: SentRequest[],
): AuditRecord {
	const again = ending.outcome === 'failed' || ending.outcome === 'conflict';
	return {
		time: new Date(run.clock()).toISOString(),
		direction: 'visma-to-chargebee',
		source: { system: 'visma.net', type: 'customer', id: number, version, ...(again ? { record: item } : {}) },
		target: { system: 'chargebee', type: 'customer', id },
		...(id === '' ? {} : { customer: id }),
		...ending,
		...dryRun(run),
		changes,
		requests,
		executionId: run.executionId,
	};
}

/** What a dry run says is no fact: flows must not take it for one, whatever its outcome. */
const dryRun = ({ settings }: CustomerSyncRun): { dryRun?: true } => (settings.dryRun ? { dryRun: true } : {});
