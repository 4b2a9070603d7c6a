import { chunk } from 'lodash';

import type { Form } from './form';
import { PAGE_LIMIT } from './list';

/** Filters of a list on any of some ids, 100 ids a call; none for no ids. */
export function anyOf(field: string, ids: readonly string[]): Form[] {
	return chunk(ids, PAGE_LIMIT).map((some) => ({ [`${field}[in]`]: JSON.stringify(some) }));
}

/** Reads records by id, 100 a call. Those that the list does not hold are absent from the map. */
export async function findById<T extends { id: string }>(
	ids: readonly string[],
	list: (filter: Form) => Promise<T[]>,
): Promise<Map<string, T>> {
	const found = new Map<string, T>();
	for (const filter of anyOf('id', ids)) {
		for (const record of await list(filter)) found.set(record.id, record);
	}
	return found;
}
