import { itemPrices } from '../../sandbox/chargebee/catalogue/itemPrices';
import type { ChargebeeCustomer } from '../../sandbox/chargebee/customerStore';
import { taxRule } from '../../sandbox/chargebee/billing/tax';
import { bookkeepingRules } from '../../sandbox/demo/bookkeeping';
import { accounts } from '../../sandbox/seed/accounts';
import { COUNTRY_SEEDS } from '../../sandbox/seed/countries';
import { SUBACCOUNTS } from '../../sandbox/seed/subaccounts';

const rules = bookkeepingRules() as {
	items: { item: Array<{ itemPrice: string }> };
	conditions: { condition: Array<{ chargeKind?: string }> };
	taxes: { tax: Array<{ rate: string }> };
	currencies: { currency: Array<{ code: string }> };
};

/** Every value that pickers hold, anywhere in the rules, and that looks as asked for. */
const pickedValues = (like: RegExp) => {
	const values = [...JSON.stringify(rules).matchAll(/"mode":"id","value":"([^"]+)"/g)].map(([, value = '']) => value);
	return [...new Set(values.filter((value) => like.test(value)))];
};

describe("the demo's rules of bookkeeping", () => {
	it('have a row for every kind or item price, and for every currency that the site sells in', () => {
		const prices = itemPrices(0);
		const kinds = rules.conditions.condition.map(({ chargeKind }) => chargeKind);
		const own = prices.filter(({ item_type }) => !kinds.includes(`${item_type}_item_price`));
		expect(own.length).toBeGreaterThan(0);
		expect(rules.items.item.map(({ itemPrice }) => itemPrice).sort()).toEqual(own.map(({ id }) => id).sort());
		const codes = new Set(prices.map(({ currency_code }) => currency_code));
		expect(rules.currencies.currency.map(({ code }) => code).sort()).toEqual([...codes].sort());
	});

	it('have an account for every VAT rate that the site charges customers of the seed', () => {
		const rates = COUNTRY_SEEDS.flatMap(({ id: country }) => {
			const customer = { billing_address: { country } } as unknown as ChargebeeCustomer;
			return itemPrices(0).map((price) => taxRule(customer, price));
		}).flatMap((rule) => ('rate' in rule ? [String(rule.rate)] : []));
		expect([...new Set(rates)].sort()).toEqual(rules.taxes.tax.map(({ rate }) => rate).sort());
	});

	it('name only accounts that take manual entries, and segments that there are', () => {
		const usable = accounts().filter(({ active, allowManualEntry }) => active && allowManualEntry);
		const known = usable.map(({ accountCD }) => accountCD);
		const named = pickedValues(/^\d{4}$/);
		expect(named.length).toBeGreaterThan(10);
		expect(named.filter((number) => !known.includes(number))).toEqual([]);
		const segments = SUBACCOUNTS.flatMap((each) => each.segments.map(({ segmentId, segmentValue }) => `${segmentId}=${segmentValue}`));
		const parts = pickedValues(/=/).flatMap((text) => text.split(','));
		expect(parts.filter((part) => !segments.includes(part))).toEqual([]);
	});
});
