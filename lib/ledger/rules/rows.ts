import type { Assignment, Condition, Criterion, Region, Rules } from '../types/rules';
import { parseSubaccount } from './subaccount';

/** How much a criterion counts: each outweighs all below it together, so no two different rows weigh the same. */
export const weights: Record<Criterion, number> = {
	itemPrice: 32,
	itemFamily: 16,
	chargeKind: 8,
	businessEntity: 4,
	country: 2,
	currency: 1,
};
export const criteria = Object.keys(weights) as Criterion[];

/** Criteria that differ from line to line of one document. */
export const itemCriteria: readonly Criterion[] = ['itemPrice', 'itemFamily', 'chargeKind'];

export const regions: readonly Region[] = ['domestic', 'eu', 'export'];

/** What a row can decide, one by one: revenue by region and the subaccount by segment. */
export type Field = `revenue:${Region}` | 'deferred' | 'recognition' | 'project' | 'branch' | `subaccount:${string}`;

export interface Row {
	/** Where it stands in the rules: `conditions[2]`, `items.pro-sek`. */
	name: string;
	when: ReadonlyMap<Criterion, string>;
	weight: number;
	fields: ReadonlyMap<Field, string>;
	/** The path of the rule that sets a field: `conditions[2].set.revenue.eu`, `items.pro-sek.deferred`. */
	path(field: Field): string;
}

/** Countries and currencies are written in capitals, whatever the rules say. */
const capitals = new Set<Criterion>(['country', 'currency']);

function fieldsOf({ revenue, deferred, recognition, subaccount, project, branch }: Assignment): Map<Field, string> {
	const fields = new Map<Field, string>();
	for (const region of regions) {
		const account = typeof revenue === 'object' && revenue !== null ? revenue[region] : revenue;
		if (account) fields.set(`revenue:${region}`, account);
	}
	const plain = { deferred, recognition, project, branch };
	for (const [field, value] of Object.entries(plain) as Array<[keyof typeof plain, string | undefined]>) {
		if (value) fields.set(field, value);
	}
	for (const [segment, value] of (subaccount && parseSubaccount(subaccount)) || []) {
		fields.set(`subaccount:${segment}`, value);
	}
	return fields;
}

function rowOf(name: string, { when, set }: Condition, place = `${name}.set`): Row {
	const present = criteria.flatMap((criterion): Array<[Criterion, string]> => {
		const value = when[criterion];
		return value ? [[criterion, capitals.has(criterion) ? value.toUpperCase() : value]] : [];
	});
	const weight = present.reduce((sum, [criterion]) => sum + weights[criterion], 0);
	return { name, when: new Map(present), weight, fields: fieldsOf(set), path: (field) => `${place}.${nameIn(set, field)}` };
}

/** What a field is called in the row that sets it. */
function nameIn({ revenue }: Assignment, field: Field): string {
	const [name = '', part] = field.split(':');
	return name === 'revenue' && typeof revenue === 'object' ? `${name}.${part}` : name;
}

/** All rows of valid rules, the heaviest first; `items` are rows on an item price. */
export function rowsOf({ conditions, items }: Pick<Rules, 'conditions' | 'items'>): Row[] {
	const rows = [
		...(conditions ?? []).map((condition, i) => rowOf(`conditions[${i}]`, condition)),
		...Object.entries(items ?? {}).flatMap(([item, set]) =>
			set ? [rowOf(`items.${item}`, { when: { itemPrice: item }, set }, `items.${item}`)] : [],
		),
	];
	return rows.sort((a, b) => b.weight - a.weight);
}
