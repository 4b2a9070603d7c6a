const ZERO_DECIMAL = new Set(['JPY', 'KRW', 'XAF', 'XOF']);

/** The decimals of a currency's amounts in Chargebee; the ledger may keep others. */
const decimalsOf = (currency) => (ZERO_DECIMAL.has(currency) ? 0 : 2);

/** How many of Chargebee's smallest units make one of the currency. */
export const minorUnits = (currency) => 10 ** decimalsOf(currency);

/** An amount in its currency as people read it: `12487.5` of NOK is `12,487.50 NOK`. */
export const price = (value, currency) => money(Math.round(value * minorUnits(currency)), currency);

/** Minor units as people read them, without the currency: `1 248 750` is `12,487.50`. */
export function amount(minor, decimals) {
	const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	return (minor / 10 ** decimals).toLocaleString('en-GB', digits);
}

/** Minor units as people read them: `1 248 750` of NOK is `12,487.50 NOK`. */
export function money(minor, currency, decimals = decimalsOf(currency)) {
	return `${amount(minor, decimals)} ${currency}`;
}

/** Seconds since 1970 as the local day in Oslo. */
export function day(seconds) {
	if (!seconds) return '';
	return new Date(seconds * 1000).toLocaleDateString('en-GB', {
		timeZone: 'Europe/Oslo',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	});
}

/** A code as words: `subscription_cancellation_scheduled`. */
export const words = (code) => code.replaceAll('_', ' ');

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The month of a day `yyyy-MM-dd`: `Nov 2026`. */
export const month = (isoDay) => `${MONTHS[Number(isoDay.slice(5, 7)) - 1]} ${isoDay.slice(0, 4)}`;
