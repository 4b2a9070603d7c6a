import type { Query, VismaClient } from '../client';
import { listFitting } from '../paging';
import { boundQuery, hasText, isSince, isWanted, isWithin, sinceQuery, type TimeBound } from '../recheck';
import type { VismaContact, VismaCustomer, VismaCustomerStatus } from '../types/customer';
import { CUSTOMERS } from './get';

/** Parts of a customer that a list only brings along when it is asked to. */
export const CUSTOMER_PARTS = ['AccountInformation', 'DirectDebit', 'PaymentMethods'] as const;

export interface CustomerFilter {
	/** Only customers changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	created?: TimeBound;
	status?: VismaCustomerStatus;
	/** Part of the name. */
	name?: string;
	/** Organisation number. */
	corporateId?: string;
	vatRegistrationId?: string;
	/** Of any contact. */
	email?: string;
	phone?: string;
	/** One of the values in each attribute: `{ INDUSTRY: ['A', 'B'] }`. */
	attributes?: Record<string, string[]>;
	expand?: ReadonlyArray<(typeof CUSTOMER_PARTS)[number]>;
}

type CustomerRow = Omit<VismaCustomer, 'timeStamp'> & { timeStamp?: string };

/** GET /v1/customer: the first `limit` customers that fit, or all of them. */
export async function listCustomers(
	client: VismaClient,
	filter: CustomerFilter,
	limit?: number,
): Promise<VismaCustomer[]> {
	const listed = { many: 'customers', key: (row: CustomerRow) => row.number, fits: (row: CustomerRow) => fits(row, filter) };
	return await listFitting<CustomerRow>(client, CUSTOMERS, query(filter), listed, limit);
}

/** `>=` with a full timestamp: Visma's texts disagree on whether `>` includes the moment itself. */
function query({ modifiedSince, created, attributes, expand, ...equal }: CustomerFilter): Query {
	const values = Object.entries(attributes ?? {}).map(([id, wanted]) => [id, wanted.join(',')]);
	return {
		...equal,
		attributes: values.length === 0 ? undefined : JSON.stringify(Object.fromEntries(values)),
		...Object.fromEntries((expand ?? []).map((part) => [`expand${part}`, true])),
		...boundQuery('createdDateTime', created),
		...sinceQuery(modifiedSince),
	};
}

function fits(row: CustomerRow, filter: CustomerFilter): boolean {
	return (
		isSince(row, filter.modifiedSince) &&
		isWithin(row.createdDateTime, filter.created) &&
		isWanted(row.status, filter.status) &&
		hasText(row.corporateId, filter.corporateId) &&
		hasText(row.vatRegistrationId, filter.vatRegistrationId) &&
		// Visma's texts disagree on whether the name must be the same or hold the text: both pass here.
		(filter.name === undefined || lower(row.name).includes(lower(filter.name))) &&
		inContacts(row, filter.email, (contact) => [contact.email]) &&
		inContacts(row, filter.phone, (contact) => [contact.phone1, contact.phone2]) &&
		Object.entries(filter.attributes ?? {}).every(([id, values]) => hasAttribute(row, id, values))
	);
}

const lower = (text: string | null | undefined) => (text ?? '').toLowerCase();

/** Which of the contacts Visma.net looks at is not said. */
function inContacts(
	{ mainContact, invoiceContact, deliveryContact }: CustomerRow,
	wanted: string | undefined,
	valuesOf: (contact: VismaContact) => Array<string | null | undefined>,
): boolean {
	if (wanted === undefined) return true;
	const contacts = [mainContact, invoiceContact, deliveryContact].filter((contact) => !!contact);
	return contacts.flatMap(valuesOf).some((value) => lower(value) === lower(wanted));
}

const hasAttribute = ({ attributes }: CustomerRow, id: string, values: string[]) =>
	!attributes || attributes.some((attribute) => attribute.id === id && values.includes(attribute.value ?? ''));
