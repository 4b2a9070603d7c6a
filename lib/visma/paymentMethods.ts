import type { VismaClient } from './client';
import type { VismaPaymentMethod } from './types/masterData';

/** GET /v1/paymentmethod: all payment methods; the list is not paged. */
export async function listPaymentMethods(client: VismaClient): Promise<VismaPaymentMethod[]> {
	return await client.get<VismaPaymentMethod[]>('/v1/paymentmethod');
}
