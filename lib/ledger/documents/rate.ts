import type { Currency } from '../money/currency';
import type { Book } from '../rules/book';
import { textOf, type Json } from '../wire/json';
import { rateOf } from '../wire/sale';

/**
 * The rate into the company's currency that a document or transaction carries. Null for the base currency, for a
 * document without one, and when Chargebee's rates lead to another currency: Visma's own table then supplies it.
 */
export function exchangeRateOf(raw: Json, currency: Currency, book: Book): number | null {
	if (currency.code === book.base.code || !book.usesSiteRates) return null;
	const base = textOf(raw.base_currency_code)?.toUpperCase() ?? book.base.code;
	return base === book.base.code ? rateOf(raw.exchange_rate) : null;
}
