import { VISMA_CUSTOMER_TENANT_ID, VISMA_READ_ONLY_CLIENT_ID, VISMA_READ_ONLY_CLIENT_SECRET } from '../../sandbox';
import { askToken, logIn, run, type Running } from './running';

let running: Running;
beforeAll(async () => {
	running = await run();
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset();
	delete running.visma.defaults.headers.common.Authorization;
});

describe('the token endpoint of Visma Connect', () => {
	it('gives a token with its lifetime and the tenant as a claim', async () => {
		await running.control.visma.settings({ tokenLifetimeSeconds: 1800 });
		const { status, data } = await askToken(running.visma);
		const [, claims = ''] = String(data.access_token).split('.');
		expect(status).toBe(200);
		expect(data).toMatchObject({ token_type: 'Bearer', expires_in: 1800, scope: 'vismanet_erp_service_api:read' });
		expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toHaveProperty('tenant_id');
	});

	it('takes client id and secret from a Basic header too', async () => {
		const auth = { username: VISMA_READ_ONLY_CLIENT_ID, password: VISMA_READ_ONLY_CLIENT_SECRET };
		const body = 'grant_type=client_credentials&scope=vismanet_erp_service_api:read';
		expect((await running.visma.post('/connect/token', body, { auth })).status).toBe(200);
	});

	it.each([
		['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
		['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
		['a scope that was not granted', { scope: 'vismanet_erp_service_api:everything' }, 'invalid_scope'],
		['a tenant that did not grant the application', { tenant_id: 'another' }, 'invalid_tenant'],
		['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
	])('refuses %s in the words of OAuth 2.0', async (_case, asked, error) => {
		const answer = await askToken(running.visma, asked);
		expect(answer.status).toBe(400);
		expect(answer.data).toEqual({ error, error_description: expect.any(String) });
	});

	it('gives a token for the customer tenant, with which every call answers 401', async () => {
		await logIn(running.visma, { tenant_id: VISMA_CUSTOMER_TENANT_ID });
		expect(running.visma.defaults.headers.common.Authorization).toMatch(/^Bearer ey/);
		expect((await running.visma.get('/v1/customer')).status).toBe(401);
		expect((await running.visma.get('/v1/organization')).status).toBe(401);
	});

	it('never shows a secret or a token in the request log', async () => {
		await logIn(running.visma);
		await running.visma.get('/v1/organization');
		const [token, read] = await running.control.visma.requests();
		expect(token?.body).toMatchObject({ client_secret: '***', grant_type: 'client_credentials' });
		expect(read?.headers).toMatchObject({ authorization: '***' });
	});
});

describe('calls to Visma.net', () => {
	it('answer 401 without a token, with an unknown one, and once all tokens are expired', async () => {
		expect((await running.visma.get('/v1/organization')).status).toBe(401);
		running.visma.defaults.headers.common.Authorization = 'Bearer unknown';
		expect((await running.visma.get('/v1/organization')).status).toBe(401);
		await logIn(running.visma);
		expect((await running.visma.get('/v1/organization')).status).toBe(200);
		await running.control.visma.expireTokens();
		expect((await running.visma.get('/v1/organization')).status).toBe(401);
	});

	it('answer 401 when the lifetime of the token has passed', async () => {
		await logIn(running.visma);
		await running.control.visma.settings({ clockOffsetSeconds: 3601 });
		expect((await running.visma.get('/v1/organization')).status).toBe(401);
	});

	it('answer 403 without the scope to read', async () => {
		await logIn(running.visma, { scope: 'vismanet_erp_service_api:update' });
		const { status, data } = await running.visma.get('/v1/organization');
		expect(status).toBe(403);
		expect(data.ExceptionMessage).toContain('vismanet_erp_service_api:read');
	});

	it('refuse another company id with fault code 12002, and take their own', async () => {
		await logIn(running.visma);
		const named = async (id: string) =>
			await running.visma.get('/v1/organization', { headers: { 'ipp-company-id': id } });
		const [organization] = (await running.visma.get('/v1/organization')).data;
		expect((await named(organization.organizationCd)).status).toBe(200);
		const other = await named('1');
		expect(other.status).toBe(400);
		expect(other.data).toMatchObject({ ExceptionType: 'IPPException', ExceptionFaultCode: '12002' });
	});
});
