import { z } from 'zod';

import { CHARGEBEE_API_KEY, CHARGEBEE_OTHER_SITE_KEY, CHARGEBEE_READ_ONLY_KEY, CHARGEBEE_SITE } from '../identities';
import { commonSettings } from '../server/standIn';

const apiKey = z.object({
	key: z.string(),
	/** What events show as their user. */
	name: z.string(),
	site: z.string(),
	access: z.enum(['full', 'read']),
});

export const chargebeeSettings = commonSettings.extend({
	site: z.string().default(CHARGEBEE_SITE),
	apiKeys: z.array(apiKey).default([
		{ key: CHARGEBEE_API_KEY, name: 'visma sync', site: CHARGEBEE_SITE, access: 'full' },
		{ key: CHARGEBEE_READ_ONLY_KEY, name: 'reporting', site: CHARGEBEE_SITE, access: 'read' },
		{ key: CHARGEBEE_OTHER_SITE_KEY, name: 'other', site: 'southern', access: 'full' },
	]),
	/** Currencies switched on for the site. */
	currencies: z.array(z.string()).default(['NOK', 'SEK', 'DKK', 'EUR', 'USD', 'GBP']),
	/** Customer fields that must be given when a customer is created. */
	mandatoryFields: z.array(z.string()).default([]),
	/** Net terms offered on the site; null accepts any (whether the real API limits them is not documented). */
	netTermDays: z.array(z.number().int()).nullable().default(null),
	/** Two writes to one customer at a time: the second is refused with 429 lock_timeout. */
	lockTimeout: z.boolean().default(true),
	/** Whether a 429 says when to come back (the real API is documented to do so only by its SDK). */
	retryAfterHeader: z.boolean().default(true),
	/** Whether refusals are remembered under an idempotency key like successes (not documented). */
	idempotencyKeepsRefusals: z.boolean().default(false),
	idempotencyMinutes: z.number().positive().default(30),
	/** Whether the id of a deleted customer can be taken again (not documented). */
	deletedIdsReusable: z.boolean().default(false),
});

export type ChargebeeSettings = z.output<typeof chargebeeSettings>;
