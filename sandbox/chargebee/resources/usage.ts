import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { Deed } from '../billing/deed';
import { recordUsage } from '../billing/subscription/use';
import { ignored, readParams } from '../fields';
import type { ChargebeeSite } from '../site';
import { actorOf } from '../steps';
import { known } from './known';

const usageParams = z
	.object({
		id: z.string().max(40).optional(),
		item_price_id: z.string().max(100),
		quantity: z
			.string()
			.regex(/^\d{1,9}$/, 'is not a whole number')
			.transform(Number),
		usage_date: z
			.string()
			.regex(/^\d{10}$/, 'must be a timestamp of ten digits')
			.transform(Number),
		note: z.string().max(500).optional(),
		dedupe_option: ignored(),
	})
	.strict();

/** Chargebee's Usage: record. */
export function usageRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	api.post('/subscriptions/:id/usages', async (request) => {
		const deed = new Deed(site, actorOf(request, site));
		const subscription = known(site.books.subscriptions, request);
		return { usage: recordUsage(deed, subscription, readParams(usageParams, request.body)) };
	});
}
