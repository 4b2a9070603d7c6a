import type { Browser, Page } from 'playwright-core';
import { chargebeeCredential } from '../../sandbox/demo/credentials';
import { templateId } from '../../sandbox/demo/templates';
import { auditRows } from './support/audit';
import { logIn, openBrowser } from './support/browser';
import { RequestWatch } from './support/chargebee';
import type { Company } from './support/company';
import { openCompany, report } from './support/company';

const FLOW = templateId('first-load');

let company: Company;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	company = await openCompany();
	const { control, n8n } = company.demo;
	const { customers } = await control.visma.state();
	const created_at = 1_700_000_000;
	const withNumber = customers.filter(({ status, corporateId }) => status === 'Active' && corporateId).slice(20, 25);
	const [first, ...others] = withNumber.map(({ corporateId }, index) => ({ id: `AzZ${index}x`, created_at, vat_number: corporateId }));
	await control.chargebee.addCustomers([first, ...others, { ...first, id: 'AzZ0twin' }, { id: 'Other', created_at, company: '{{ 40 + 2 }} AS' }] as never);
	await n8n.workflows.publish(FLOW);
	browser = await openBrowser();
	page = await logIn(browser, company.demo);
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await company?.end();
});

/** Opens the form, has the first load planned, and answers the preview. */
async function answer(whatNow: string, waiting: string, look?: (text: string) => void | Promise<void>): Promise<string> {
	await page.goto(`${company.demo.server.url}/form/vnc-first-load`);
	await page.click('button[type=submit], #submit-btn');
	await page.getByText('What now').waitFor();
	await look?.(await page.locator('body').innerText());
	await page.getByText(whatNow, { exact: true }).click();
	await page.getByText(waiting, { exact: true }).click();
	await page.click('button[type=submit], #submit-btn');
	const end = page.getByText(/Nothing was written$|^Loaded$/).first();
	await end.waitFor({ timeout: 60_000 });
	return await page.locator('body').innerText();
}

describe('First Load, by its form', () => {
	it('shows who is there already, and loads nobody while that is not settled', async () => {
		const watch = await RequestWatch.start(company.demo);
		const said = await answer('Load now', 'Load nobody while there are any', (text) => {
			for (const words of ['4 look like a customer', '1 cannot be told', 'AzZ0twin', '150 calls a minute']) expect(text).toContain(words);
		});
		expect(said).toContain('5 customers wait for a person');
		expect(await watch.writes()).toHaveLength(0);
	});

	it('loads all others once the lines are in the credential, records them, and creates nobody twice', async () => {
		const { n8n, control, credentials, sandbox } = company.demo;
		const { customers } = await control.visma.state();
		const withNumber = customers.filter(({ status, corporateId }) => status === 'Active' && corporateId).slice(20, 25);
		const lines = withNumber.map(({ number }, index) => `${number} = ${index === 0 ? '-' : `AzZ${index}x`}`).join('\n');
		const credential = chargebeeCredential({ visma: sandbox.visma.url, chargebee: sandbox.chargebee.url });
		const { id = '' } = credentials.chargebeeSiteApi ?? {};
		await n8n.credentials.update(id, { ...credential, data: { ...credential.data, linkedCustomers: lines } });
		const started = Date.now();
		const said = await answer('Load now', 'Leave them out');
		expect(said).toMatch(/Created 23\d, updated 4, unchanged 0, refused [78], left alone 0/);
		const { customers: there } = await control.chargebee.state();
		const numbers = there.map(({ meta_data: meta }) => (meta as Record<string, string> | undefined)?.visma_customer_number).filter(Boolean);
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(there.find(({ id: other }) => other === 'AzZ1x')?.meta_data).toMatchObject({ visma_customer_number: withNumber[1]?.number });
		const progress = await n8n.dataTables.rows('vnc_first_load');
		expect(progress.map(({ done, of }) => [done, of])).toEqual([[100, progress[0]?.of], [200, progress[0]?.of], [progress[0]?.of, progress[0]?.of]]);
		const rows = await auditRows(company.demo);
		expect(rows.filter(({ outcome }) => outcome === 'created' || outcome === 'updated')).toHaveLength(numbers.length);
		report(`first load: ${said.match(/Created.*\d/)?.[0]}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
	});

	it('finds nothing to do when it is loaded again', async () => {
		const watch = await RequestWatch.start(company.demo);
		expect(await answer('Load now', 'Load nobody while there are any')).toMatch(/Created 0, updated 0, unchanged 24\d/);
		expect(await watch.writes()).toHaveLength(0);
	});
});
