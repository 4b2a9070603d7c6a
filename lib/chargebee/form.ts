/** A value of a form or query: booleans and numbers as text, objects as one JSON document (meta_data). */
export type FormValue = string | number | boolean | Record<string, unknown> | undefined;

/**
 * Fields of a Chargebee call, each under its wire name: `company`, `billing_address[line1]`,
 * `line_items[amount][0]` (field before index). Undefined fields are left out; an empty string clears a field.
 */
export type Form = Record<string, FormValue>;

/** Encodes a form as `application/x-www-form-urlencoded`, UTF-8, a space as `+`. */
export function encodeForm(form: Form): string {
	const encoded = new URLSearchParams();
	for (const [name, value] of Object.entries(form)) {
		if (value !== undefined) encoded.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
	}
	return encoded.toString();
}

/** The wire names of one object's fields: `fieldsOf('billing_address', { city: 'Oslo' })` is `{ 'billing_address[city]': 'Oslo' }`. */
export function fieldsOf(object: string, fields: Form): Form {
	return Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${object}[${field}]`, value]));
}

/**
 * The wire names of a record as Chargebee shows it: members of objects as `fieldsOf` names them, lists of records as
 * `rows` does. What is null or undefined is left out.
 */
export function toForm(record: Readonly<Record<string, unknown>>): Form {
	const parts = Object.entries(record).map(([name, value]): Form => {
		if (value === null || value === undefined) return {};
		if (Array.isArray(value)) return rows(name, value.map((row) => withoutNulls(row as object)));
		return typeof value === 'object' ? fieldsOf(name, withoutNulls(value)) : { [name]: value as FormValue };
	});
	return Object.assign({}, ...parts) as Form;
}

const withoutNulls = (record: object): Form =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined)) as Form;

/**
 * The wire names of a table, field before index: `rows('taxes', [{ name: 'MVA', rate: 25 }])` is
 * `{ 'taxes[name][0]': 'MVA', 'taxes[rate][0]': 25 }`.
 */
export function rows(table: string, records: Form[]): Form {
	const cells = records.flatMap((record, index) =>
		Object.entries(record).map(([field, value]) => [`${table}[${field}][${index}]`, value] as const),
	);
	return Object.fromEntries(cells);
}
