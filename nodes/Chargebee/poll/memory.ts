import { createHash } from 'node:crypto';

import type { IPollFunctions } from 'n8n-workflow';

import type { EventCursor } from '../../../lib/sync/events';

/** What the node remembers between polls, under n8n's durable cursors too: plain JSON. */
export interface Memory {
	cursor?: EventCursor;
	/** Names the site and the start that the cursor belongs to. */
	start?: string;
	/** Polls that failed in a row. */
	failures?: number;
}

/** A copy of its own: what n8n holds changes only by `remember`, as the last thing that a poll does. */
export function recall(poll: IPollFunctions): Memory {
	return JSON.parse(JSON.stringify(poll.getWorkflowStaticData('node'))) as Memory;
}

export function remember(poll: IPollFunctions, memory: Memory): void {
	Object.assign(poll.getWorkflowStaticData('node'), memory);
}

/** Tells one start from another: what was kept for another site, or for another start date, is of no use. */
export const startName = (...parts: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
