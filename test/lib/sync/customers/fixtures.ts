import fc from 'fast-check';

import { CustomerIdentity, type CustomerSyncSettings } from '../../../../lib/sync/customers';
import type { VismaCustomer } from '../../../../lib/visma';

/** Settings as a company may have them. */
export const SETTINGS: CustomerSyncSettings = {
	identity: new CustomerIdentity('VN-'),
	addressSource: 'invoice',
	contactSource: 'invoice',
	creditTerms: new Map([
		['14', 14],
		['30', 30],
	]),
	customFields: [{ chargebeeField: 'cf_partner_tier', vismaField: 'attributes.PARTNERTIER' }],
	vatNumber: 'asInVisma',
	inactiveCustomers: 'skip',
	dryRun: false,
	concurrency: 5,
};

/** A customer with every field that the sync reads. */
export const NORDLYS: VismaCustomer = {
	internalId: 77,
	number: '10001',
	name: 'Nordlys Energi AS',
	status: 'Active',
	mainAddress: { addressLine1: 'Hovedveien 1', postalCode: '9008', city: 'Tromsø', country: { id: 'NO', name: 'Norge' } },
	mainContact: { name: 'Nordlys Energi AS', attention: 'Kari Berg', email: 'kari@nordlys.example', phone1: '+47 11' },
	invoiceAddress: {
		addressLine1: 'Postboks 12',
		addressLine2: 'c/o Regnskap',
		addressLine3: '3. etasje',
		postalCode: '0150',
		city: 'Oslo',
		country: { id: 'no', name: 'Norge' },
		county: { id: '03', name: 'Oslo' },
	},
	invoiceContact: { attention: 'Ola Nils Hansen', email: 'Faktura@Nordlys.example', phone1: '+47 22' },
	creditTerms: { id: '30', description: '30 dager' },
	currencyId: 'NOK',
	vatRegistrationId: 'NO 918 238 470 MVA',
	corporateId: '918238470',
	attributes: [{ id: 'PARTNERTIER', value: 'GOLD' }],
	lastModifiedDateTime: '2026-11-20T10:00:00.000',
	timeStamp: 'AAAAAE0AAAE=',
};

const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }), { nil: null });
const address = fc.option(
	fc.record({
		addressLine1: text,
		addressLine2: text,
		postalCode: text,
		city: text,
		country: fc.option(fc.record({ id: fc.constantFrom('NO', 'SE', 'fi', '') }), { nil: null }),
		county: fc.option(fc.record({ name: text }), { nil: null }),
	}),
	{ nil: null },
);
const contact = fc.option(fc.record({ attention: text, email: text, phone1: text }), { nil: null });

/** Visma customers with any content. */
export const anyVismaCustomer: fc.Arbitrary<VismaCustomer> = fc.record({
	internalId: fc.option(fc.nat(99), { nil: null }),
	number: fc.constantFrom('10001', '10023/B', 'Å 1'),
	name: text,
	mainAddress: address,
	mainContact: contact,
	invoiceAddress: address,
	invoiceContact: contact,
	creditTerms: fc.option(fc.record({ id: fc.constantFrom('14', '30', '') }), { nil: null }),
	currencyId: fc.constantFrom('NOK', 'SEK', null),
	vatRegistrationId: text,
	corporateId: text,
	attributes: fc.option(fc.array(fc.record({ id: fc.constantFrom('PARTNERTIER', 'OTHER'), value: text })), { nil: null }),
	lastModifiedDateTime: fc.constantFrom('2026-11-20T10:00:00.000', '2026-11-21T10:00:00.000'),
	timeStamp: fc.constantFrom('AAAAAE0AAAE=', 'AAAAAE0AAAI='),
});
