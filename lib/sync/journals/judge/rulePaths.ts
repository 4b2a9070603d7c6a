import type { Rules } from '../../../ledger';

/** Parts of the rules that name accounts or subaccounts; rows of items and conditions are looked at one by one. */
const PARTS = ['accounts', 'defaultSubaccount', 'tax', 'writeOff'] as const;
/** More paths than this say less. */
const MOST = 3;

/**
 * The rules that say a value, such as `accounts.deferred` or `items.basic.revenue`: where it has to be mended. Rows on
 * item prices count only for documents that sell them.
 *
 * @param items the item prices that the document sells
 */
export function rulePaths(value: string, rules: Rules, items: ReadonlySet<string>): string[] {
	const rows = [
		...Object.entries(rules.items ?? {}).map(([item, row]) => ({ path: `items.${item}`, row, item })),
		...Object.entries(rules.catalog ?? {}).map(([item, row]) => ({ path: `catalog.${item}`, row, item })),
		...(rules.conditions ?? []).map(({ when, set }, i) => ({ path: `conditions[${i}].set`, row: set, item: when.itemPrice })),
	].filter(({ item }) => item === undefined || items.size === 0 || items.has(item));
	return [...rows.flatMap(({ path, row }) => pathsIn(row, path, value)), ...PARTS.flatMap((part) => pathsIn(rules[part], part, value))];
}

function pathsIn(node: unknown, path: string, value: string): string[] {
	if (node === value) return [path];
	if (typeof node !== 'object' || node === null) return [];
	return Object.entries(node).flatMap(([name, member]) => pathsIn(member, `${path}.${name}`, value));
}

/** ` (rule accounts.deferred)`, or nothing when no rule says it. */
export function ruleWords(value: string, rules: Rules, items: ReadonlySet<string>): string {
	const paths = rulePaths(value, rules, items);
	if (paths.length === 0) return '';
	const more = paths.length > MOST ? ` and ${paths.length - MOST} more` : '';
	return ` (rule ${paths.slice(0, MOST).join(', ')}${more})`;
}
