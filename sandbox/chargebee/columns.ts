import { z, type ZodIssue, type ZodRawShape } from 'zod';

function rowsIn(columns: Record<string, unknown>): Array<Record<string, unknown>> {
	const rows: Array<Record<string, unknown>> = [];
	for (const [field, column] of Object.entries(columns)) {
		for (const [index, value] of Object.entries(column as object)) {
			rows[Number(index)] = { ...rows[Number(index)], [field]: value };
		}
	}
	// Indexes are meant to be dense; a gap is an empty row.
	return Array.from(rows, (row) => row ?? {});
}

/** An issue of one row, named as in the request: the field first, then the index. */
function inColumn(issue: ZodIssue, index: number): ZodIssue {
	if (issue.code === 'unrecognized_keys') return issue;
	return { ...issue, path: [...issue.path, index] };
}

/** Rows sent as columns: `items[id][0]=a&items[id][1]=b` becomes `[{id: 'a'}, {id: 'b'}]`. */
export function columns<Shape extends ZodRawShape>(shape: Shape) {
	const row = z.object(shape).partial().strict();
	return z.record(z.union([z.array(z.unknown()), z.record(z.unknown())])).transform((sent, context) =>
		rowsIn(sent).map((given, index): z.output<typeof row> => {
			const result = row.safeParse(given);
			if (result.success) return result.data;
			for (const issue of result.error.issues) context.addIssue(inColumn(issue, index));
			return z.NEVER;
		}),
	);
}
