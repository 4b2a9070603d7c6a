import type { Rules } from '../../../ledger';

/** Parts of the rules that name accounts or subaccounts. */
const PARTS = ['accounts', 'defaultSubaccount', 'items', 'conditions', 'tax', 'writeOff', 'catalog'] as const;

/** The rules that say a value, such as `accounts.deferred` or `items.basic.revenue`: where it has to be mended. */
export function rulePaths(value: string, rules: Rules): string[] {
	return PARTS.flatMap((part) => pathsIn(rules[part], part, value));
}

function pathsIn(node: unknown, path: string, value: string): string[] {
	if (node === value) return [path];
	if (Array.isArray(node)) return node.flatMap((member, index) => pathsIn(member, `${path}[${index}]`, value));
	if (typeof node !== 'object' || node === null) return [];
	return Object.entries(node).flatMap(([name, member]) => (name === 'when' ? [] : pathsIn(member, `${path}.${name}`, value)));
}

/** ` (rule accounts.deferred)`, or nothing when no rule says it. */
export function ruleWords(value: string, rules: Rules): string {
	const paths = rulePaths(value, rules);
	return paths.length === 0 ? '' : ` (rule ${paths.join(', ')})`;
}
