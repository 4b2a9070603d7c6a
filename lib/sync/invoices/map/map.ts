import { DateTime } from 'luxon';

import type { Fault } from '../../customers/fault';
import { customerId } from '../../customers/identity';
import { checkLimits } from '../../customers/limits';
import { exponentOf } from '../money';
import { reckon } from '../reckon/reckon';
import type { Reckoned } from '../reckon/reckoned';
import type { InvoiceSyncSettings } from '../settings';
import type { SourceDocument } from '../source';
import { type Payment, paymentsOf } from './payments';
import { referenceOf } from './reference';

/** A Visma document as Chargebee should have it. Days are yyyy-MM-dd. */
export interface MappedDocument {
	id: string;
	customerId: string;
	currency: string;
	/** Decimals of its amounts at Chargebee. */
	exponent: number;
	day: string;
	/** Empty where Visma has none. */
	dueDay: string;
	reckoned: Reckoned;
	poNumber: string;
	/** Members of the billing address; absent where the item does not hold it. */
	address?: Record<string, string>;
	reference: ReturnType<typeof referenceOf>;
	/** Absent where Chargebee owns payments. */
	payments?: Payment[];
	/** Minor units that are settled in Visma by no payment, and stay due in Chargebee. */
	leftDue?: number;
}

const MAX_PO_NUMBER = 100;

/** Maps a document; faults are what Chargebee would refuse, or what does not add up. */
export function mapDocument(
	document: SourceDocument,
	settings: InvoiceSyncSettings,
): { mapped: MappedDocument } | { faults: Fault[] } {
	const { currencyId: currency } = document;
	const exponent = exponentOf(currency, settings.decimals);
	if (exponent === undefined) return { faults: [unknownCurrency(currency)] };
	const result = reckon(document, exponent, settings);
	const paid = settings.payments === 'fromVisma' ? paymentsOf(document, exponent, settings.waived) : undefined;
	const id = customerId(settings.idPrefix, document.referenceNumber);
	const address = addressOf(document);
	const poNumber = clean(document.customerRefNumber);
	const faults = [
		...settings.customerIdentity.faultsOf(document.customer.number),
		...('faults' in result ? result.faults : []),
		...(paid?.faults ?? []),
		...checkLimits(id, { customer: {}, address: address ?? {}, vat: {}, meta: {} }),
		...checkPoNumber(poNumber),
	];
	if ('faults' in result || faults.length > 0) return { faults };
	const mapped: MappedDocument = {
		id,
		customerId: settings.customerIdentity.idOf(document.customer.number),
		currency,
		exponent,
		day: document.documentDate.slice(0, 10),
		dueDay: document.documentDueDate?.slice(0, 10) ?? '',
		reckoned: result.reckoned,
		poNumber,
		...(address ? { address } : {}),
		reference: referenceOf(clean(document.paymentReference), address?.country ?? '', settings.reference),
		...(paid ? { payments: paid.payments, leftDue: paid.leftDue } : {}),
	};
	return { mapped };
}

/** Noon in the site's zone: the date is the same whichever way a zone is off. */
export const noon = (day: string, zone: string): number => DateTime.fromISO(`${day}T12:00:00`, { zone }).toUnixInteger();

/** The day that a time of Chargebee falls on in the site's zone. */
export const dayOf = (seconds: number, zone: string): string => DateTime.fromSeconds(seconds, { zone }).toISODate() ?? '';

/** The address that stands on the invoice, which may be another than the customer's. */
function addressOf({ invoiceAddress: address, invoiceContact: contact, customer }: SourceDocument): Record<string, string> | undefined {
	if (!address) return undefined;
	return {
		company: clean(contact?.businessName) || clean(customer.name),
		line1: clean(address.addressLine1),
		line2: clean(address.addressLine2),
		line3: clean(address.addressLine3),
		zip: clean(address.postalCode),
		city: clean(address.city),
		state: clean(address.county?.name),
		country: clean(address.country?.id).toUpperCase(),
	};
}

function checkPoNumber(number: string): Fault[] {
	const { length } = [...number];
	if (length <= MAX_PO_NUMBER) return [];
	return [{ code: 'too-long', field: 'po_number', reason: `Chargebee takes at most ${MAX_PO_NUMBER} characters, Visma.net has ${length}` }];
}

const unknownCurrency = (currency: string): Fault => ({
	code: 'currency-unclear',
	field: 'currency_code',
	reason: `How Chargebee takes amounts in ${currency} is not documented. Name it under Currency Decimals once you know`,
});

const clean = (value: string | null | undefined): string => (value ?? '').trim();
