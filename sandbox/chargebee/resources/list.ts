import { z } from 'zod';

import { flag, ignored, oneOf, readParams, text, wholeNumber } from '../fields';
import { filterSchemas, matcher, namedIds, type FilterKind } from '../filters';
import { pageOf } from '../listing';
import type { ResourceStore } from '../resourceStore';

interface ListOf<Resource extends { id: string; deleted?: boolean }> {
	/** What a row is called: `{list: [{invoice: ...}]}`. */
	name: string;
	store: ResourceStore<Resource>;
	filters: Record<string, FilterKind>;
	/** Times that can be sorted by; the first is the default. */
	sorts: [string, ...string[]];
	/** Parameters taken and not used. */
	unused?: string[];
	/** A resource as filters see it. */
	seen?: (resource: Resource) => object;
	/** A resource as it is sent. */
	shown?: (resource: Resource) => object;
}

/** A list operation: filters, pages, sorting, deleted rows when asked for. */
export function listOf<Resource extends { id: string; deleted?: boolean }>(list: ListOf<Resource>) {
	const { name, store, filters, sorts, unused = [], seen = (each) => each, shown = (each) => each } = list;
	const [defaultSort] = sorts;
	const schema = z
		.object({
			...filterSchemas(filters),
			...Object.fromEntries(unused.map((param) => [param, ignored()])),
			limit: wholeNumber().refine((limit) => limit === null || (limit >= 1 && limit <= 100), 'must be from 1 to 100'),
			offset: text(1000),
			include_deleted: flag(),
			sort_by: z
				.object({ asc: oneOf(sorts), desc: oneOf(sorts) })
				.partial()
				.strict(),
		})
		.partial()
		.strict();
	return (query: unknown) => {
		const params = readParams(schema, query);
		const matches = matcher(filters, params);
		const rows = store
			.rows(namedIds(params as { id?: Record<string, unknown> }))
			.filter(({ resource }) => (params.include_deleted || !resource.deleted) && matches(seen(resource)));
		const { resources, next_offset } = pageOf(rows, params, defaultSort);
		return { list: resources.map((each) => ({ [name]: shown(each) })), next_offset };
	};
}
