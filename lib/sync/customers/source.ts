import { z } from 'zod';

import type { VismaCustomer } from '../../visma';
import { whyReadAgain } from '../privacy';

const text = z.string().nullish();

/** Fields that are checked; Visma's other ones pass through untouched, for custom fields to read. */
const record = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).passthrough();

const address = record({
	addressLine1: text,
	addressLine2: text,
	addressLine3: text,
	postalCode: text,
	city: text,
	country: record({ id: text }).nullish(),
	county: record({ name: text }).nullish(),
}).nullish();
const contact = record({ attention: text, email: text, phone1: text }).nullish();

/** What the sync must find in an item. */
const customer = record({
	number: z.string().trim().min(1),
	internalId: z.number().nullish(),
	name: text,
	status: text,
	mainAddress: address,
	mainContact: contact,
	invoiceAddress: address,
	invoiceContact: contact,
	creditTerms: record({ id: text }).nullish(),
	currencyId: text,
	vatRegistrationId: text,
	corporateId: text,
	attributes: z.array(record({ id: text, value: text })).nullish(),
	lastModifiedDateTime: text,
	timeStamp: text,
});

/** A source record, or what keeps an item from being one. */
export type Source = { customer: VismaCustomer } | { fault: string };

/** Checks that an item is a Visma.net customer, as Customer: Get and Get Many return it. */
export function readSource(item: unknown): Source {
	const readAgain = whyReadAgain(item);
	if (readAgain !== undefined) return { fault: readAgain };
	const parsed = customer.safeParse(item);
	if (parsed.success) return { customer: parsed.data as VismaCustomer };
	const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'item'}: ${message}`);
	return { fault: `The item is no Visma.net customer (${faults.join('; ')})` };
}
