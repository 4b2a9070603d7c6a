import type { CredentialInput } from '../../sandbox/demo/credentials';
import { chargebeeCredential, vismaCredential } from '../../sandbox/demo/credentials';
import { CHARGEBEE_OTHER_SITE_KEY, VISMA_CUSTOMER_TENANT_ID } from '../../sandbox/identities';
import type { CredentialTestResult } from '../../sandbox/n8n/client/credentials';
import type { Company } from './support/company';
import { openCompany, report } from './support/company';

let company: Company;

beforeAll(async () => {
	company = await openCompany();
});

afterAll(async () => await company?.end());

/** Saves a credential under a name of its own and tests it as n8n's window does. */
async function saveAndTest(input: CredentialInput, data: Record<string, unknown>): Promise<CredentialTestResult> {
	const { n8n } = company.demo;
	const credential = { ...input, name: `${input.name} ${JSON.stringify(Object.keys(data))}`, data: { ...input.data, ...data } };
	const id = await n8n.credentials.create(credential);
	const result = await n8n.credentials.test({ id, ...credential });
	report(`${input.type} with ${JSON.stringify(Object.keys(data))}: ${result.status} "${result.message}"`);
	return result;
}

const urls = () => ({ visma: company.demo.sandbox.visma.url, chargebee: company.demo.sandbox.chargebee.url });

describe("Credentials, through n8n's own test", () => {
	it('are fine when they are right', async () => {
		expect(await saveAndTest(vismaCredential(urls()), {})).toMatchObject({ status: 'OK' });
		expect(await saveAndTest(chargebeeCredential(urls()), {})).toMatchObject({ status: 'OK' });
	});

	it("say whose tenant id is needed when it is the contract's instead of the company's", async () => {
		const result = await saveAndTest(vismaCredential(urls()), { tenantId: VISMA_CUSTOMER_TENANT_ID });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/tenant ID of the customer \(contract\)/);
	});

	it('name the scope that is missing', async () => {
		const result = await saveAndTest(vismaCredential(urls()), { scope: 'vismanet_erp_service_api:create' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/vismanet_erp_service_api:read/);
	});

	it('say that each Chargebee site has its own keys when it is the key of another site', async () => {
		const result = await saveAndTest(chargebeeCredential(urls()), { apiKey: CHARGEBEE_OTHER_SITE_KEY });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/This site does not know the API key/);
	});
});
