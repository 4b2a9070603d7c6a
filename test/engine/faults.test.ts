/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { VismaCustomer } from '../../lib/visma';
import { CHARGEBEE_OTHER_SITE_KEY, CHARGEBEE_READ_ONLY_KEY, VISMA_CUSTOMER_TENANT_ID } from '../../sandbox/identities';

import { breakingProxy } from './breakingProxy';
import { Company, outcomes } from './company';

let company: Company;
let customers: VismaCustomer[];
const FEW = 12;

beforeEach(async () => {
	company = await Company.open();
	const all = await company.readCustomers();
	const results = await company.sync(all, { options: { dryRun: true } });
	customers = all.filter((_, index) => results[index]?.outcome === 'created').slice(0, FEW);
	await Promise.all([company.control.chargebee.clearRequests(), company.control.visma.clearRequests()]);
});
afterEach(async () => await company.close());

const count = async () => (await company.control.chargebee.state()).counts.customers;
const posts = async () => (await company.control.chargebee.requests()).filter(({ method }) => method === 'POST');

describe('rate limits', () => {
	test('Chargebee asking for 2 seconds is waited out', async () => {
		await company.control.chargebee.addFault({ method: 'POST', effect: { type: 'rate-limit', retryAfter: 2 } });
		const started = Date.now();
		expect(outcomes(await company.sync(customers))).toEqual({ created: FEW });
		expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
		expect(await count()).toBe(FEW);
	});

	test('Visma.net asking for 2 seconds is waited out', async () => {
		await company.control.visma.addFault({ method: 'GET', path: '/v1/customer', effect: { type: 'rate-limit', retryAfter: 2 } });
		const started = Date.now();
		expect(await company.readCustomers()).toHaveLength(258);
		expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
	});

	test('Chargebee asking for 600 seconds ends the run at once, saying when to come back, without a further call', async () => {
		const effect = { type: 'rate-limit', retryAfter: 600 } as const;
		await company.control.chargebee.addFault({ method: 'POST', skip: 3, times: 0, effect });
		const { error } = await company.trySync(customers, { options: { concurrency: 1 } });
		const expected = new Date(Date.now() + 600_000).toISOString().slice(0, 15).replace('T', ' ');
		expect(error).toMatchObject({
			message: `3 of ${FEW} customers are done: Chargebee takes no more calls for 10 minutes`,
			failure: { cause: 'rate-limited', retryAfterMs: 600_000 },
		});
		expect(error?.description).toContain(expected);
		expect(await posts()).toHaveLength(4);
		expect((error?.context as { audit: unknown[] }).audit).toHaveLength(4);
	});

	test('Visma.net asking for 600 seconds ends the read at once, without a further call', async () => {
		await company.control.visma.addFault({ path: '/v1/customer', times: 0, effect: { type: 'rate-limit', retryAfter: 600 } });
		const { error } = await company.visma({ operation: 'getAll', returnAll: true });
		expect(error).toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 600_000 } });
		expect(await company.control.visma.requests()).toHaveLength(1);
	});
});

describe('lost and broken answers', () => {
	test.each([
		['the reply to a create is lost after Chargebee made the customer', { type: 'lose-reply' }],
		['Chargebee answers 500 after it made the customer', { type: 'error-after', status: 500 }],
		['Chargebee answers 500 before it made the customer', { type: 'error-before', status: 500 }],
		['the connection is cut before Chargebee saw the call', { type: 'down' }],
	] as const)('when %s, it exists once and the run goes on', async (_, effect) => {
		await company.control.chargebee.addFault({ method: 'POST', skip: 2, effect });
		const results = await company.sync(customers);
		expect(outcomes(results)).toEqual({ created: FEW });
		expect(results.filter(({ audit }) => audit.requests[0]?.attempts === 2)).toHaveLength(1);
		expect(await count()).toBe(FEW);
	});

	test('a customer that somebody creates between look-up and write is adopted, compared and brought in line', async () => {
		const [customer] = customers as [VismaCustomer];
		const hold = await company.control.chargebee.addFault({ method: 'POST', effect: { type: 'hold' } });
		const syncing = company.sync([customer]);
		await until(async () => (await company.control.chargebee.faults()).some(({ held }) => held === 1));
		await company.control.chargebee.addCustomers([{ id: `VN-${customer.number}`, company: 'Made Meanwhile', created_at: 1 }]);
		await company.control.chargebee.releaseFault(hold);
		expect((await syncing)[0]).toMatchObject({
			outcome: 'updated',
			changes: expect.arrayContaining([{ field: 'company', from: 'Made Meanwhile', to: customer.name }]),
		});
		expect(await count()).toBe(1);
	});

	test('an outage in the middle stops the run, keeps the audit of what was written, and the next run completes it', async () => {
		await company.control.chargebee.addFault({ method: 'POST', skip: 5, times: 0, effect: { type: 'down' } });
		const options = { concurrency: 1, maxWaitSeconds: 0 };
		const { error } = await company.trySync(customers, { options });
		expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
		expect(error?.message).toContain(`5 of ${FEW} customers are done`);
		const { audit } = error?.context as { audit: Array<{ outcome: string }> };
		expect(audit.map(({ outcome }) => outcome)).toEqual([...Array(5).fill('created'), 'failed']);

		await company.control.chargebee.removeFaults();
		expect(outcomes(await company.sync(customers))).toEqual({ unchanged: 5, created: FEW - 5 });
		expect(await count()).toBe(FEW);
	});

	test('with Continue On Fail an outage leaves no item out: done ones on the success output, the others as error items', async () => {
		await company.control.chargebee.addFault({ method: 'POST', skip: 5, times: 0, effect: { type: 'down' } });
		const options = { concurrency: 1, maxWaitSeconds: 0 };
		const { items, errorItems, error } = await company.trySync(customers, { options }, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(Array(5).fill('created'));
		expect(errorItems).toHaveLength(FEW - 5);
	});

	test('an answer that breaks off half-way is a lost reply: the call is sent again, nothing is made twice', async () => {
		const server = await breakingProxy(company.credentials.chargebeeSiteApi?.baseUrl as string);
		Object.assign(company.credentials.chargebeeSiteApi as object, { baseUrl: server.url });
		expect(outcomes(await company.sync(customers, { options: { concurrency: 1 } }))).toEqual({ created: FEW });
		await server.close();
		expect(server.broken).toBe(1);
		expect(await count()).toBe(FEW);
	});
});

describe('authentication', () => {
	test('tokens that expire in the middle of a run are renewed once, and no item is lost', async () => {
		await company.control.visma.settings({ maxPageSize: 50 });
		const hold = await company.control.visma.addFault({ path: '/v1/customer', skip: 2, effect: { type: 'hold' } });
		const reading = company.readCustomers();
		await until(async () => (await company.control.visma.faults()).some(({ held }) => held === 1));
		await company.control.visma.expireTokens();
		await company.control.visma.releaseFault(hold);
		expect(await reading).toHaveLength(258);
		const tokens = (await company.control.visma.requests()).filter(({ path }) => path === '/connect/token');
		expect(tokens).toHaveLength(1);
	});

	test("the contract's tenant ID is explained as that mistake", async () => {
		Object.assign(company.credentials.vismaNetOAuth2Api as object, {
			tenantId: VISMA_CUSTOMER_TENANT_ID,
			additionalBodyProperties: JSON.stringify({ tenant_id: VISMA_CUSTOMER_TENANT_ID }),
			oauthTokenData: undefined,
		});
		const { error } = await company.visma({ operation: 'getAll' });
		expect(error?.message).toContain('does not accept a fresh token');
		expect(error?.description).toContain('tenant ID of the company');
		expect(error).toMatchObject({ failure: { cause: 'credential-invalid' } });
	});

	test('a token endpoint that is out of order is asked again, and is no fault of the credential', async () => {
		Object.assign(company.credentials.vismaNetOAuth2Api as object, { oauthTokenData: undefined });
		await company.control.visma.addFault({ path: '/connect/token', effect: { type: 'error-before', status: 503 } });
		expect(await company.readCustomers()).toHaveLength(258);
		Object.assign(company.credentials.vismaNetOAuth2Api as object, { oauthTokenData: undefined });
		await company.control.visma.addFault({ path: '/connect/token', times: 0, effect: { type: 'error-before', status: 503 } });
		const { error } = await company.visma({ operation: 'getAll', options: { maxWaitSeconds: 0 } });
		expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	});

	test('an unknown client is explained, and no call is made', async () => {
		Object.assign(company.credentials.vismaNetOAuth2Api as object, { clientId: 'nobody', oauthTokenData: undefined });
		const { error } = await company.visma({ operation: 'getAll' });
		expect(error?.message).toContain('Visma Connect gives no access token');
		expect(error?.description).toContain('client secret');
	});

	test("another site's key, and a key that may only read, are explained", async () => {
		for (const [apiKey, words] of [
			[CHARGEBEE_OTHER_SITE_KEY, 'Test and live sites have keys of their own'],
			[CHARGEBEE_READ_ONLY_KEY, 'full-access API key'],
		]) {
			Object.assign(company.credentials.chargebeeSiteApi as object, { apiKey });
			const { error } = await company.trySync(customers);
			expect(error?.description).toContain(words);
		}
		expect(await count()).toBe(0);
	});

	test('nothing that n8n saves of a run holds a secret, neither when it succeeds nor when it fails', async () => {
		const runs = [
			await company.visma({ operation: 'getAll', returnAll: true }),
			await company.trySync(customers),
			await company.trySync([{ name: 'nobody' } as VismaCustomer]),
		];
		await company.control.chargebee.addFault({ times: 0, effect: { type: 'error-before', status: 503 } });
		runs.push(await company.trySync(customers, { options: { maxWaitSeconds: 0 } }));
		const { vismaNetOAuth2Api: visma, chargebeeSiteApi: chargebee } = company.credentials;
		const { access_token: token } = visma?.oauthTokenData as unknown as { access_token: string };
		const basic = Buffer.from(`${chargebee?.apiKey}:`).toString('base64');
		for (const { saved } of runs) {
			for (const secret of [visma?.clientSecret, chargebee?.apiKey, token, basic]) expect(saved).not.toContain(secret);
		}
	});
});

async function until(condition: () => Promise<boolean>): Promise<void> {
	while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}

test('a base URL that is none is said to be so, of the record that was asked for', async () => {
	const credentials = { vismaNetOAuth2Api: { ...company.credentials.vismaNetOAuth2Api, baseUrl: 'https://api finance' } };
	const customerNumber = { __rl: true, mode: 'id', value: '10001' };
	const { error } = await company.visma({ operation: 'get', customerNumber }, { credentials });
	expect(error?.message).toContain('Customer 10001: Visma.net did not answer (the base URL in the credential is no URL)');
});
