import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { ChargebeeCustomer } from '../../customerStore';
import { notFound } from '../../errors';
import { readParams } from '../../fields';
import { matcher, namedIds } from '../../filters';
import { pageOf } from '../../listing';
import type { ChargebeeSite } from '../../site';
import { actorOf } from '../../steps';
import { contactRoutes } from './contacts';
import { CUSTOMER_FILTERS, deleteParams, listParams } from './schemas';
import { createCustomer, updateBillingInfo, updateCustomer } from './write';

function listCustomers(site: ChargebeeSite, query: unknown) {
	const params = readParams(listParams, query);
	const matches = matcher(CUSTOMER_FILTERS, params);
	const rows = site.customers
		.rows(namedIds(params))
		.filter(({ resource }) => (params.include_deleted || !resource.deleted) && matches(resource));
	const { resources, next_offset } = pageOf(rows, params, 'created_at');
	return { list: resources.map((customer) => ({ customer })), next_offset };
}

function deleteCustomer(site: ChargebeeSite, customer: ChargebeeCustomer, request: FastifyRequest) {
	readParams(deleteParams, request.body);
	return site.change({ ...customer, deleted: true }, 'customer_deleted', actorOf(request, site));
}

/** Chargebee's Customer: list, retrieve, create, update, update_billing_info, contacts, delete. */
export function customerRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const known = (request: FastifyRequest) => {
		const { id } = z.object({ id: z.string() }).parse(request.params);
		const customer = site.customers.get(id);
		if (!customer) throw notFound(id);
		return customer;
	};
	const actor = (request: FastifyRequest) => actorOf(request, site);

	api.get('/customers', async (request) => listCustomers(site, request.query));
	api.post('/customers', async (request) => ({ customer: createCustomer(site, request.body, actor(request)) }));
	api.get('/customers/:id', async (request) => ({ customer: known(request) }));
	api.post('/customers/:id', async (request) => ({
		customer: updateCustomer(site, known(request), request.body, actor(request)),
	}));
	api.post('/customers/:id/update_billing_info', async (request) => ({
		customer: updateBillingInfo(site, known(request), request.body, actor(request)),
	}));
	contactRoutes(api, site, known);
	api.post('/customers/:id/delete', async (request) => ({ customer: deleteCustomer(site, known(request), request) }));
}
