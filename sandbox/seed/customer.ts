import type { VismaAddress, VismaContact, VismaCustomer } from '../visma/customerDto';
import { addMilliseconds, type LocalTime } from '../visma/localTime';
import { CREDIT_TERMS } from './company';
import { COUNTRY_SEEDS, type CountrySeed } from './countries';

/** Company-local time of the newest seeded change: fixed, so that every run seeds the same. */
export const BASE_TIME: LocalTime = '2026-09-01T06:00:00.000';

const HOUR = 3_600_000;
const FIRST_WORDS = (
	'Fjord Nordlys Ås Østlandet Mälar Öresund Bjørk Skjærgård Sæter Tundra Lønne Håp Vårlys Ærlig Røros Jämt Solvik Fyr Isbre ' +
	'Kløver Havgløtt Grønn Lysne Rørvik'
).split(' ');
const SECOND_WORDS = (
	'Regnskap Eiendom Data Maskin Bygg Fisk Energi Reiser Rådgivning Møbler Trykkeri Transport Tannlege Hotell Bryggeri Skole ' +
	'Kommunikasjon Logistikk Helse'
).split(' ');
/** Shares of the countries: Norway, Sweden, Denmark, Finland. */
const COUNTRY_ORDER = [0, 1, 0, 2, 0, 1, 0, 3, 0, 1];

function pick<T>(list: T[], index: number): T {
	const item = list[index % list.length];
	if (item === undefined) throw new RangeError('Nothing to pick from');
	return item;
}

const slug = (name: string) =>
	name
		.toLowerCase()
		.replaceAll(/[æä]/g, 'ae')
		.replaceAll(/[øö]/g, 'o')
		.replaceAll('å', 'aa')
		.replaceAll(/[^a-z0-9]+/g, '-');

function nameOf(index: number, country: CountrySeed): string {
	const round = Math.floor(index / (FIRST_WORDS.length * SECOND_WORDS.length));
	const words = `${pick(FIRST_WORDS, index)} ${pick(SECOND_WORDS, index * 7 + Math.floor(index / FIRST_WORDS.length))}`;
	return [words, round > 0 ? String(round + 1) : '', pick(country.legalForms, index)].filter(Boolean).join(' ');
}

function addressOf(index: number, country: CountrySeed, addressId: number): VismaAddress {
	const [postalCode, city] = pick(country.places, index).split('|');
	const street = `${pick(country.streets, index)} ${(index % 89) + 1}`;
	const threeLines = index % 9 === 4;
	return {
		addressId,
		addressLine1: threeLines ? `v/ ${pick(country.people, index)}` : street,
		...(threeLines ? { addressLine2: `${street}, 3. etasje`, addressLine3: `Postboks ${1000 + index}` } : {}),
		postalCode,
		city,
		country: { id: country.id, name: country.name },
	};
}

function contactOf(
	index: number,
	country: CountrySeed,
	name: string,
	contactId: number,
	mailbox: string,
): VismaContact {
	const number = String(1_000_000 + ((index * 7919) % 8_999_999)).slice(0, 6);
	return {
		contactId,
		name,
		attention: pick(country.people, index),
		...(index % 13 === 6 ? {} : { email: `${mailbox}@${slug(name).replace(/^-|-$/g, '')}.example` }),
		...(index % 11 === 3
			? {}
			: { phone1: `${country.phonePrefix} ${number.slice(0, 2)} ${number.slice(2, 4)} ${number.slice(4)}` }),
	};
}

/** One plausible customer that both systems accept; the same index always gives the same customer. */
export function ordinaryCustomer(index: number, number: string): VismaCustomer {
	const country = pick(COUNTRY_SEEDS, pick(COUNTRY_ORDER, index));
	const name = nameOf(index, country);
	const invoiceElsewhere = index % 6 === 1;
	const mainAddress = addressOf(index, country, index * 10 + 1);
	const mainContact = contactOf(index, country, name, index * 10 + 1, 'post');
	const modified = addMilliseconds(BASE_TIME, -(index % 258) * 17 * HOUR - ((index * 997) % 60_000));
	return {
		internalId: 2000 + index,
		number,
		name,
		status: 'Active',
		mainAddress,
		mainContact,
		customerClass: { id: '1', description: 'Kunder' },
		invoiceOrdersSeparately: false,
		creditTerms: { id: pick(CREDIT_TERMS, index).termsId, description: pick(CREDIT_TERMS, index).description },
		currencyId: index % 17 === 8 ? 'EUR' : country.currency,
		creditVerification: 'Disabled',
		creditLimit: 0,
		creditDaysPastDue: 0,
		invoiceAddress: invoiceElsewhere ? addressOf(index + 3, country, index * 10 + 2) : mainAddress,
		invoiceContact: contactOf(index, country, invoiceElsewhere ? `${name}, faktura` : name, index * 10 + 2, 'faktura'),
		printInvoices: false,
		acceptAutoInvoices: index % 2 === 0,
		sendInvoicesByEmail: true,
		statementType: 'OpenItem',
		deliveryAddress: mainAddress,
		deliveryContact: mainContact,
		...(index % 19 === 5 ? {} : country.numbers(index)),
		vatZone: country.id === 'NO' ? { id: '01', description: 'Innland' } : { id: '02', description: 'EU/EØS' },
		location: { countryId: country.id, id: 'MAIN', name: 'Hovedlokasjon' },
		attributes: [{ id: 'INDUSTRY', value: pick(SECOND_WORDS, index * 7), description: 'Bransje' }],
		lastModifiedDateTime: modified,
		createdDateTime: addMilliseconds(modified, -400 * 24 * HOUR),
		paymentMethods: [{ paymentMethodId: '10', isDefault: true }],
		defaultPaymentMethodId: '10',
		timeStamp: '',
	};
}
