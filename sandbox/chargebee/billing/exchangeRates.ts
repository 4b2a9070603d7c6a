import type { ChargebeeSettings } from '../settings';

const DAY = 86_400;

/** A number from 0 to 400 that looks arbitrary and is always the same for a currency and day. */
function wobble(currency: string, day: number): number {
	const seed = [...currency].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), day);
	return (seed * 7919) % 401;
}

/** How many units of the base currency one unit of a currency is worth at a time: moves by up to 2 % from day to day. */
export function exchangeRate(settings: ChargebeeSettings, currency: string, seconds: number): number {
	const { baseCurrency, exchangeRates, movingRates } = settings;
	if (currency === baseCurrency) return 1;
	const rate = exchangeRates[currency] ?? 1;
	const factor = movingRates ? 1 + (wobble(currency, Math.floor(seconds / DAY)) - 200) / 10_000 : 1;
	return Number((rate * factor).toFixed(4));
}
