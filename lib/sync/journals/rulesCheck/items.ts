import type { ChargebeeItemPrice } from '../../../chargebee';
import { coverage, type Coverage, type Rules } from '../../../ledger';
import { error, type Finding, warning } from './finding';

/** How one item price of the site is booked. */
export interface CoveredItem extends Coverage {
	itemPrice: string;
	name: string;
	itemFamily: string;
	chargeKind: string;
	currency: string;
	status: string;
}

const REGIONS = { domestic: 'in the home country', eu: 'in the European Union', export: 'outside the European Union' } as const;

/** The catalogue that rules know items by. */
export const catalogOf = (prices: readonly ChargebeeItemPrice[]): NonNullable<Rules['catalog']> =>
	Object.fromEntries(
		prices.map(({ id, item_family_id: itemFamily, accounting_detail: detail }) => [
			id,
			{ ...(itemFamily === undefined ? {} : { itemFamily }), ...(detail?.accounting_code ? { accountingCode: detail.accounting_code } : {}) },
		]),
	);

/** How every item price is booked. */
export function coveredItems(prices: readonly ChargebeeItemPrice[], rules: Rules): CoveredItem[] {
	const cover = coverage(rules);
	return prices.map(({ id, name = '', item_family_id: itemFamily = '', item_type: type = 'plan', currency_code: currency = '', status = '' }) => {
		const chargeKind = `${type}_item_price`;
		return { itemPrice: id, name, itemFamily, chargeKind, currency, status, ...cover({ itemPrice: id, chargeKind, currency }) };
	});
}

/** Items that would be refused when they are sold. */
export function uncovered(items: readonly CoveredItem[], { unmappedItems }: Rules): Finding[] {
	return items.flatMap(({ itemPrice, mapped, revenue, deferred }): Finding[] => {
		const subject = `Item price ${itemPrice}`;
		if (!mapped && unmappedItems === 'refuse') {
			return [error({ code: 'item-unmapped', what: `${subject} is covered by no rule: documents that sell it are refused.`, where: `items.${itemPrice}`, remedy: 'Add a row for it, or a condition on its family or kind of charge.' })];
		}
		const missing = (Object.keys(REGIONS) as Array<keyof typeof REGIONS>).filter((region) => revenue[region].value === '');
		const findings = missing.map((region) =>
			(region === 'domestic' ? error : warning)({ code: 'account-missing', what: `${subject} has no revenue account for customers ${REGIONS[region]}.`, where: revenue[region].rule, remedy: 'Name one, unless nobody there buys it.' }),
		);
		if (deferred?.value !== '') return findings;
		return [...findings, error({ code: 'account-missing', what: `${subject} is earned over time and has no account for deferred revenue.`, where: deferred.rule, remedy: 'Name one.' })];
	});
}

/** Rows about what the site does not have. */
export function rowsAboutNothing({ items, conditions }: Rules, prices: readonly ChargebeeItemPrice[]): Finding[] {
	const ids = new Set(prices.map(({ id }) => id));
	const families = new Set(prices.map(({ item_family_id: family }) => family));
	const about = [
		...Object.keys(items ?? {}).map((id) => ({ where: `items.${id}`, id, family: undefined })),
		...(conditions ?? []).map(({ when }, i) => ({ where: `conditions[${i}]`, id: when.itemPrice, family: when.itemFamily })),
	];
	return about.flatMap(({ where, id, family }) => [
		...(id && !ids.has(id) ? [warning({ code: 'rule-about-nothing', what: `The site has no item price ${id}.`, where, remedy: 'Correct its ID, or delete the row.' })] : []),
		...(family && !families.has(family) ? [warning({ code: 'rule-about-nothing', what: `The site has no item family ${family} that sells anything.`, where, remedy: 'Correct its ID, or delete the row.' })] : []),
	]);
}
