import { uniq } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { ExplainedError } from '../../../../../lib/http';
import type { LedgerEvent } from '../../../../../lib/ledger';
import type { JournalRun } from '../../../../../lib/sync/journals';
import { whyReadAgain } from '../../../../../lib/sync/privacy';

/** The events of all items. */
export interface Given {
	events: LedgerEvent[];
	/** The item that each event came with. */
	items: number[];
}

/** The events of one item, one or a list; what is none is left to the ledger, which refuses it by its number. */
export const eventsOf = (context: IExecuteFunctions, index: number): LedgerEvent[] => listed(parsed(context.getNodeParameter('event', index)));

/** The events of each item. */
export function readEvents(context: IExecuteFunctions, of = eventsOf): Given {
	const given: Given = { events: [], items: [] };
	for (const index of context.getInputData().keys()) {
		const events = of(context, index);
		given.events.push(...events);
		given.items.push(...events.map(() => index));
	}
	return given;
}

/**
 * An event that is kept in parts would be booked in parts.
 *
 * @throws ExplainedError when one was taken from an audit record whose personal fields are masked
 */
export function checkWhole(events: readonly LedgerEvent[]): void {
	const why = events.map(whyReadAgain).find((one) => one !== undefined);
	if (why === undefined) return;
	throw new ExplainedError({
		message: `An event is not whole, and nothing was booked. ${why}`,
		remedy: 'Hand on what Chargebee Billing: Event: Get gives for its ID.',
		code: 'event-not-whole',
	});
}

/** A run whose results name items in place of events. */
export function byItem(run: JournalRun, { items }: Given): JournalRun {
	const results = run.results.map((result) => ({ ...result, events: itemsOf(result.events, items) }));
	return { ...run, results, unsettled: itemsOf(run.unsettled, items) };
}

/** The items that events came with. */
export function itemsOf(events: readonly number[], items: Given['items']): number[] {
	return uniq(events.map((event) => items[event] ?? event)).sort((a, b) => a - b);
}

/** The field holds an object, or JSON text when an audit table kept it or somebody typed it. */
function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}

/** One event, a list of them, or an item of a month's end, which holds a list. */
function listed(value: unknown): LedgerEvent[] {
	if (Array.isArray(value)) return value as LedgerEvent[];
	const { events } = (typeof value === 'object' && value !== null ? value : {}) as { events?: unknown };
	return Array.isArray(events) ? (events as LedgerEvent[]) : [value as LedgerEvent];
}
