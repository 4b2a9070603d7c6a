const currency = (id: string, description: string, symbol: string, decimalPrecision: number) => ({
	id,
	description,
	symbol,
	isBaseCurrency: id === 'SEK',
	decimalPrecision,
	isUsedForAccounting: true,
});

export type Currency = ReturnType<typeof currency>;

export const CURRENCIES: Currency[] = [
	currency('SEK', 'Svensk krona', 'kr', 2),
	currency('NOK', 'Norsk krone', 'kr', 2),
	currency('DKK', 'Dansk krone', 'kr.', 2),
	currency('EUR', 'Euro', '€', 2),
	currency('USD', 'US dollar', '$', 2),
	currency('GBP', 'Pound sterling', '£', 2),
	currency('ISK', 'Íslensk króna', 'kr', 0),
	currency('JPY', 'Yen', '¥', 0),
	currency('KWD', 'Kuwaiti dinar', 'KD', 3),
];

/** Kronor for one unit: rates that are on file until a setting says otherwise. */
export const RATES: Record<string, number> = { SEK: 1, NOK: 0.978, DKK: 1.514, EUR: 11.295, USD: 10.412, GBP: 13.21 };
