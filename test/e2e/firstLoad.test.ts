import type { Browser, Page } from 'playwright-core';
import { chargebeeCredential } from '../../sandbox/demo/credentials';
import { templateId } from '../../sandbox/demo/templates';
import type { VismaCustomer } from '../../sandbox/visma/customerDto';
import { auditRows } from './support/audit';
import { logIn, openBrowser } from './support/browser';
import { RequestWatch } from './support/chargebee';
import type { Company } from './support/company';
import { openCompany, report } from './support/company';

const FLOW = templateId('first-load');
/** Two loops of a hundred. */
const CUSTOMERS = 120;
/** Of five customers that are there already, the first is there twice. */
const THERE = 5;

let company: Company;
let browser: Browser;
let page: Page;
let known: VismaCustomer[];

beforeAll(async () => {
	company = await openCompany();
	const { control, n8n } = company.demo;
	await control.visma.fillCustomers(CUSTOMERS);
	const { customers } = await control.visma.state();
	known = customers.filter(({ corporateId }) => corporateId).slice(0, THERE);
	const created_at = 1_700_000_000;
	const there = known.map(({ corporateId }, index) => ({ id: `AzZ${index}x`, created_at, vat_number: corporateId }));
	// n8n runs what stands in double braces in the HTML of a form
	const braces = { ...there[0], id: 'AzZ0twin', company: '{{ 40 + 2 }} AS' };
	await control.chargebee.addCustomers([...there, braces] as never);
	await n8n.workflows.publish(FLOW);
	browser = await openBrowser();
	page = await logIn(browser, company.demo);
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await company?.end();
});

/** Opens the form as somebody who may run the workflow, and has the first load planned: what the preview says. */
async function preview(): Promise<string> {
	await page.goto(`${company.demo.server.url}/form/vnc-first-load`);
	const allow = page.getByRole('button', { name: 'Allow access' });
	const submit = page.locator('#submit-btn');
	await allow.or(submit).first().waitFor();
	if (await allow.isVisible()) await allow.click();
	await submit.click();
	await page.getByText('What now').waitFor();
	return await page.locator('body').innerText();
}

/** Answers the preview: what the last page says. */
async function loadNow(waiting: string, end: string): Promise<string> {
	await page.getByText('Load now', { exact: true }).click();
	await page.getByText(waiting, { exact: true }).click();
	await page.locator('#submit-btn').click();
	await page.getByText(end, { exact: true }).waitFor({ timeout: 120_000 });
	return await page.locator('body').innerText();
}

describe('First Load, by its form', () => {
	it('shows who is there already, and loads nobody while that is not settled', async () => {
		const watch = await RequestWatch.start(company.demo);
		const shown = await preview();
		for (const words of ['4 look like a customer', '1 cannot be told', 'AzZ0twin, {{ 40 + 2 }} AS', '150 calls a minute']) expect(shown).toContain(words);
		expect(shown).toContain(`${known[1]?.number} = AzZ1x  # `);
		const said = await loadNow('Load nobody while there are any', 'Nothing was written');
		expect(said).toContain(`${THERE} customers wait for a person`);
		expect(await watch.writes()).toHaveLength(0);
	}, 180_000);

	it('loads the others once the lines are in the credential, records them, and creates nobody twice', async () => {
		const { n8n, control, credentials, sandbox } = company.demo;
		const lines = known.map(({ number }, index) => `${number} = ${index === 0 ? '-' : `AzZ${index}x`}`).join('\n');
		const credential = chargebeeCredential({ visma: sandbox.visma.url, chargebee: sandbox.chargebee.url });
		const { id = '' } = credentials.chargebeeSiteApi ?? {};
		await n8n.credentials.update(id, { ...credential, data: { ...credential.data, linkedCustomers: lines } });
		const started = Date.now();
		await preview();
		const said = await loadNow('Load nobody while there are any', 'Loaded');
		expect(said).toContain(`Created ${CUSTOMERS - THERE}, updated ${THERE - 1}, unchanged 0, refused 0, left alone 0`);

		const { customers: there } = await control.chargebee.state();
		const numbers = there.flatMap(({ meta_data: meta }) => (meta as { visma_customer_number?: string } | undefined)?.visma_customer_number ?? []);
		expect(numbers).toHaveLength(CUSTOMERS - 1);
		expect(new Set(numbers).size).toBe(CUSTOMERS - 1);
		expect(there).toHaveLength(CUSTOMERS + 1);
		expect(there.find(({ id: other }) => other === 'AzZ1x')?.meta_data).toMatchObject({ visma_customer_number: known[1]?.number });
		const progress = await n8n.dataTables.rows('vnc_first_load');
		expect(progress.map(({ done, of }) => [done, of])).toEqual([[100, CUSTOMERS - 1], [CUSTOMERS - 1, CUSTOMERS - 1]]);
		const rows = (await auditRows(company.demo)).filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
		expect(rows).toHaveLength(CUSTOMERS - 1);
		report(`first load: ${/Created.*\d/.exec(said)?.[0]}, ${((Date.now() - started) / 1000).toFixed(1)} s with its preview`);
	}, 180_000);
});
