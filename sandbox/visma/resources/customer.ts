import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { VismaCompany } from '../company';
import type { VismaCustomer } from '../customerDto';
import { STATUSES } from '../customers/readCustomer';
import { changeCustomer, createCustomer } from '../customers/write';
import { businessError, modelError } from '../errors';
import { dateTimeFilter, pageOf, textOf, type Query } from '../query';
import { created, etagOf, keyInPath, matchVersion } from './record';

const PATH = '/v1/customer';

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

/** Visma.net's Customer: list, single reads and writes. */
export function customerRoutes(api: FastifyInstance, company: VismaCompany): void {
	const { customers } = company;
	const byNumber = (request: FastifyRequest) => known(customers.get(keyInPath(request, 3)));
	const byInternalId = (request: FastifyRequest) => {
		const id = keyInPath(request, 4);
		if (!/^\d+$/.test(id)) throw modelError('internalID', `The value '${id}' is not valid.`);
		return known(customers.getByInternalId(Number(id)));
	};
	const find = { [PATH]: byNumber, [`${PATH}/internal`]: byInternalId };

	api.get(PATH, list(company));
	api.post(PATH, async (request, reply) => {
		const customer = createCustomer(company, request.body);
		return created(request, reply, customer, `${PATH}/${addressKey(customer.number)}`, company.settings.customers);
	});
	for (const [path, one] of Object.entries(find)) {
		api.get(`${path}/:key`, async (request, reply) => {
			const customer = one(request);
			reply.header('etag', etagOf(customer));
			return customer;
		});
		api.put(`${path}/:key`, async (request, reply) => {
			const customer = one(request);
			matchVersion(request, customer);
			return reply.code(204).header('etag', etagOf(changeCustomer(company, customer, request.body))).send();
		});
	}
}

function known(customer: VismaCustomer | undefined): VismaCustomer {
	if (!customer) throw businessError(404, 'The customer was not found.');
	return customer;
}

const addressKey = (number: string) =>
	/^[A-Za-z0-9._~-]+$/.test(number) ? number : `b64(${Buffer.from(number, 'utf8').toString('base64url')})`;
