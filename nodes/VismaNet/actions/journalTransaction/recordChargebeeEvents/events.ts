import type { IExecuteFunctions } from 'n8n-workflow';

import type { LedgerEvent } from '../../../../../lib/ledger';

/** The event of each item; what is none is left to the ledger, which refuses it by its number. */
export function readEvents(context: IExecuteFunctions): LedgerEvent[] {
	return context.getInputData().map((_, index) => readEvent(context, index));
}

/** The event of one item. */
export const readEvent = (context: IExecuteFunctions, index: number) => parsed(context.getNodeParameter('event', index)) as LedgerEvent;

/** The field holds an object, or JSON text when an audit table kept it or somebody typed it. */
function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
