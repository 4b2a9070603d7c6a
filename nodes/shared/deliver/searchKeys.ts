import type { IExecuteFunctions } from 'n8n-workflow';

import type { AuditRecord } from '../../../lib/sync/audit';

/** What executions are searched by. n8n allows ten names in an execution, all nodes of the flow together. */
type SearchKey = 'customer' | 'invoice' | 'creditNote' | 'subscription' | 'journal' | 'outcome';

/** n8n keeps 512 characters of a value, and complains in its log from here on. */
const LONGEST = 255;

/** By kind of record, whichever system it is in. */
const KEYS: Record<string, SearchKey> = {
	customer: 'customer',
	invoice: 'invoice',
	customerInvoice: 'invoice',
	creditNote: 'creditNote',
	credit_note: 'creditNote',
	customerCreditNote: 'creditNote',
	subscription: 'subscription',
	journalTransaction: 'journal',
};

/** What a person will look for comes first: there may not be room for all. */
const ORDER: ReadonlyArray<AuditRecord['outcome']> = ['failed', 'conflict', 'created', 'updated', 'deleted', 'skipped', 'unchanged'];

/**
 * Marks the execution with the ids of what it was about, so that it is found by one of them in n8n's list of executions
 * (filter: Highlighted data). Ids only, space between, in addition to what the execution is marked with already.
 */
export function markExecution({ customData }: IExecuteFunctions, audits: readonly AuditRecord[]): void {
	const facts = audits.filter(({ dryRun }) => !dryRun).sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
	const marks = new Map<SearchKey, string[]>();
	for (const [key, id] of facts.flatMap(idsOf)) marks.set(key, [...(marks.get(key) ?? []), id]);
	for (const [key, ids] of marks) {
		const value = joined([...(customData.get(key) ?? '').split(' '), ...ids]);
		if (value !== '') customData.set(key, value);
	}
}

function idsOf({ source, target, customer, subscriptions = [], outcome }: AuditRecord): Array<[SearchKey, string]> {
	const both = [source, target].flatMap(({ type, id }): Array<[SearchKey, string]> => {
		const key = KEYS[type];
		return key === undefined ? [] : [[key, id]];
	});
	// n8n searches for a part of the value: `VN-10001` is found by 10001 too
	const records = both.filter((one) => !both.some((other) => other[0] === one[0] && other[1].length > one[1].length && other[1].endsWith(one[1])));
	const customers: Array<[SearchKey, string]> = customer === undefined ? [] : [['customer', customer]];
	return [...records, ...customers, ...subscriptions.map((id): [SearchKey, string] => ['subscription', id]), ['outcome', outcome]];
}

/** As many whole ids as there is room for, each once. */
function joined(ids: readonly string[]): string {
	let value = '';
	for (const id of new Set(ids)) {
		const longer = `${value} ${id}`.trim();
		if (longer.length > LONGEST) break;
		value = longer;
	}
	return value;
}
