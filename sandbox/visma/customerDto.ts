import type { LocalTime } from './localTime';

export interface VismaAddress {
	addressId: number;
	addressLine1?: string;
	addressLine2?: string;
	addressLine3?: string;
	postalCode?: string;
	city?: string;
	country?: { id: string; name: string };
}

export interface VismaContact {
	contactId: number;
	name?: string;
	attention?: string;
	email?: string;
	web?: string;
	phone1?: string;
	phone2?: string;
}

export type VismaCustomerStatus = 'Active' | 'OnHold' | 'CreditHold' | 'Inactive' | 'OneTime';

/** The part of Visma.net's CustomerDto that the sandbox fills. */
export interface VismaCustomer {
	internalId: number;
	number: string;
	name: string;
	status: VismaCustomerStatus;
	mainAddress: VismaAddress;
	mainContact: VismaContact;
	accountReference?: string;
	customerClass: { id: string; description: string };
	invoiceOrdersSeparately: boolean;
	creditTerms: { id: string; description: string };
	currencyId: string;
	creditVerification: 'Disabled';
	creditLimit: number;
	creditDaysPastDue: number;
	invoiceAddress: VismaAddress;
	invoiceContact: VismaContact;
	printInvoices: boolean;
	acceptAutoInvoices: boolean;
	sendInvoicesByEmail: boolean;
	statementType: 'OpenItem';
	deliveryAddress: VismaAddress;
	deliveryContact: VismaContact;
	vatRegistrationId?: string;
	corporateId?: string;
	gln?: string;
	vatZone: { id: string; description: string };
	location: { countryId: string; id: string; name: string };
	attributes: Array<{ id: string; value: string; description: string }>;
	lastModifiedDateTime: LocalTime;
	createdDateTime: LocalTime;
	paymentMethods?: Array<{ paymentMethodId: string; isDefault: boolean }>;
	defaultPaymentMethodId?: string;
	timeStamp: string;
}
