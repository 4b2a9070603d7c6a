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

const probability = z.number().min(0).max(1).default(0);

/** How webhooks are delivered, and what goes wrong with them on purpose. */
const webhookSettings = z.object({
	/** Waits between retries, as a part of the real ones: 2 minutes are 1.2 seconds. */
	timeScale: z.number().min(0).default(0.01),
	/** Milliseconds after which an endpoint that has not answered has failed. */
	timeoutMs: z.number().positive().default(20_000),
	/** Deliveries going on at the same time. */
	parallel: z.number().int().positive().default(1),
	/** Milliseconds that each delivery waits first. */
	delayMs: z.number().min(0).default(0),
	/** Each delivery waits up to this many milliseconds more, so that they arrive out of order. */
	shuffleMs: z.number().min(0).default(0),
	/** Part of the deliveries that is made twice. */
	duplicate: probability,
	/** Part of the deliveries that is lost: never made, and never retried. */
	lose: probability,
	/** Where chance begins: the same seed, the same luck. */
	seed: z.number().int().default(1),
	/** Whether deliveries are kept back until this is switched off. */
	held: z.boolean().default(false),
	/** Whether endpoints may have any port; the real API takes 80, 443, 8080 and 8443. */
	anyPort: z.boolean().default(false),
});

export const chargebeeSettings = commonSettings.extend({
	site: z.string().default(CHARGEBEE_SITE),
	apiKeys: z.array(apiKey).default([
		{ key: CHARGEBEE_API_KEY, name: 'visma sync', site: CHARGEBEE_SITE, access: 'full' },
		{ key: CHARGEBEE_READ_ONLY_KEY, name: 'reporting', site: CHARGEBEE_SITE, access: 'read' },
		{ key: CHARGEBEE_OTHER_SITE_KEY, name: 'other', site: 'southern', access: 'full' },
	]),
	/** Currencies switched on for the site. */
	currencies: z.array(z.string()).default(['NOK', 'SEK', 'DKK', 'EUR', 'USD', 'GBP', 'JPY']),
	/** What the site says of its product catalog; it sells by item prices all the same. */
	productCatalog: z.enum(['v1', 'v2']).default('v2'),
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
	/** Whether the id of a deleted invoice can be taken again (documented as the way to repair an import). */
	deletedInvoiceIdsReusable: z.boolean().default(true),
	/** Whether an import is refused whose lines do not give its total (not documented). */
	importChecksTotal: z.boolean().default(true),
	/** Whether imports may have lines below zero (not documented). */
	negativeLines: z.boolean().default(false),
	/** Where the site's days begin and end. */
	timeZone: z.string().default('Europe/Oslo'),
	/** The currency that exchange rates lead to. */
	baseCurrency: z.string().default('NOK'),
	exchangeRates: z
		.record(z.number().positive())
		.default({ NOK: 1, SEK: 1.0265, DKK: 1.5652, EUR: 11.685, USD: 10.05, GBP: 13.4, JPY: 0.0672 }),
	/** Whether rates move from day to day, by up to 2 %. */
	movingRates: z.boolean().default(true),
	/** Currencies in which invoice totals are rounded to whole major units. */
	roundedCurrencies: z.array(z.string()).default([]),
	/** Hours until a pending invoice closes by itself. */
	autoCloseHours: z.number().positive().default(24),
	/** Whether invoices of customers with auto-collection are paid by card at once. */
	collectAutomatically: z.boolean().default(false),
	/** Whether pausing through the API credits the unused days. */
	creditOnPause: z.boolean().default(false),
	/** Lines of an invoice or credit note that one answer or event holds. */
	lineItemsPage: z.number().int().positive().default(300),
	webhooks: webhookSettings.default({}),
});

export type ChargebeeSettings = z.output<typeof chargebeeSettings>;
