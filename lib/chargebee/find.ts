import type { Form } from './form';
import { PAGE_LIMIT } from './list';

/** Reads records by id, 100 a call. Those that the list does not hold are absent from the map. */
export async function findById<T extends { id: string }>(
	ids: readonly string[],
	list: (filter: Form) => Promise<T[]>,
): Promise<Map<string, T>> {
	const found = new Map<string, T>();
	for (let start = 0; start < ids.length; start += PAGE_LIMIT) {
		const filter = { 'id[in]': JSON.stringify(ids.slice(start, start + PAGE_LIMIT)) };
		for (const record of await list(filter)) found.set(record.id, record);
	}
	return found;
}
