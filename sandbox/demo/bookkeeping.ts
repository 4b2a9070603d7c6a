import { itemPrices } from '../chargebee/catalogue/itemPrices';
import type { ItemPrice } from '../chargebee/billing/shapes';
import { CURRENCIES } from '../seed/currencies';

/** An account, a currency or segments as their pickers keep them. */
const picked = (value: string) => ({ __rl: true, mode: 'id', value });

const ABROAD = { revenueEu: picked('3308'), revenueExport: picked('3305') };
/** Kinds of items that have revenue accounts of their own at home; what the site sells is one of them. */
const REVENUE: Record<ItemPrice['item_type'], object> = {
	plan: { revenueDomestic: picked('3050'), ...ABROAD },
	addon: { revenueDomestic: picked('3055'), ...ABROAD },
	charge: { revenueDomestic: picked('3041'), ...ABROAD, recognition: 'immediate' },
};
/** Departments of the segment "Avdelning". */
const DEPARTMENT: Record<ItemPrice['item_type'], string> = { plan: '1=10,3=3', addon: '1=10', charge: '1=20' };

/** A row for every item price of the site. */
const items = () =>
	itemPrices(0).map(({ id, item_type }) => ({
		itemPrice: id,
		...REVENUE[item_type],
		subaccount: picked(DEPARTMENT[item_type]),
	}));

/** Every VAT rate that the site charges: at home by the accounts of the rate, elsewhere through the one-stop shop. */
const TAXES = { '25': '2611', '12': '2621', '6': '2631', '25.5': '2670', '10': '2670' };

/** Currencies that the site has prices in; Chargebee sends yen whole, the others in hundredths. */
function currencies() {
	const used = new Set(itemPrices(0).map(({ currency_code }) => currency_code));
	return CURRENCIES.filter(({ id }) => used.has(id)).map(({ id, decimalPrecision }) => ({
		code: id,
		exponent: id === 'JPY' ? 0 : 2,
		precision: decimalPrecision,
	}));
}

/** Markets of the segment "Marknad", by the customer's country. */
const conditions = ['SE', 'NO', 'DK', 'FI'].map((country) => ({ country, subaccount: picked(`2=${country}`) }));

/** The rules of the sandbox's Swedish company, as a person enters them in *Record Chargebee Events*. */
export function bookkeepingRules(): Record<string, unknown> {
	return {
		cutoverDate: '2026-01-01T00:00:00',
		rulesFrom: 'tables',
		baseCurrency: picked('SEK'),
		homeCountry: 'SE',
		convention: 'daily',
		accounts: {
			account: {
				receivable: picked('1511'),
				deferred: picked('2970'),
				accrued: picked('1790'),
				rounding: picked('3740'),
				bank: picked('1940'),
				customerAdvance: picked('2420'),
				fxGain: picked('3960'),
				fxLoss: picked('7960'),
			},
		},
		revenue: { region: { domestic: picked('3001'), eu: picked('3308'), export: picked('3305') } },
		items: { item: items() },
		taxes: { tax: Object.entries(TAXES).map(([rate, number]) => ({ rate, account: picked(number) })) },
		currencies: { currency: currencies() },
		conditions: { condition: conditions },
		options: { siteBaseCurrency: 'NOK' },
	};
}
