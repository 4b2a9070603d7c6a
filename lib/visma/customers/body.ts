import type { Body } from '../client';
import { type Amount, Decimal } from '../decimal';
import { differences, type Difference } from '../difference';
import type { VismaCustomer } from '../types/customer';
import { type Plain, unwrap, wrap } from '../wrap';

/** A customer to be created or changed, by the names of Visma's CustomerUpdateDto. What is left out stays as it is. */
export interface CustomerDraft {
	/** The caller's own number; the number series must allow manual numbers. */
	number?: string;
	name?: string;
	creditLimit?: Amount;
	/** Lines of other attributes stay as they are. */
	attributeLines?: Array<{ attributeId: string; attributeValue: string }>;
	[field: string]: Plain | undefined;
}

/**
 * The body that creates or changes a customer.
 *
 * @throws RangeError that names the field and the remedy
 */
export function customerBody(draft: CustomerDraft): Body {
	const { creditLimit } = draft;
	const fault = creditLimit === undefined ? undefined : Decimal.faultOf(creditLimit);
	if (fault !== undefined) throw new RangeError(`creditLimit: ${fault}`);
	return wrap({
		...(draft.number ? { overrideNumberSeries: true } : {}),
		...draft,
		creditLimit: creditLimit === undefined ? undefined : Decimal.of(creditLimit),
	});
}

type Fields = { [field: string]: Plain | undefined };

const GL_ACCOUNTS = [
	'customerLedgerAccount',
	'salesAccount',
	'salesNonTaxableAccount',
	'salesEuAccount',
	'salesExportAccount',
	'discountAccount',
	'freightAccount',
	'cashDiscountAccount',
	'prepaymentAccount',
];
const ADDRESSES = ['mainAddress', 'invoiceAddress', 'deliveryAddress'];

/** Where the read DTO has what the write DTO calls otherwise. */
const PLACES: Record<string, string> = {
	creditTermsId: 'creditTerms.id',
	customerClassId: 'customerClass.id',
	vatZoneId: 'vatZone.id',
	parentRecordNumber: 'parentRecord.number',
	priceClassId: 'priceClass.id',
	'defaultPaymentMethod.paymentMethodId': 'defaultPaymentMethodId',
	...Object.fromEntries(ADDRESSES.map((address) => [`${address}.countryId`, `${address}.country.id`])),
	...Object.fromEntries(GL_ACCOUNTS.map((account) => [`glAccounts.${account}`, `glAccounts.${account}.number`])),
	...Object.fromEntries(ADDRESSES.map((address) => [`${address}.county`, `${address}.county.id`])),
};

/** Which customer it is, and how it is written, is no change of the customer. */
const IDENTITY = ['number', 'overrideNumberSeries'];

/** What a customer never shows, so that nobody can tell whether it is as it was sent. */
const UNSEEN = /^(note|overrideWithClassValues|salesPersons|directDebitLines)$|Subaccount$/;

/** Whether a customer is what a body would have created, as far as it shows. */
export const isSameCustomer = (body: Body, customer: VismaCustomer): boolean =>
	customerChanges(body, customer).every(({ field }) => UNSEEN.test(field));

/** What a body would change in a customer. */
export function customerChanges(body: Body, customer: VismaCustomer): Difference[] {
	const { attributeLines, ...fields } = unwrap(body as Fields) as Fields;
	const compared = Object.fromEntries(Object.entries(fields).filter(([name]) => !IDENTITY.includes(name)));
	return [...differences(compared, customer, PLACES), ...attributeChanges(attributeLines, customer)];
}

function attributeChanges(lines: Plain | undefined, { attributes }: VismaCustomer): Difference[] {
	return ((lines ?? []) as Array<{ attributeId?: string; attributeValue?: string }>).flatMap(({ attributeId, attributeValue }) => {
		const from = attributes?.find(({ id }) => id === attributeId)?.value ?? '';
		const to = attributeValue ?? '';
		return from === to ? [] : [{ field: `attributes.${attributeId ?? ''}`, from, to }];
	});
}
