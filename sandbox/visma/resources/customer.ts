import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { pathOf } from '../../server/recordRequests';
import type { VismaCompany } from '../company';
import type { VismaCustomer } from '../customerDto';
import { businessError, modelError } from '../errors';
import { dateTimeFilter, keyOf, pageOf, textOf, type Query } from '../query';

const STATUSES = ['Active', 'OnHold', 'CreditHold', 'Inactive', 'OneTime'];

type Test = (customer: VismaCustomer) => boolean;

/** One row per filter that the list understands; every other query parameter is ignored, as the API does. */
const TEXT_FILTERS: Record<string, (customer: VismaCustomer, value: string) => boolean> = {
	name: (customer, value) => customer.name.toLowerCase().includes(value.toLowerCase()),
	status: (customer, value) => customer.status === value,
	corporateId: (customer, value) => customer.corporateId === value,
	vatRegistrationId: (customer, value) => customer.vatRegistrationId === value,
	email: (customer, value) => customer.mainContact.email === value,
	phone: (customer, value) => customer.mainContact.phone1 === value,
};

/** `attributes={"ATTR":"v1,v2"}`: the customer has one of the values in each named attribute. */
function attributesFilter(query: Query): Test {
	const text = textOf(query, 'attributes');
	if (text === undefined) return () => true;
	const wanted = z.record(z.string()).safeParse(JSON.parse(text));
	if (!wanted.success) throw modelError('attributes', 'The value is not valid for attributes.');
	const has = (customer: VismaCustomer, id: string, values: string[]) =>
		customer.attributes.some((attribute) => attribute.id === id && values.includes(attribute.value));
	return (customer) => Object.entries(wanted.data).every(([id, values]) => has(customer, id, values.split(',')));
}

function filters(query: Query): Test {
	const status = textOf(query, 'status');
	if (status !== undefined && !STATUSES.includes(status)) {
		throw modelError('status', `The value '${status}' is not valid for status.`);
	}
	const texts = Object.entries(TEXT_FILTERS).flatMap(([name, matches]): Test[] => {
		const value = textOf(query, name);
		return value === undefined ? [] : [(customer) => matches(customer, value)];
	});
	const modified = dateTimeFilter(query, 'lastModifiedDateTime');
	const created = dateTimeFilter(query, 'createdDateTime');
	const tests: Test[] = [
		...texts,
		attributesFilter(query),
		(customer) => modified(customer.lastModifiedDateTime),
		(customer) => created(customer.createdDateTime),
	];
	return (customer) => tests.every((test) => test(customer));
}

function shown(customer: VismaCustomer, query: Query): VismaCustomer {
	if (textOf(query, 'expandPaymentMethods') === 'true') return customer;
	return { ...customer, paymentMethods: undefined };
}

function list(company: VismaCompany) {
	return async (request: FastifyRequest) => {
		const query = request.query as Query;
		const page = pageOf(company.customers.all().filter(filters(query)), query, company.settings);
		const metadata = { totalCount: page.totalCount, maxPageSize: company.settings.maxPageSize };
		return page.records.map((customer) => ({ ...shown(customer, query), metadata }));
	};
}

function answer(customer: VismaCustomer | undefined, reply: FastifyReply) {
	if (!customer) throw businessError(404, 'The customer was not found.');
	reply.header('etag', `"${customer.timeStamp}"`);
	return customer;
}

/** Visma.net's Customer: list and single reads. */
export function customerRoutes(api: FastifyInstance, company: VismaCompany): void {
	api.get('/v1/customer', list(company));
	api.get('/v1/customer/internal/:internalID', async (request, reply) => {
		const { internalID } = z.object({ internalID: z.string() }).parse(request.params);
		if (!/^\d+$/.test(internalID)) throw modelError('internalID', `The value '${internalID}' is not valid.`);
		return answer(company.customers.getByInternalId(Number(internalID)), reply);
	});
	api.get('/v1/customer/:customerCd', async (request, reply) => {
		const segment = pathOf(request).split('/').at(-1) ?? '';
		// An escaped slash ends the path segment on the real host, so such a key is not found this way.
		if (/%2f/i.test(segment)) throw businessError(404, 'The resource was not found.');
		return answer(company.customers.get(keyOf(segment)), reply);
	});
}
