import type { CustomerSyncSettings } from '../../../../lib/sync/customers';
import { mapCustomer } from '../../../../lib/sync/customers/map';
import { readSource } from '../../../../lib/sync/customers/source';
import type { VismaCustomer } from '../../../../lib/visma';
import { NORDLYS, SETTINGS } from './fixtures';

const map = (visma: Partial<VismaCustomer> = {}, settings: Partial<CustomerSyncSettings> = {}) =>
	mapCustomer({ ...NORDLYS, ...visma }, { ...SETTINGS, ...settings });

describe('what Chargebee gets of a Visma.net customer', () => {
	it('everything the sync owns', () => {
		expect(map()).toEqual({
			mapped: {
				customer: {
					company: 'Nordlys Energi AS',
					first_name: 'Ola Nils',
					last_name: 'Hansen',
					email: 'Faktura@Nordlys.example',
					phone: '+47 22',
					preferred_currency_code: 'NOK',
					net_term_days: '30',
					cf_partner_tier: 'GOLD',
				},
				address: {
					line1: 'Postboks 12',
					line2: 'c/o Regnskap',
					line3: '3. etasje',
					zip: '0150',
					city: 'Oslo',
					state: 'Oslo',
					country: 'NO',
				},
				vat: { vat_number: 'NO918238470MVA' },
				meta: { visma_customer_number: '10001', visma_internal_id: '77', visma_corporate_id: '918238470' },
			},
			faults: [],
		});
	});

	it('a bare customer gives empty values, which clear what was there', () => {
		const { mapped } = mapCustomer({ number: '1' }, SETTINGS);
		const values = [mapped.customer, mapped.address, mapped.vat].flatMap((group) => Object.values(group));
		expect(new Set(values)).toEqual(new Set(['']));
	});
});

describe('address and contact', () => {
	it('come from the source that is chosen', () => {
		const { mapped } = map({}, { addressSource: 'main', contactSource: 'main' });
		expect([mapped.address.line1, mapped.customer.email]).toEqual(['Hovedveien 1', 'kari@nordlys.example']);
	});

	it('come whole from the other source where the chosen one is empty, never mixed', () => {
		const { mapped } = map({ invoiceAddress: { country: { id: 'SE' }, addressLine1: ' ' }, invoiceContact: { name: 'x' } });
		expect(mapped.address).toMatchObject({ line1: 'Hovedveien 1', line2: '', country: 'NO' });
		expect(mapped.customer).toMatchObject({ first_name: 'Kari', last_name: 'Berg', phone: '+47 11' });
	});

	it.each([
		['Ola Nils Hansen', 'Ola Nils', 'Hansen'],
		['  Kari   Berg ', 'Kari', 'Berg'],
		['Regnskap', 'Regnskap', ''],
		['', '', ''],
	])('"%s" is a person', (attention, first, last) => {
		const { customer } = map({ invoiceContact: { attention, email: 'a@b.no' } }).mapped;
		expect([customer.first_name, customer.last_name]).toEqual([first, last]);
	});
});

describe('credit terms', () => {
	it('without a row refuse the customer and name the rows there are', () => {
		const { faults, mapped } = map({ creditTerms: { id: '45' } });
		expect(faults).toEqual([
			{
				code: 'unmapped-credit-terms',
				field: 'net_term_days',
				reason: 'Credit terms "45" have no row in the table Credit Terms (it has 14, 30)',
			},
		]);
		expect(mapped.customer).not.toHaveProperty('net_term_days');
	});

	it('are left alone when the table is empty, or the customer has none', () => {
		expect(map({}, { creditTerms: new Map() }).mapped.customer).not.toHaveProperty('net_term_days');
		expect(map({ creditTerms: null }).mapped.customer).not.toHaveProperty('net_term_days');
	});
});

describe('the VAT number', () => {
	it.each<[CustomerSyncSettings['vatNumber'], string, string, object]>([
		['asInVisma', 'se 556677-8899.01', 'SE', { vat_number: 'SE556677889901' }],
		['withoutCountry', 'SE556677889901', 'SE', { vat_number: '556677889901' }],
		['withoutCountry', 'SE556677889901', 'se', { vat_number: '556677889901' }],
		['withoutCountry', 'NO918238470MVA', 'SE', { vat_number: 'NO918238470MVA' }],
		['withoutCountry', '918238470', '', { vat_number: '918238470' }],
		['leaveAlone', 'SE556677889901', 'SE', {}],
	])('%s: %s of %s', (vatNumber, vatRegistrationId, country, vat) => {
		const invoiceAddress = { addressLine1: 'x', country: { id: country } };
		expect(map({ vatRegistrationId, invoiceAddress }, { vatNumber }).mapped.vat).toEqual(vat);
	});
});

describe('custom fields', () => {
	const read = (vismaField: string, extra: object = {}) => {
		const source = readSource({ ...NORDLYS, ...extra });
		if ('fault' in source) throw new Error(source.fault);
		const settings = { ...SETTINGS, customFields: [{ chargebeeField: 'cf_x', vismaField }] };
		return mapCustomer(source.customer, settings).mapped.customer.cf_x;
	};

	it.each([
		['attributes.PARTNERTIER', 'GOLD'],
		['attributes.NONE', ''],
		['accountReference', 'R-7'],
		['vatZone.description', 'Innland'],
		['creditTerms.description', '30 dager'],
		['mainContact.web', 'nordlys.example'],
		['invoiceAddress.country.name', 'Norge'],
		['creditLimit', '0'],
		['printInvoices', 'false'],
		['vatZone', ''],
		['nothing.at.all', ''],
	])('%s is read from the item', (path, value) => {
		const mainContact = { ...NORDLYS.mainContact, web: 'nordlys.example' };
		const vatZone = { id: '1', description: 'Innland' };
		expect(read(path, { accountReference: 'R-7', vatZone, mainContact, creditLimit: 0, printInvoices: false })).toBe(value);
	});
});

describe('an item that is no Visma.net customer', () => {
	it.each([
		['text', 'item'],
		[undefined, 'item'],
		[[], 'item'],
		[{}, 'number'],
		[{ number: ' ' }, 'number'],
		[{ number: 10001 }, 'number'],
		[{ number: '1', mainAddress: 'Oslo' }, 'mainAddress'],
		[{ number: '1', attributes: [7] }, 'attributes.0'],
	])('%j: the fault is at %s', (item, place) => {
		const source = readSource(item);
		expect('fault' in source ? source.fault : '').toContain(`(${place}: `);
	});
});
