import type { LedgerEvent } from '../types/event';
import type { Assignment, Rules } from '../types/rules';
import { isObject, objectsOf, textOf } from '../wire/json';
import { findEntry, type Found, type Sought } from './match';

/** Rules that differ in one thing from those at hand. */
interface Otherwise {
	/** The path of the rule, and what it would be. */
	rule: string;
	value: string;
	rules: Rules;
}

/** The policies that change amounts; accounts never do. */
function policies(rules: Rules): Otherwise[] {
	const of = <Name extends keyof Rules>(rule: Name, ...values: Array<NonNullable<Rules[Name]>>) =>
		values
			.filter((value) => value !== rules[rule])
			.map((value): Otherwise => ({ rule, value: JSON.stringify(value), rules: { ...rules, [rule]: value } }));
	return [
		...of('convention', 'daily', 'monthly'),
		...of('scope', 'full', 'deferralOnly'),
		...of('creditNotesWithoutDates', 'atOnce', 'prospectively'),
		...of('onCancelWithoutCredit', 'continue', 'accelerate'),
		...of('settleFxResidue', true, false),
		...of('writeOff', { policy: 'creditNote' }),
	];
}

/** Each item that the events sell, spread in each other way. */
function recognitions(rules: Rules, events: readonly LedgerEvent[]): Otherwise[] {
	const items = new Set(
		events.flatMap((event) => {
			const content: object = isObject(event) && isObject(event.content) ? event.content : {};
			return Object.values(content).flatMap(objectsOf).flatMap((raw) => [raw, ...objectsOf(raw.line_items)]);
		}).flatMap((raw) => textOf(raw.entity_id) ?? []),
	);
	return [...items].flatMap((item) =>
		(['daily', 'monthly', 'immediate'] as const).map((recognition): Otherwise => {
			const row: Assignment = { ...rules.items?.[item], recognition };
			return { rule: `items.${item}.recognition`, value: JSON.stringify(recognition), rules: { ...rules, items: { ...rules.items, [item]: row } } };
		}),
	);
}

/** The one rule that, were it otherwise, would have made the batch; undefined when no single one would. */
export function findOtherRule(
	sought: Sought,
	events: readonly LedgerEvent[],
	rules: Rules,
): { rule: string; value: string; found: Found } | undefined {
	for (const { rule, value, rules: other } of [...policies(rules), ...recognitions(rules, events)]) {
		const found = findEntry(sought, events, other);
		if (found?.isSame) return { rule, value, found };
	}
	return undefined;
}
