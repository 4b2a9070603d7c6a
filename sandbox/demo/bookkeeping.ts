import { itemPrices } from '../chargebee/catalogue/itemPrices';
import { CURRENCIES } from '../seed/currencies';

/** An account, a currency or segments as their pickers keep them. */
const picked = (value: string) => ({ __rl: true, mode: 'id', value });

/** Kinds of items have revenue accounts of their own at home, and departments (segment "Avdelning"). */
const KINDS = [
	{ chargeKind: 'plan_item_price', revenueDomestic: picked('3050'), subaccount: picked('1=10,3=3') },
	{ chargeKind: 'addon_item_price', revenueDomestic: picked('3055'), subaccount: picked('1=10') },
];

/** A row for every charge of the site: those are earned at once. */
const charges = () =>
	itemPrices(0)
		.filter(({ item_type }) => item_type === 'charge')
		.map(({ id }) => ({ itemPrice: id, revenueDomestic: picked('3041'), recognition: 'immediate', subaccount: picked('1=20') }));

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
const countries = ['SE', 'NO', 'DK', 'FI'].map((country) => ({ country, subaccount: picked(`2=${country}`) }));

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
		items: { item: charges() },
		taxes: { tax: Object.entries(TAXES).map(([rate, number]) => ({ rate, account: picked(number) })) },
		currencies: { currency: currencies() },
		conditions: { condition: [...KINDS, ...countries] },
		options: { siteBaseCurrency: 'NOK' },
	};
}
