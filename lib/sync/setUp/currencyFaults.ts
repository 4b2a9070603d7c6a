import { currencyFindings } from '../journals/rulesCheck/currencies';
import { coveredItems } from '../journals/rulesCheck/items';
import type { BookkeepingCompany } from './check';

/** What is wrong with the currencies in which the site sells, and which they are. */
export async function currencyFaults({ read, rules }: BookkeepingCompany) {
	const sold = (await read.itemPrices()).filter(({ status }) => status === undefined || status === 'active');
	const findings = currencyFindings(coveredItems(sold, rules), rules, { currencies: await read.currencies() });
	return { findings, codes: [...new Set(sold.flatMap(({ currency_code: code }) => code ?? []))].sort() };
}
