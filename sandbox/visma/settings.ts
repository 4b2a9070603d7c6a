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
import { commonSettings } from '../server/standIn';

const client = z.object({ id: z.string(), secret: z.string(), scopes: z.array(z.string()) });
const tenant = z.object({ id: z.string(), kind: z.enum(['company', 'customer']), companyId: z.string().optional() });

export const vismaSettings = commonSettings.extend({
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
