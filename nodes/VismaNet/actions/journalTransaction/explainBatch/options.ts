import { castArray, isPlainObject } from 'lodash';

import { ExplainedError } from '../../../../../lib/http';
import type { LedgerEvent } from '../../../../../lib/ledger';
import { readJson } from '../../../../shared/readJson';
import type { RuleOptions } from '../rules/options';

/** The collection Options of Explain Batch. */
export interface ExplainOptions extends RuleOptions {
	knownEvents?: unknown;
	readsPast?: boolean;
	maxWaitSeconds?: number;
}

/** The events that a person gives: one, a list of them, or either as JSON text. */
export function knownEvents({ knownEvents: value }: ExplainOptions): LedgerEvent[] {
	if (value === undefined || value === '') return [];
	const events: unknown[] = castArray(readJson(value));
	if (events.every(isPlainObject)) return events as LedgerEvent[];
	throw new ExplainedError({
		message: 'Options: Known Events holds no list of Chargebee events',
		remedy: 'Write it as [{"id": "ev_1", "event_type": "invoice_generated", ...}], or leave it out.',
		code: 'event-unreadable',
	});
}
