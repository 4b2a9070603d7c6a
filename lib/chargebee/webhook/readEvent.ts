import { z } from 'zod';

import type { ChargebeeEvent } from '../types/event';

/** What every delivery has; types and members that are not known yet pass. */
const delivery = z
	.object({
		id: z.string().min(1),
		event_type: z.string().min(1),
		occurred_at: z.number().int(),
		content: z.record(z.unknown()),
	})
	.passthrough();

/** Reads the body of a delivery; undefined when it is no event. */
export function readEvent(body: unknown): ChargebeeEvent | undefined {
	const parsed = delivery.safeParse(body);
	return parsed.success ? (parsed.data as ChargebeeEvent) : undefined;
}
