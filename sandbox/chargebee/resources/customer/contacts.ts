import type { FastifyInstance, FastifyRequest } from 'fastify';
import { omitBy } from 'lodash';
import { z } from 'zod';

import type { ChargebeeCustomer } from '../../customerStore';
import { duplicateEntry, notFound, wrongValue } from '../../errors';
import { email, flag, readParams, text, wholeNumber } from '../../fields';
import { pageOf } from '../../listing';
import type { ChargebeeSite } from '../../site';
import { actorOf } from '../../steps';
import { merged } from './write';

type Contact = Record<string, unknown> & { id: string };

const params = z
	.object({
		contact: z
			.object({
				id: text(150),
				first_name: text(150),
				last_name: text(150),
				email: email(),
				phone: text(50),
				label: text(50),
				enabled: flag(),
				send_billing_email: flag(),
				send_account_email: flag(),
			})
			.partial()
			.strict(),
	})
	.strict();

const removal = z.object({ contact: z.object({ id: text(150) }).strict() }).strict();

const listParams = z
	.object({ limit: wholeNumber().refine((limit) => limit === null || (limit >= 1 && limit <= 100), 'must be from 1 to 100'), offset: text(1000) })
	.partial()
	.strict();

const DEFAULTS = { enabled: false, send_billing_email: false, send_account_email: false, object: 'contact' };

const contactsOf = ({ contacts }: ChargebeeCustomer): Contact[] => (contacts as Contact[] | undefined) ?? [];

const given = (fields: Record<string, unknown>) => omitBy(fields, (value) => value === undefined || value === null);

function added(customer: ChargebeeCustomer, body: unknown, newId: () => string): Contact[] {
	const { contact } = readParams(params, body);
	if (!contact.email) throw wrongValue('contact[email]', 'cannot be blank');
	const id = contact.id ?? newId();
	if (contactsOf(customer).some((other) => other.id === id)) throw duplicateEntry('contact[id]', id);
	return [...contactsOf(customer), { ...DEFAULTS, ...given(contact), id }];
}

function updated(customer: ChargebeeCustomer, body: unknown): Contact[] {
	const { contact } = readParams(params, body);
	const id = knownId(customer, contact.id);
	return contactsOf(customer).map((other) => (other.id === id ? { ...other, ...given(contact), id } : other));
}

function removed(customer: ChargebeeCustomer, body: unknown): Contact[] {
	const id = knownId(customer, readParams(removal, body).contact.id);
	return contactsOf(customer).filter((other) => other.id !== id);
}

function knownId(customer: ChargebeeCustomer, id: string | null | undefined): string {
	if (!id) throw wrongValue('contact[id]', 'cannot be blank');
	if (!contactsOf(customer).some((contact) => contact.id === id)) throw notFound(id, 'contact[id]');
	return id;
}

/** Contacts of a customer: list, add, update, delete. */
export function contactRoutes(api: FastifyInstance, site: ChargebeeSite, known: (request: FastifyRequest) => ChargebeeCustomer): void {
	const change = (request: FastifyRequest, contacts: Contact[]) => ({
		customer: site.change(merged(known(request), { contacts }), 'customer_changed', actorOf(request, site)),
	});
	api.get('/customers/:id/contacts', async (request) => {
		const rows = contactsOf(known(request)).map((contact, seq) => ({ seq, resource: contact }));
		const { resources, next_offset } = pageOf(rows, readParams(listParams, request.query), 'created_at');
		return { list: resources.map((contact) => ({ contact })), next_offset };
	});
	api.post('/customers/:id/add_contact', async (request) =>
		change(request, added(known(request), request.body, () => `contact_${site.customers.newId()}`)),
	);
	api.post('/customers/:id/update_contact', async (request) => change(request, updated(known(request), request.body)));
	api.post('/customers/:id/delete_contact', async (request) => change(request, removed(known(request), request.body)));
}
