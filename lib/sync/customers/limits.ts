import type { Fault } from './fault';
import { MAX_ID_LENGTH } from './identity';
import type { MappedCustomer } from './map';

/** Chargebee's longest values, in characters (API v2, customers: create and update billing info). */
const MAX_LENGTH: Record<string, number> = {
	first_name: 150,
	last_name: 150,
	email: 70,
	phone: 50,
	company: 250,
	preferred_currency_code: 3,
	vat_number: 20,
	'billing_address[line1]': 150,
	'billing_address[line2]': 150,
	'billing_address[line3]': 150,
	'billing_address[city]': 50,
	'billing_address[state]': 50,
	'billing_address[zip]': 20,
};

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;
/** Region codes that name no country: unknown, and the pseudo regions of Unicode. */
const NO_COUNTRY = new Set(['ZZ', 'XA', 'XB', 'EU', 'EZ', 'UN', 'QO']);
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** What Chargebee would refuse, found before it is asked: each names the field and the rule. */
export function checkLimits(id: string, mapped: MappedCustomer): Fault[] {
	const address = Object.entries(mapped.address).map(([member, value]) => [`billing_address[${member}]`, value] as const);
	const fields = [...Object.entries(mapped.customer), ...Object.entries(mapped.vat), ...address];
	const tooLong = fields.flatMap(([field, value]) => checkLength(field, value, MAX_LENGTH[field]));
	return [...checkLength('id', id, MAX_ID_LENGTH), ...tooLong, ...checkForms(mapped)];
}

function checkLength(field: string, value: string, limit = Number.POSITIVE_INFINITY): Fault[] {
	const { length } = [...value];
	if (length <= limit) return [];
	return [{ code: 'too-long', field, reason: `Chargebee takes at most ${limit} characters, Visma.net has ${length}` }];
}

function checkForms({ customer, address }: MappedCustomer): Fault[] {
	const { email = '' } = customer;
	const { country = '' } = address;
	const faults: Fault[] = [];
	if (email !== '' && !EMAIL.test(email)) {
		const reason = `Chargebee takes one valid e-mail address, Visma.net has "${email}"`;
		faults.push({ code: 'invalid-email', field: 'email', reason });
	}
	if (country !== '' && !isCountry(country)) {
		const reason = `Chargebee takes a two-letter ISO 3166 country code, Visma.net has "${country}"`;
		faults.push({ code: 'invalid-country', field: 'billing_address[country]', reason });
	}
	return faults;
}

/**
 * XI (Northern Ireland) is no ISO code, but Chargebee's for the VAT rules that hold there. Codes that ISO withdrew or
 * never gave (UK, SU) have names too; they are told by the code that replaces them.
 */
function isCountry(code: string): boolean {
	if (code === 'XI') return true;
	if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRY.has(code)) return false;
	return regions.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;
}
