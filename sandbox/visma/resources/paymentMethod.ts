import type { FastifyInstance } from 'fastify';

import { PAYMENT_METHODS } from '../../seed/paymentMethods';
import { businessError } from '../errors';
import { keyInPath } from './record';

/** Visma.net's PaymentMethod: neither paged nor with metadata. */
export function paymentMethodRoutes(api: FastifyInstance): void {
	api.get('/v1/paymentmethod', async () => PAYMENT_METHODS);
	api.get('/v1/paymentmethod/:paymentMethodNumber', async (request) => {
		const id = keyInPath(request, 3);
		const method = PAYMENT_METHODS.find(({ paymentMethodID }) => paymentMethodID === id);
		if (!method) throw businessError(404, 'The payment method was not found.');
		return method;
	});
}
