import type { Body, VismaClient } from '../client';
import { differences } from '../difference';
import type { VismaDocument } from '../types/document';
import { type Update, type UpdateOptions, updateRecord } from '../update';
import { type Plain, unwrap } from '../wrap';
import { type DocumentKind, documentPath } from './kinds';

/** Where the read DTO has what the write DTO calls otherwise. */
const PLACES: Record<string, string> = {
	customerNumber: 'customer.number',
	creditTermsId: 'creditTerms.id',
	paymentMethodId: 'paymentMethod.id',
	customerVatZoneId: 'customerVatZone.id',
	branchNumber: 'branchNumber.number',
	locationId: 'location.id',
	project: 'project.id',
	contact: 'contact.id',
	salesperson: 'salesPerson.id',
	'billingAddress.countryId': 'invoiceAddress.country.id',
	'invoiceAddress.countryId': 'invoiceAddress.country.id',
	'billingAddress.county': 'invoiceAddress.county.id',
	'invoiceContact.name': 'invoiceContact.businessName',
	...Object.fromEntries(
		['overrideAddress', 'addressLine1', 'addressLine2', 'addressLine3', 'postalCode', 'city'].map((field) => [
			`billingAddress.${field}`,
			`invoiceAddress.${field}`,
		]),
	),
};

/** PUT of an invoice that is not released: what differs is written, lines by their operations. */
export async function updateDocument(
	client: VismaClient,
	kind: DocumentKind,
	number: string,
	body: Body,
	options: UpdateOptions = {},
): Promise<Update<VismaDocument>> {
	const fields = unwrap(body as { [field: string]: Plain }) as { [field: string]: Plain };
	const repeatable = !Object.values(fields).some(Array.isArray);
	const changesIn = (document: VismaDocument) => differences(fields, document, PLACES);
	return await updateRecord<VismaDocument>(client, { path: documentPath(kind, number), body, repeatable, changesIn }, options);
}
