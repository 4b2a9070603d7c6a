import { parseDecimal } from '../money/decimal';
import { isTimeZone } from '../time/zone';
import { parseDate, parsePeriod } from '../time/dates';
import { isObject } from '../wire/json';
import { parseSubaccount } from './subaccount';

/** What a rule must be: a test and its description, which ends the sentence "It must be ...". */
export interface Expectation {
	test: (value: unknown) => boolean;
	wanted: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function oneOf(values: readonly string[]): Expectation {
	return { test: (value) => values.some((known) => known === value), wanted: `one of ${values.join(', ')}` };
}

const account = { test: isText, wanted: 'an account number as text' };
const text = { test: isText, wanted: 'a text' };
const recognition = oneOf(['daily', 'monthly', 'immediate']);
const decimals = {
	test: (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9,
	wanted: 'a whole number of decimals from 0 to 9',
};

/** The vocabulary of the rules. */
export const expectations = {
	account,
	text,
	recognition,
	decimals,
	oneOf,
	object: { test: isObject, wanted: 'an object' },
	yesOrNo: { test: (value: unknown) => typeof value === 'boolean', wanted: 'true or false' },
	currency: {
		test: (value: unknown) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
		wanted: 'a currency code of three capitals',
	},
	country: {
		test: (value: unknown) => typeof value === 'string' && /^[A-Za-z]{2}$/.test(value),
		wanted: 'a country code of two letters',
	},
	timeZone: { test: isTimeZone, wanted: 'an IANA time zone such as Europe/Oslo' },
	period: { test: (value: unknown) => parsePeriod(value) !== undefined, wanted: 'a month as YYYYMM' },
	date: { test: (value: unknown) => parseDate(value) !== undefined, wanted: 'a date as YYYY-MM-DD' },
	subaccount: {
		test: (value: unknown) => typeof value === 'string' && parseSubaccount(value) !== undefined,
		wanted: 'segments as 1=10,2=00, each segment once',
	},
	rate: {
		test: (value: unknown) => (parseDecimal(value)?.digits ?? -1n) >= 0n,
		wanted: 'a rate in per cent, as in 25 or 25.5',
	},
	prefix: { test: (value: unknown) => typeof value === 'string', wanted: 'a text, empty for no prefix' },
} as const;
