import type { VismaCustomer } from '../visma/customerDto';

type Spoil = (customer: VismaCustomer) => Partial<VismaCustomer>;

const withEmail =
	(email: string): Spoil =>
	(customer) => ({
		mainContact: { ...customer.mainContact, email },
		invoiceContact: { ...customer.invoiceContact, email },
	});

const LONG_NAME =
	'Interkommunalt Samarbeidsutvalg for Vannforsyning, Avløp, Renovasjon og Beredskap i Ytre og Indre Sogn, Nordfjord, ' +
	'Sunnfjord og Sunnmøre med tilhørende Øyer, Holmer og Skjær, Avdeling for Regnskap, Innkjøp, Lønn og Personal, ' +
	'Seksjon for Utgående Faktura IKS';

/** What makes Chargebee refuse a customer that Visma.net accepts, by the index of the customer it spoils. */
export const REFUSED: Record<number, Spoil> = {
	/** Company name of more than 250 characters. */
	17: () => ({ name: LONG_NAME }),
	/** A country code that ISO does not have. */
	43: (customer) => {
		const country = { id: 'XX', name: 'Ukjent' };
		const abroad = {
			mainAddress: { ...customer.mainAddress, country },
			invoiceAddress: { ...customer.invoiceAddress, country },
		};
		return { ...abroad, deliveryAddress: abroad.mainAddress };
	},
	/** Not an e-mail address. */
	71: withEmail('faktura(at)fjordbygg'),
	/** Two addresses in one field. */
	98: withEmail('regnskap@tundra-energi.example; innkjop@tundra-energi.example'),
	/** An address of more than 70 characters. */
	132: withEmail('leverandorfaktura.avdeling-for-okonomi-og-regnskap@havglott-rorvik-bryggeri.example'),
	/** A telephone field used for several numbers: more than 50 characters. */
	163: (customer) => {
		const phone1 = '+47 22 33 44 55 / +47 900 11 222 (Åse) / sentralbord 02000';
		return { mainContact: { ...customer.mainContact, phone1 }, invoiceContact: { ...customer.invoiceContact, phone1 } };
	},
	/** Two VAT numbers in one field: more than 20 characters. */
	201: () => ({ vatRegistrationId: 'SE556677889901 / NO918238470MVA' }),
	/** Mapped to a custom field that nobody has created on the Chargebee site yet. */
	237: (customer) => ({
		attributes: [...customer.attributes, { id: 'PARTNERTIER', value: 'GOLD', description: 'Partnernivå' }],
	}),
};
