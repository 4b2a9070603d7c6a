/** The parts of Visma.net's CustomerDto that this package reads; rows hold more. Absent and null mean the same. */
export interface VismaCustomer {
	/** Visma's own row number; stays when the customer number is changed. */
	internalId?: number | null;
	/** Customer number, chosen by the company: any characters. */
	number: string;
	name?: string | null;
	status?: VismaCustomerStatus | null;
	mainAddress?: VismaAddress | null;
	mainContact?: VismaContact | null;
	invoiceAddress?: VismaAddress | null;
	invoiceContact?: VismaContact | null;
	deliveryContact?: VismaContact | null;
	creditTerms?: { id?: string | null; description?: string | null } | null;
	/** ISO 4217. */
	currencyId?: string | null;
	vatRegistrationId?: string | null;
	/** Organisation number. */
	corporateId?: string | null;
	attributes?: Array<{ id?: string | null; value?: string | null }> | null;
	/** Company-local times without zone, `yyyy-MM-ddTHH:mm:ss.fff`. */
	createdDateTime?: string | null;
	lastModifiedDateTime?: string | null;
	/** Row version: eight bytes, base 64. */
	timeStamp?: string | null;
}

export type VismaCustomerStatus = 'Active' | 'OnHold' | 'CreditHold' | 'Inactive' | 'OneTime';

export interface VismaAddress {
	addressLine1?: string | null;
	addressLine2?: string | null;
	addressLine3?: string | null;
	postalCode?: string | null;
	city?: string | null;
	/** `id` is ISO 3166 alpha-2 when the company keeps Visma's own country list. */
	country?: { id?: string | null; name?: string | null } | null;
	county?: { id?: string | null; name?: string | null } | null;
}

export interface VismaContact {
	/** Usually the company's name again. */
	name?: string | null;
	/** The person to whom mail is addressed. */
	attention?: string | null;
	email?: string | null;
	phone1?: string | null;
	phone2?: string | null;
}
