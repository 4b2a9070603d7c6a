import merge from 'lodash/merge';

import { CREDIT_TERMS } from '../../seed/company';
import type { VismaCompany } from '../company';
import type { VismaCustomer } from '../customerDto';
import { chosenNumber } from '../numbering';
import { refuseOf } from '../refuse';
import { WriteBody } from '../writeBody';
import { readCustomer } from './readCustomer';

const TERMS = CREDIT_TERMS.find(({ termsId }) => termsId === '30');

/** What the customer class gives a new customer. */
function blank(internalId: number, number: string): VismaCustomer {
	const address = (place: number) => ({ addressId: internalId * 10 + place });
	const contact = (place: number) => ({ contactId: internalId * 10 + place });
	return {
		internalId,
		number,
		name: '',
		status: 'Active',
		mainAddress: address(1),
		mainContact: contact(1),
		customerClass: { id: '1', description: 'Kunder' },
		invoiceOrdersSeparately: false,
		creditTerms: { id: '30', description: TERMS?.description ?? '' },
		currencyId: 'SEK',
		creditVerification: 'Disabled',
		creditLimit: 0,
		creditDaysPastDue: 0,
		invoiceAddress: address(2),
		invoiceContact: contact(2),
		printInvoices: false,
		acceptAutoInvoices: false,
		sendInvoicesByEmail: false,
		statementType: 'OpenItem',
		deliveryAddress: address(3),
		deliveryContact: contact(3),
		vatZone: { id: '01', description: 'Innland' },
		location: { countryId: 'SE', id: 'MAIN', name: 'Hovedlokasjon' },
		attributes: [],
		lastModifiedDateTime: '',
		createdDateTime: '',
		timeStamp: '',
	};
}

/** Creates a customer as the caller says, under a number that the series allows. */
export function createCustomer(company: VismaCompany, raw: unknown): VismaCustomer {
	const settings = company.settings.customers;
	const refuse = refuseOf(company, 'customers');
	const body = new WriteBody(raw, settings.bareValues);
	if (!body.text('name')) throw refuse("'Customer Name' cannot be empty.");
	const patch = readCustomer(body, undefined, company.books, refuse);
	const { customers } = company;
	const number = chosenNumber(body, 'number', settings, (taken) => Boolean(customers.get(taken)), refuse) ?? customers.nextNumber();
	const customer = merge(blank(customers.nextInternalId(), number), patch);
	return customers.add(customer, company.localNow());
}

/** Changes what the body names; the rest stays. */
export function changeCustomer(company: VismaCompany, customer: VismaCustomer, raw: unknown): VismaCustomer {
	const refuse = refuseOf(company, 'customers');
	const body = new WriteBody(raw, company.settings.customers.bareValues);
	const patch = readCustomer(body, customer, company.books, refuse);
	if (patch.name === null) throw refuse("'Customer Name' cannot be empty.");
	return company.customers.edit(customer.number, patch as Partial<VismaCustomer>, company.localNow()) ?? customer;
}
