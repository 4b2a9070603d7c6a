const ZERO_DECIMAL = new Set(['JPY', 'KRW', 'XAF', 'XOF']);

/** Minor units as people read them: `1 248 750` of NOK is `12,487.50 NOK`. */
export function money(minor, currency) {
	const decimals = ZERO_DECIMAL.has(currency) ? 0 : 2;
	const major = minor / 10 ** decimals;
	return `${major.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })} ${currency}`;
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
