import { checkLimits } from '../../../../lib/sync/customers/limits';
import { type MappedCustomer, mapCustomer } from '../../../../lib/sync/customers/map';
import { COUNTRIES } from '../../../../sandbox/chargebee/countries';
import { NORDLYS, SETTINGS } from './fixtures';

const { mapped: good } = mapCustomer(NORDLYS, SETTINGS);
const check = (change: Partial<MappedCustomer>, id = 'VN-1') => checkLimits(id, { ...good, ...change });

it('a customer within the limits has no fault', () => {
	expect(check({})).toEqual([]);
});

describe('the longest values', () => {
	it.each([
		['customer', 'first_name', 'first_name', 150],
		['customer', 'last_name', 'last_name', 150],
		['customer', 'company', 'company', 250],
		['customer', 'phone', 'phone', 50],
		['customer', 'preferred_currency_code', 'preferred_currency_code', 3],
		['vat', 'vat_number', 'vat_number', 20],
		['address', 'line1', 'billing_address[line1]', 150],
		['address', 'line2', 'billing_address[line2]', 150],
		['address', 'line3', 'billing_address[line3]', 150],
		['address', 'city', 'billing_address[city]', 50],
		['address', 'state', 'billing_address[state]', 50],
		['address', 'zip', 'billing_address[zip]', 20],
	] as const)('%s %s: %s takes %i characters', (group, member, field, limit) => {
		expect(check({ [group]: { [member]: 'Å'.repeat(limit) } })).toEqual([]);
		const reason = `Chargebee takes at most ${limit} characters, Visma.net has ${limit + 1}`;
		expect(check({ [group]: { [member]: 'x'.repeat(limit + 1) } })).toEqual([{ code: 'too-long', field, reason }]);
	});

	it('of an id are 50 characters, prefix and escapes included', () => {
		expect(check({}, 'x'.repeat(50))).toEqual([]);
		expect(check({}, 'x'.repeat(51))).toMatchObject([{ code: 'too-long', field: 'id' }]);
	});

	it('of an e-mail address are 70 characters', () => {
		expect(check({ customer: { email: `${'x'.repeat(60)}@abcd.test` } })).toEqual([]);
		expect(check({ customer: { email: `${'x'.repeat(61)}@abcd.test` } })).toMatchObject([{ code: 'too-long', field: 'email' }]);
	});
});

describe('e-mail addresses', () => {
	it.each(["o'brien+x@mail.example.co", 'åse@blåbær.no', ''])('"%s" passes', (email) => {
		expect(check({ customer: { email } })).toEqual([]);
	});

	it.each(['a(at)b.no', 'a@b', 'a@b.no; c@d.no', 'a@b.no,c@d.no', 'Ola <a@b.no>', 'a b@c.no', 'a@@b.no', '@b.no', 'a@b.no.'])(
		'"%s" is refused and named',
		(email) => {
			expect(check({ customer: { email } })).toMatchObject([{ code: 'invalid-email', field: 'email' }]);
			expect(check({ customer: { email } })[0]?.reason).toContain(email);
		},
	);
});

describe('countries', () => {
	const isRefused = (country: string) => check({ address: { country } }).some(({ code }) => code === 'invalid-country');

	it('every ISO 3166 code passes, XI too, and no country at all', () => {
		expect([...COUNTRIES, 'XI', ''].filter(isRefused)).toEqual([]);
	});

	it.each(['XX', 'ZZ', 'UK', 'EU', 'UN', 'SU', 'AN', 'YU', 'NOR', 'N', 'no', 'Norge', '47'])('"%s" is refused', (country) => {
		expect(isRefused(country)).toBe(true);
	});
});

it('every fault of a customer is named, not only the first', () => {
	const faults = check({ customer: { company: 'x'.repeat(300), email: 'none' }, address: { country: 'XX' } });
	expect(faults.map(({ field }) => field)).toEqual(['company', 'email', 'billing_address[country]']);
});
