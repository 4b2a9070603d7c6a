import type { CatalogEntry, Criterion } from '../types/rules';
import type { Field, Row } from './rows';

/** What is known of a line or document when its rows are looked up. */
export type Context = Readonly<Partial<Record<Criterion, string>>>;

/** True when all of a row's criteria hold. */
export function matches(row: Row, context: Context): boolean {
	for (const [criterion, value] of row.when) if (context[criterion] !== value) return false;
	return true;
}

/** The rows that set a field, the heaviest first. */
export type FieldRows = ReadonlyMap<Field, readonly Row[]>;

/** Sorts rows (already the heaviest first) by the fields they set. */
export function byField(rows: readonly Row[]): FieldRows {
	const fields = new Map<Field, Row[]>();
	for (const row of rows) {
		for (const field of row.fields.keys()) {
			const known = fields.get(field);
			if (known) known.push(row);
			else fields.set(field, [row]);
		}
	}
	return fields;
}

/** The heaviest matching row that sets a field: it decides the field. */
export function decidingRow(fields: FieldRows, field: Field, context: Context): Row | undefined {
	return fields.get(field)?.find((row) => matches(row, context));
}

/** A field's value from the heaviest matching row that sets it. */
export function pick(fields: FieldRows, field: Field, context: Context): string | undefined {
	return decidingRow(fields, field, context)?.fields.get(field);
}

/**
 * The rows that can never decide any field they set, given the catalog's families: they match nothing, or a heavier
 * row matches wherever they do. A family the catalog does not list says nothing yet and is left alone.
 */
export function deadRows(rows: readonly Row[], catalog: Readonly<Record<string, CatalogEntry | null>>): Row[] {
	const fields = byField(rows);
	// A row that sets nothing still maps what it is about.
	return rows.filter((row) => {
		if (row.fields.size === 0) return false;
		const contexts = contextsOf(row, catalog);
		if (!contexts) return false;
		return [...row.fields.keys()].every((field) =>
			contexts.every((context) => fields.get(field)?.find((other) => matches(other, context)) !== row),
		);
	});
}

/** The narrowest known contexts in which a row matches, or undefined when the catalog cannot list them. */
function contextsOf(row: Row, catalog: Readonly<Record<string, CatalogEntry | null>>): Context[] | undefined {
	const when: Context = Object.fromEntries(row.when);
	const family = when.itemFamily;
	const listed = Object.entries(catalog).filter(([, entry]) => Boolean(entry?.itemFamily));
	if (when.itemPrice !== undefined) {
		const known = catalog[when.itemPrice]?.itemFamily;
		if (!known) return [when];
		return family === undefined || family === known ? [{ ...when, itemFamily: known }] : [];
	}
	if (family === undefined) return [when];
	const items = listed.filter(([, entry]) => entry?.itemFamily === family);
	return items.length > 0 ? items.map(([itemPrice]) => ({ ...when, itemPrice })) : undefined;
}
