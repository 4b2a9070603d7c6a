import type { Rules } from '../../../ledger';
import type { Books } from '../books/read';
import { error, type Finding } from './finding';
import type { CoveredItem } from './items';

/** Chargebee's currencies that are not in hundredths on its wire. */
const UNSCALED = ['JPY', 'KRW', 'XAF', 'XOF'];

/** Currencies that are sold in and that Visma does not have, or has with fewer decimals than amounts would get. */
export function currencyFindings(items: readonly CoveredItem[], { currencies, baseCurrency }: Rules, books: Pick<Books, 'currencies'>): Finding[] {
	const sold = new Map<string, string>();
	for (const { currency, itemPrice } of items) if (currency !== '' && !sold.has(currency)) sold.set(currency, itemPrice);
	return [...sold].flatMap(([code, itemPrice]) => {
		const known = books.currencies.get(code);
		const subject = `Currency ${code}, in which ${itemPrice} is sold,`;
		if (!known) return [error({ code: 'currency-unknown', what: `${subject} is not in Visma.net.`, where: `currencies.${code}`, remedy: `Add it and its rates in Visma.net, unless all is sold in ${baseCurrency}.` })];
		const { exponent = UNSCALED.includes(code) ? 0 : 2, precision = exponent } = currencies?.[code] ?? {};
		const { decimalPrecision: decimals } = known;
		if (decimals === undefined || decimals === null || precision <= decimals) return [];
		const what = `${subject} has ${decimals} decimals in Visma.net and ${precision} in the rules.`;
		return [error({ code: 'currency-precision', what, where: `currencies.${code}.precision`, remedy: `Set its decimals to ${decimals}.` })];
	});
}
