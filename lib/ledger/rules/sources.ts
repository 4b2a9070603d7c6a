import type { Region, Rules } from '../types/rules';
import { isSpreadKind } from './kinds';
import { parseSubaccount } from './subaccount';
import type { Context } from './match';
import type { Field, Row } from './rows';

/** What decided something: the path of a rule, and when that rule applies. */
export interface Source {
	/** `items.pro-sek.revenue.eu`, `accounts.deferred`, `tax.25`. */
	rule: string;
	/** `item price pro-sek`; left out where it applies to everything that no row decides. */
	when?: string;
}

/** What decided how a line is booked. Left out where nothing did. */
export interface Sources {
	revenue: Source;
	deferred: Source;
	recognition: Source;
	project?: Source;
	/** The rows that gave segments, and the default for the others. */
	subaccount: Source[];
}

interface Means {
	row(field: Field): Row | undefined;
	segments: readonly Field[];
	region: Region;
	rules: Rules;
	/** Whether Chargebee's accounting code stands in for a row on revenue. */
	isCoded: boolean;
}

const CRITERIA: Record<string, string> = {
	itemPrice: 'item price',
	itemFamily: 'item family',
	chargeKind: 'kind of charge',
	businessEntity: 'business entity',
	country: 'country',
	currency: 'currency',
};

/** When a row applies, as people say it: `kind of charge plan_item_price, country SE`. */
export function whenOf({ when }: Pick<Row, 'when'>): string {
	return [...when].map(([criterion, value]) => `${CRITERIA[criterion]} ${value}`).join(', ');
}

/** What decided each part of a treatment: the same rows that the treatment took it from. */
export function sourcesOf({ itemPrice, chargeKind }: Context, { row, segments, region, rules, isCoded }: Means): Sources {
	const from = (field: Field, otherwise: Source): Source => {
		const deciding = row(field);
		return deciding ? { rule: deciding.path(field), when: whenOf(deciding) } : otherwise;
	};
	const { revenue } = rules.accounts;
	const company = typeof revenue === 'string' ? 'accounts.revenue' : `accounts.revenue.${region}`;
	const isSpread = row('recognition') === undefined && isSpreadKind(chargeKind);
	const project = row('project');
	const rows = new Map(segments.flatMap((field) => [row(field)].flatMap((one) => (one ? [[one.path(field), one]] : []))));
	const decided = new Set(segments.filter((field) => row(field)));
	const defaults = (rules.defaultSubaccount && parseSubaccount(rules.defaultSubaccount)) || new Map<string, string>();
	const isCompleted = [...defaults.keys()].some((segment) => !decided.has(`subaccount:${segment}`));
	return {
		revenue: from(`revenue:${region}`, isCoded ? { rule: `catalog.${itemPrice}.accountingCode` } : { rule: company }),
		deferred: from('deferred', { rule: 'accounts.deferred' }),
		recognition: from('recognition', isSpread ? { rule: 'convention' } : { rule: '', when: 'a charge of this kind is earned at once' }),
		...(project ? { project: { rule: project.path('project'), when: whenOf(project) } } : {}),
		subaccount: [
			...[...rows].map(([rule, one]) => ({ rule, when: whenOf(one) })),
			...(isCompleted ? [{ rule: 'defaultSubaccount' }] : []),
		],
	};
}
