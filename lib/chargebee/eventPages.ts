import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { PAGE_LIMIT } from './list';
import type { ChargebeeEvent } from './types/event';

/** Which events to read; what is left out does not narrow the choice. */
export interface EventChoice {
	/** Seconds since the epoch, this second included. */
	from?: number;
	/** Seconds since the epoch, this second included. */
	to?: number;
	/** Empty: every type. */
	types?: readonly string[];
	/** @default every event */
	ids?: readonly string[];
}

/** Chargebee takes times of ten digits only; nothing happened there before. */
const FIRST_SECOND = 1_000_000_000;

/**
 * GET /events, a page at a time, oldest first: Chargebee states no order of its own.
 *
 * @param order newest first with `desc`
 */
export async function* eventPages(
	client: ChargebeeClient,
	choice: EventChoice,
	order: 'asc' | 'desc' = 'asc',
	limit = PAGE_LIMIT,
): AsyncGenerator<ChargebeeEvent[]> {
	const query = queryOf(choice);
	let offset: string | undefined;
	do {
		const page = await client.get<{ list: Array<{ event: ChargebeeEvent }>; next_offset?: string }>('/events', {
			...query,
			[`sort_by[${order}]`]: 'occurred_at',
			limit,
			offset,
		});
		yield page.list.map(({ event }) => event);
		offset = page.next_offset;
	} while (offset !== undefined);
}

function queryOf({ from, to, types = [], ids }: EventChoice): Form {
	return {
		'occurred_at[after]': from === undefined || from <= FIRST_SECOND ? undefined : from - 1,
		'occurred_at[before]': to === undefined ? undefined : to + 1,
		'event_type[in]': types.length > 0 ? JSON.stringify(types) : undefined,
		'id[in]': ids ? JSON.stringify(ids) : undefined,
	};
}
