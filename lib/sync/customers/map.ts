import type { VismaAddress, VismaContact, VismaCustomer } from '../../visma';
import type { Fault } from './fault';
import type { CustomerSyncSettings } from './settings';

/**
 * The Chargebee fields that the sync owns, with the value that Visma gives them; an empty string means no value.
 * Fields that are not listed belong to Chargebee and stay as they are.
 */
export interface MappedCustomer {
	/** Fields of POST /customers/{id}, custom fields among them. */
	customer: Record<string, string>;
	/** Members of the billing address. */
	address: Record<string, string>;
	/** Fields beside the address in update_billing_info; absent when they are left alone. */
	vat: Record<string, string>;
	/** Keys of meta_data. */
	meta: Record<string, string>;
}

export function mapCustomer(
	visma: VismaCustomer,
	settings: CustomerSyncSettings,
): { mapped: MappedCustomer; faults: Fault[] } {
	const contact = pick(settings.contactSource, visma.mainContact, visma.invoiceContact, hasContact);
	const address = pick(settings.addressSource, visma.mainAddress, visma.invoiceAddress, hasAddress);
	const terms = netTermDays(visma, settings);
	const mapped: MappedCustomer = {
		customer: {
			company: clean(visma.name),
			...personName(contact?.attention),
			email: clean(contact?.email),
			phone: clean(contact?.phone1),
			preferred_currency_code: clean(visma.currencyId),
			...terms.fields,
			...customFields(visma, settings),
		},
		address: mapAddress(address),
		vat: vatNumber(visma, clean(address?.country?.id), settings),
		meta: {
			visma_customer_number: visma.number,
			visma_internal_id: clean(visma.internalId),
			visma_corporate_id: clean(visma.corporateId),
		},
	};
	return { mapped, faults: terms.faults };
}

function mapAddress(address: VismaAddress | null | undefined): Record<string, string> {
	return {
		line1: clean(address?.addressLine1),
		line2: clean(address?.addressLine2),
		line3: clean(address?.addressLine3),
		zip: clean(address?.postalCode),
		city: clean(address?.city),
		state: clean(address?.county?.name),
		country: clean(address?.country?.id).toUpperCase(),
	};
}

/** `Attention` holds a person: the last word is the family name. A single word is taken as the first name. */
function personName(attention: string | null | undefined): Record<string, string> {
	const words = clean(attention).split(/\s+/);
	const last = words.length > 1 ? words.pop() : '';
	return { first_name: words.join(' '), last_name: last ?? '' };
}

function netTermDays(
	visma: VismaCustomer,
	{ creditTerms }: CustomerSyncSettings,
): { fields: Record<string, string>; faults: Fault[] } {
	const terms = clean(visma.creditTerms?.id);
	if (creditTerms.size === 0 || terms === '') return { fields: {}, faults: [] };
	const days = creditTerms.get(terms);
	if (days !== undefined) return { fields: { net_term_days: String(days) }, faults: [] };
	const known = [...creditTerms.keys()].join(', ');
	const reason = `Credit terms "${terms}" have no row in the table Credit Terms (it has ${known})`;
	return { fields: {}, faults: [{ code: 'unmapped-credit-terms', field: 'net_term_days', reason }] };
}

function vatNumber(visma: VismaCustomer, country: string, settings: CustomerSyncSettings): Record<string, string> {
	if (settings.vatNumber === 'leaveAlone') return {};
	const number = clean(visma.vatRegistrationId).replace(/[\s.-]/g, '').toUpperCase();
	const strip = settings.vatNumber === 'withoutCountry' && country !== '' && number.startsWith(country.toUpperCase());
	return { vat_number: strip ? number.slice(country.length) : number };
}

function customFields(visma: VismaCustomer, settings: CustomerSyncSettings): Record<string, string> {
	const values = settings.customFields.map(({ chargebeeField, vismaField }) => [chargebeeField, readField(visma, vismaField)]);
	return Object.fromEntries(values);
}

/** `attributes.SEGMENT` reads the attribute with that id; any other path reads a field, `customerClass.id` say. */
export function readField(visma: VismaCustomer, path: string): string {
	const [first = '', ...rest] = path.trim().split('.');
	if (first === 'attributes') return clean(visma.attributes?.find(({ id }) => id === rest.join('.'))?.value);
	let value: unknown = (visma as unknown as Record<string, unknown>)[first];
	for (const field of rest) value = (value as Record<string, unknown> | null | undefined)?.[field];
	return typeof value === 'object' ? '' : clean(value as string | number | boolean | undefined);
}

/** The chosen source, or the other one where the chosen is empty. */
function pick<T>(choice: 'main' | 'invoice', main: T, invoice: T, isFilled: (value: T) => boolean): T {
	const [first, second] = choice === 'main' ? [main, invoice] : [invoice, main];
	return isFilled(first) ? first : second;
}

const hasAddress = (address: VismaAddress | null | undefined) =>
	[address?.addressLine1, address?.postalCode, address?.city].some((value) => clean(value) !== '');

const hasContact = (contact: VismaContact | null | undefined) =>
	[contact?.attention, contact?.email, contact?.phone1].some((value) => clean(value) !== '');

const clean = (value: string | number | boolean | null | undefined): string => String(value ?? '').trim();
