import { CREDIT_TERMS } from '../../seed/company';
import type { Books } from '../books/books';
import type { VismaCustomer } from '../customerDto';
import { modelError } from '../errors';
import type { Refuse } from '../refuse';
import type { WriteBody } from '../writeBody';

export const STATUSES = ['Active', 'OnHold', 'CreditHold', 'Inactive', 'OneTime'];

/** Fields by their names in both DTOs; what is cleared goes. */
const TEXTS = ['name', 'accountReference', 'vatRegistrationId', 'corporateId', 'gln'] as const;
const NUMBERS = ['creditLimit', 'creditDaysPastDue', 'numberOfEmployees'] as const;
const FLAGS = [
	'invoiceOrdersSeparately',
	'printInvoices',
	'acceptAutoInvoices',
	'sendInvoicesByEmail',
	'sendDunningLettersViaEMail',
	'printDunningLetters',
	'printStatements',
	'sendStatementsByEmail',
	'printMultiCurrencyStatements',
	'invoiceToDefaultLocation',
	'excludeDebtCollection',
] as const;
const CHOICES = ['creditVerification', 'statementType'] as const;
const ADDRESSES = ['mainAddress', 'invoiceAddress', 'deliveryAddress'] as const;
const CONTACTS = ['mainContact', 'invoiceContact', 'deliveryContact'] as const;
const ADDRESS_TEXTS = ['addressLine1', 'addressLine2', 'addressLine3', 'postalCode', 'city'];
const CONTACT_TEXTS = ['name', 'attention', 'email', 'web', 'phone1', 'phone2', 'fax'];

/** Members that are to be changed; null removes one (JSON merge patch). */
export type CustomerPatch = Record<string, unknown>;

const absent = (value: unknown) => value === undefined;

/** Texts that were sent, by their names; empty ones are cleared. */
function texts(body: WriteBody, names: readonly string[]): CustomerPatch {
	const sent = names.map((name): [string, unknown] => [name, body.text(name)]);
	return Object.fromEntries(sent.filter(([, value]) => !absent(value)).map(([name, value]) => [name, value || null]));
}

function parts(body: WriteBody, names: readonly string[], read: (part: WriteBody) => CustomerPatch): CustomerPatch {
	const sent = names.map((name): [string, CustomerPatch | undefined] => {
		const part = body.part(name);
		return [name, part && read(part)];
	});
	return Object.fromEntries(sent.filter(([, value]) => !absent(value)));
}

function addressOf(part: WriteBody): CustomerPatch {
	const countryId = part.text('countryId');
	const county = part.text('county');
	return {
		...texts(part, ADDRESS_TEXTS),
		...(countryId ? { country: { id: countryId, name: countryId } } : {}),
		...(county ? { county: { id: county, name: county } } : {}),
	};
}

/** A field that names another record, and where the customer keeps it. */
function reference(body: WriteBody, field: string, make: (id: string) => CustomerPatch): CustomerPatch {
	const id = body.text(field);
	return id ? make(id) : {};
}

function attributesOf(body: WriteBody, known: VismaCustomer | undefined): CustomerPatch {
	const lines = body.lines('attributeLines');
	if (lines.length === 0) return {};
	const values = new Map((known?.attributes ?? []).map((attribute) => [attribute.id, attribute]));
	for (const line of lines) {
		const id = line.text('attributeId') ?? '';
		values.set(id, { id, value: line.text('attributeValue') ?? '', description: values.get(id)?.description ?? id });
	}
	return { attributes: [...values.values()] };
}

function statusOf(body: WriteBody): CustomerPatch {
	const status = body.text('status');
	if (!status) return {};
	if (!STATUSES.includes(status)) throw modelError('dto.status', `Error converting value "${status}" at status.`);
	return { status };
}

/** What a body changes in a customer. */
export function readCustomer(body: WriteBody, known: VismaCustomer | undefined, books: Books, refuse: Refuse): CustomerPatch {
	const sent = (names: readonly string[], value: (name: string) => unknown) =>
		Object.fromEntries(names.map((name): [string, unknown] => [name, value(name)]).filter(([, found]) => !absent(found)));
	const currency = body.text('currencyId');
	if (currency && !books.currency(currency)) throw refuse(`CuryID '${currency}' cannot be found in the system.`);
	return {
		...texts(body, TEXTS),
		...statusOf(body),
		...sent(NUMBERS, (name) => body.number(name)),
		...sent(FLAGS, (name) => body.flag(name)),
		...texts(body, CHOICES),
		...(currency ? { currencyId: currency } : {}),
		...reference(body, 'creditTermsId', (id) => {
			const terms = CREDIT_TERMS.find(({ termsId }) => termsId === id);
			if (!terms) throw refuse(`CreditTermsID '${id}' cannot be found in the system.`);
			return { creditTerms: { id, description: terms.description } };
		}),
		...reference(body, 'customerClassId', (id) => ({ customerClass: { id, description: id } })),
		...reference(body, 'vatZoneId', (id) => ({ vatZone: { id, description: id } })),
		...reference(body, 'priceClassId', (id) => ({ priceClass: { id, description: id } })),
		...reference(body, 'parentRecordNumber', (id) => ({ parentRecord: { number: id } })),
		...(body.part('defaultPaymentMethod') ? { defaultPaymentMethodId: body.part('defaultPaymentMethod')?.text('paymentMethodId') } : {}),
		...parts(body, ADDRESSES, addressOf),
		...parts(body, CONTACTS, (part) => texts(part, CONTACT_TEXTS)),
		...attributesOf(body, known),
	};
}
