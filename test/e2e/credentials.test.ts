/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';
import type { CredentialInput } from '../../sandbox/demo/credentials';
import { chargebeeCredential, vismaCredential, WEBHOOK_PASSWORD } from '../../sandbox/demo/credentials';
import { OWNER } from '../../sandbox/demo/open';
import { startOver } from '../../sandbox/demo/run';
import { CHARGEBEE_API_KEY, CHARGEBEE_OTHER_SITE_KEY, VISMA_CLIENT_SECRET, VISMA_CUSTOMER_TENANT_ID } from '../../sandbox/identities';
import type { CredentialTestResult } from '../../sandbox/n8n/client/credentials';
import type { Company } from './support/company';
import { openCompany, REFUSED, report, SYNC_ONE_FLOW } from './support/company';
import { runBySchedule } from './support/schedule';

/** Every token of the sandbox begins with this: the header of a JWT. */
const TOKEN_HEADER = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'at+jwt' })).toString('base64url');
const WRONG_SECRET = 'not the right one, 8Zk3';

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

/** Every form in which a secret could have been written down. */
function formsOf(secret: string): string[] {
	const basic = Buffer.from(`${secret}:`).toString('base64');
	return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), basic].filter((form) => form !== '');
}

/** Everything goes wrong once, so that errors and their logs are searched too. */
async function makeTrouble(): Promise<void> {
	const { demo } = company;
	const urls = { visma: demo.sandbox.visma.url, chargebee: demo.sandbox.chargebee.url };
	expect((await runBySchedule(demo)).status).toBe('success');
	await demo.n8n.executions.waitForFinished({ workflowId: SYNC_ONE_FLOW, status: ['error'] }, REFUSED);
	await startOver(demo);
	for (const server of ['visma', 'chargebee'] as const) {
		await demo.control[server].addFault({ path: '/customers?$', effect: { type: 'rate-limit', retryAfter: 600 } });
		expect((await runBySchedule(demo)).status).toBe('error');
		await demo.control[server].removeFaults();
	}
	await demo.control.chargebee.addFault({ times: 0, effect: { type: 'unauthorized' } });
	expect((await runBySchedule(demo)).status).toBe('error');
	await demo.control.chargebee.removeFaults();
	const visma = vismaCredential(urls);
	await demo.n8n.credentials.test({ id: '', ...visma, data: { ...visma.data, clientSecret: WRONG_SECRET } });
	const chargebee = chargebeeCredential(urls);
	await demo.n8n.credentials.test({ id: '', ...chargebee, data: { ...chargebee.data, apiKey: CHARGEBEE_OTHER_SITE_KEY } });
}

/** Last, since it ends n8n: what the tests before have done is searched too. */
describe('Secrets', () => {
	it("appear nowhere in clear in n8n's database, event log and log, nor in executions", async () => {
		const { demo } = company;
		await makeTrouble();
		const keys = [CHARGEBEE_API_KEY, CHARGEBEE_OTHER_SITE_KEY];
		const secrets = [VISMA_CLIENT_SECRET, WRONG_SECRET, WEBHOOK_PASSWORD, TOKEN_HEADER, ...keys];
		const executions = await demo.n8n.executions.list();
		const shown = await Promise.all(executions.map(async ({ id }) => JSON.stringify(await demo.n8n.executions.get(id))));
		await demo.server.stop();

		const { databaseFile, logFile } = demo.server;
		const files = [databaseFile, `${databaseFile}-wal`, logFile, databaseFile.replace('database.sqlite', 'n8nEventLog.log')].filter(existsSync);
		const texts = files.map((file) => [file, readFileSync(file, 'latin1')]);
		const places: Record<string, string> = { ...Object.fromEntries(texts), executions: shown.join('\n') };
		const found = Object.entries(places).flatMap(([place, text]) =>
			secrets.flatMap(formsOf).filter((form) => text.includes(form)).map((form) => `${form} in ${place}`),
		);
		expect(found).toEqual([]);
		// the search itself works: what is no secret is found
		expect(places[databaseFile]).toContain(OWNER.email);
		const bytes = Object.values(places).reduce((sum, text) => sum + text.length, 0);
		report(`searched for ${secrets.length} secrets in ${files.length} files and ${executions.length} executions, ${(bytes / 1e6).toFixed(1)} MB: none found`);
	});
});
