import { z } from 'zod';

import {
	VISMA_CLIENT_ID,
	VISMA_CLIENT_SECRET,
	VISMA_COMPANY_ID,
	VISMA_COMPANY_TENANT_ID,
	VISMA_CUSTOMER_TENANT_ID,
	VISMA_READ_ONLY_CLIENT_ID,
	VISMA_READ_ONLY_CLIENT_SECRET,
	VISMA_SCOPES,
} from '../identities';
import { RATES } from '../seed/currencies';
import { commonSettings } from '../server/standIn';

const client = z.object({ id: z.string(), secret: z.string(), scopes: z.array(z.string()) });
const tenant = z.object({ id: z.string(), kind: z.enum(['company', 'customer']), companyId: z.string().optional() });

/** Calendar of the company. A change moves what was posted before into no other period: set it before the first batch. */
const financialYear = z.object({
	firstYear: z.number().int().default(2024),
	lastYear: z.number().int().default(2028),
	/** 5 makes a broken year: May 2026 is then the first period of 2027. */
	startMonth: z.number().int().min(1).max(12).default(1),
	/** Periods that are no calendar months: four, four and five weeks in turn. */
	periods: z.enum(['months', '445']).default('months'),
	/** Whether `endDate` is a period's last day or the first one after it: Visma.net does not say. */
	endDates: z.enum(['last-day', 'next-day']).default('last-day'),
});

/** What all writes have in common, for each kind of record on its own. */
const writes = z.object({
	/** "Allow manual numbering on imports" of the number series. */
	manualNumbering: z.boolean().default(true),
	/** What becomes of a number that is sent although the series does not allow it. */
	numberSent: z.enum(['ignored', 'refused']).default('ignored'),
	/** Status of a business error: the ERP is known to use both. */
	errorStatus: z.union([z.literal(400), z.literal(500)]).default(400),
	/** What becomes of a field that is not wrapped as `{value}`. */
	bareValues: z.enum(['ignored', 'refused']).default('ignored'),
	/** Host and path before `/v2/...` in a Location; empty for the server's own. */
	locationBase: z.string().default(''),
	/** Body of an answer to a create: the contract declares none, gateways like to send an object. */
	createdBody: z.enum(['empty', 'object']).default('empty'),
});

const releases = writes.extend({
	/** A release takes effect after so many seconds of the server's clock and so many reads of the record. */
	releaseAfter: z
		.object({ seconds: z.number().min(0).default(0), reads: z.number().int().min(0).default(0) })
		.default({}),
	/** Releases fail, and say so only in their result or, when they take time, not at all. */
	releaseFails: z.boolean().default(false),
});

const journals = releases.extend({
	/** Batches are kept on hold, whatever was sent. */
	holdOnEntry: z.boolean().default(false),
	/** Whether released batches are posted at once. */
	postOnRelease: z.boolean().default(true),
	/** When an auto-reversing batch gets its mirror. */
	reverseAt: z.enum(['post', 'period-close']).default('post'),
});

/** Customer invoices and credit notes: their release always goes on in the background, whatever the call says. */
const receivables = releases.extend({
	/** Whether totals of new documents are rounded to whole units of the currency. */
	roundTotals: z.boolean().default(false),
	/** Whether lines keep deferral code and term: without the deferral functionality they are dropped silently. */
	keepsDeferral: z.boolean().default(true),
	/** Where external references are cut. */
	referenceLength: z.number().int().min(1).default(50),
});

const background = z.object({
	/** How often a job is read before it is finished. */
	reads: z.number().int().min(0).default(1),
});

export const vismaSettings = commonSettings.extend({
	financialYear: financialYear.default({}),
	journals: journals.default({}),
	/** Rates on file, by currency. A batch in a currency that is not here must bring one. */
	exchangeRates: z.record(z.number().positive()).default(RATES),
	receivables: receivables.default({}),
	customers: writes.default({}),
	background: background.default({}),
	rateLimit: commonSettings.shape.rateLimit.removeDefault().default({ calls: 100_000, windowSeconds: 3600 }),
	/** Rows of a page when the caller names no size: the rest is cut silently. */
	defaultPageSize: z.number().int().positive().default(100),
	/** Larger page sizes are capped to this, not refused. */
	maxPageSize: z.number().int().positive().default(1000),
	tokenLifetimeSeconds: z.number().positive().default(3600),
	/** Zone of the company: date-times carry none. */
	timeZone: z.string().default('Europe/Oslo'),
	clients: z.array(client).default([
		{ id: VISMA_CLIENT_ID, secret: VISMA_CLIENT_SECRET, scopes: VISMA_SCOPES },
		{
			id: VISMA_READ_ONLY_CLIENT_ID,
			secret: VISMA_READ_ONLY_CLIENT_SECRET,
			scopes: ['vismanet_erp_service_api:read'],
		},
	]),
	tenants: z.array(tenant).default([
		{ id: VISMA_COMPANY_TENANT_ID, kind: 'company', companyId: VISMA_COMPANY_ID },
		{ id: VISMA_CUSTOMER_TENANT_ID, kind: 'customer' },
	]),
});

export type VismaSettings = z.output<typeof vismaSettings>;
