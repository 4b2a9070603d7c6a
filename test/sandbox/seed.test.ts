import type { VismaCustomer } from '../../sandbox/visma/customerDto';
import { form, run, type Running } from './running';

let running: Running;
let customers: VismaCustomer[];
beforeAll(async () => {
	running = await run();
	({ customers } = await running.control.visma.state());
});
afterAll(async () => await running.sandbox.stop());

/** A customer's fields as they stand, mended in nothing: what Chargebee says is Chargebee's own judgement. */
function asTheyStand({ number, name, invoiceAddress, invoiceContact, vatRegistrationId, ...rest }: VismaCustomer) {
	const tier = rest.attributes.find(({ id }) => id === 'PARTNERTIER')?.value;
	const fields = {
		id: `VN-${Buffer.from(number).toString('hex')}`,
		company: name,
		email: invoiceContact.email,
		phone: invoiceContact.phone1,
		preferred_currency_code: rest.currencyId,
		net_term_days: rest.creditTerms.id,
		vat_number: vatRegistrationId,
		cf_partner_tier: tier,
		'billing_address[line1]': invoiceAddress.addressLine1,
		'billing_address[line2]': invoiceAddress.addressLine2,
		'billing_address[line3]': invoiceAddress.addressLine3,
		'billing_address[zip]': invoiceAddress.postalCode,
		'billing_address[city]': invoiceAddress.city,
		'billing_address[country]': invoiceAddress.country?.id,
	};
	return Object.fromEntries(
		Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
	);
}

describe('the Nordic seed', () => {
	it('has 258 customers, 10 of them inactive, each with its own number and name', () => {
		expect(customers).toHaveLength(258);
		expect(customers.filter(({ status }) => status === 'Inactive')).toHaveLength(10);
		expect(new Set(customers.map(({ number }) => number)).size).toBe(258);
		expect(new Set(customers.map(({ name }) => name)).size).toBe(258);
	});

	it('has 240 active customers that Chargebee accepts and 8 that it refuses, each for a reason of its own', async () => {
		const refusals: string[] = [];
		let accepted = 0;
		for (const customer of customers.filter(({ status }) => status !== 'Inactive')) {
			const { status, data } = await running.chargebee.post('/customers', form(asTheyStand(customer)));
			if (status === 200) accepted++;
			else refusals.push(data.message);
		}
		expect(accepted).toBe(240);
		expect(refusals.sort()).toEqual([
			'billing_address[country] : is not a valid ISO 3166 alpha-2 code',
			'cf_partner_tier : the custom field does not exist on this site',
			'company : cannot have more than 250 characters',
			'email : cannot have more than 70 characters',
			'email : is not a valid email address',
			'email : is not a valid email address',
			'phone : cannot have more than 50 characters',
			'vat_number : cannot have more than 20 characters',
		]);
	});

	it('is awkward: Nordic letters, missing e-mails, three-line addresses, a slash, invoices sent elsewhere', () => {
		const some = (test: (customer: VismaCustomer) => boolean) => customers.filter(test).length;
		expect(some(({ name }) => /[åøöäæ]/i.test(name))).toBeGreaterThan(50);
		expect(some(({ invoiceContact }) => !invoiceContact.email)).toBeGreaterThan(10);
		expect(some(({ invoiceAddress }) => Boolean(invoiceAddress.addressLine3))).toBeGreaterThan(20);
		expect(some(({ mainAddress, invoiceAddress }) => mainAddress.city !== invoiceAddress.city)).toBeGreaterThan(20);
		expect(some(({ number }) => number.includes('/'))).toBe(1);
		expect(new Set(customers.map(({ currencyId }) => currencyId))).toEqual(new Set(['NOK', 'SEK', 'DKK', 'EUR']));
		expect(new Set(customers.map(({ creditTerms }) => creditTerms.id))).toEqual(new Set(['14', '30', '45', '60']));
	});

	it('has VAT numbers of four countries in their real forms', () => {
		const forms = [/^NO\d{9}MVA$/, /^NO \d{3} \d{3} \d{3} MVA$/, /^SE\d{10}01$/, /^DK\d{8}$/, /^FI\d{8}$/];
		for (const pattern of forms) {
			expect(customers.some(({ vatRegistrationId }) => pattern.test(vatRegistrationId ?? ''))).toBe(true);
		}
	});

	it('spreads the changes over months, with one burst of 60 equal stamps', () => {
		const stamps = customers.map(({ lastModifiedDateTime }) => lastModifiedDateTime);
		expect(stamps.filter((stamp) => stamp === '2026-07-14T02:15:07.320')).toHaveLength(60);
		expect(stamps.every((stamp) => /^2026-0[3-9]-\d\dT\d\d:\d\d:\d\d\.\d{3}$/.test(stamp))).toBe(true);
		const months = new Set(stamps.map((stamp) => stamp.slice(0, 7)));
		expect(months.size).toBeGreaterThan(5);
	});

	it('is the same each time', async () => {
		await running.control.visma.editCustomer('10001', { name: 'Changed' });
		await running.control.visma.reset();
		expect((await running.control.visma.state()).customers).toEqual(customers);
	});
});
