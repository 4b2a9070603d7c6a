import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { largeCustomers } from '../seed/large';
import { done } from '../server/controlRoutes';
import { Refusal } from '../server/refusal';
import type { VismaCompany } from './company';
import type { VismaCustomer } from './customerDto';
import { journalControls } from './journalControls';
import { receivablesControls } from './receivablesControls';

const patchSchema = z.custom<Partial<VismaCustomer>>((body) => typeof body === 'object' && body !== null);

/** What a person does in the ERP, and what only a sandbox can do, under `/_sandbox`. */
export function vismaControlRoutes(app: FastifyInstance, company: VismaCompany): void {
	app.put('/customers/:number', async (request) => {
		const { number } = z.object({ number: z.string() }).parse(request.params);
		const customer = company.customers.edit(number, patchSchema.parse(request.body), company.localNow());
		if (!customer) throw new Refusal(404, { message: `No customer ${number}` });
		return customer;
	});
	app.post('/customers/bulk', async (request) => {
		const { count } = z.object({ count: z.number().int().min(1).max(200_000) }).parse(request.body);
		return done(() => company.customers.fill(largeCustomers(count)));
	});
	app.post('/expire-tokens', async () => done(() => company.tokens.expireAll()));
	journalControls(app, company);
	receivablesControls(app, company);
}
