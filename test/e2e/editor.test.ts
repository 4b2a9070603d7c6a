/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { loadTemplate } from '../../sandbox/demo/templates';
import type { Workflow } from '../../sandbox/n8n/client/workflows';
import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { consoleErrors, logIn, nodesOnCanvas, openBrowser, testId } from './support/browser';
import type { Company } from './support/company';
import { CUSTOMERS_FLOW, openCompany, report, SYNC_ONE_FLOW } from './support/company';
import { panelSuite } from './support/panels/suite';
import { checkByHand, checkInForm } from './support/setUpCheck';

const UNKNOWN_NODE = testId('node-not-installed');
const UNKNOWN_FLOW = 'vncUnknownNodes1';

let company: Company;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
	company = await openCompany();
	browser = await openBrowser();
	page = await logIn(browser, company.demo);
	errors = consoleErrors(page);
});

afterAll(async () => {
	await browser?.close();
	await company?.end();
});

/** Names of the template's nodes that the canvas draws as nodes. */
function drawnNodes(workflow: Workflow): string[] {
	return workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote')).map(({ name }) => name);
}

async function openWorkflow(id: string): Promise<void> {
	await page.goto(`${company.demo.server.url}/workflow/${id}`);
}

describe('In the browser', () => {
	panelSuite(() => ({ company, page, errors }));

	it('the package is listed under Settings > Community nodes, and its nodes are usable without a restart', async () => {
		await page.goto(`${company.demo.server.url}/settings/community-nodes`);
		await page.getByText('n8n-nodes-visma-chargebee').waitFor();
		await page.getByText(/Visma\.net ERP/).first().waitFor();
		const [installed] = await company.demo.n8n.communityPackages.list();
		expect(installed?.installedNodes.map(({ name }) => name).sort()).toEqual([
			'Chargebee Billing',
			'Chargebee Billing Poll Trigger',
			'Chargebee Billing Trigger',
			'Visma.net ERP',
			'Visma.net ERP Trigger',
		]);
	});

	it('the editor draws Customers with all its nodes known', async () => {
		const expected = drawnNodes(loadTemplate('customers'));
		await openWorkflow(CUSTOMERS_FLOW);
		expect((await nodesOnCanvas(page, expected.length)).sort()).toEqual(expected.sort());
		expect(await page.locator(UNKNOWN_NODE).count()).toBe(0);
		report(`editor: ${expected.length} nodes drawn, none unknown`);
	});

	it("our node's panel opens, with its credential and parameters", async () => {
		await openWorkflow(CUSTOMERS_FLOW);
		await page.dblclick('[data-node-name="Sync to Chargebee"]');
		const panel = page.locator(testId('ndv'));
		await panel.waitFor();
		await panel.locator(testId('parameter-input-whenRefused')).waitFor();
		expect(await panel.locator(`${testId('node-credentials-select')} input`).inputValue()).toBe('Chargebee (sandbox)');
		expect(await panel.locator(`${testId('parameter-input-operation')} input`).inputValue()).toBe('Sync From Visma.net');
	});

	it('a template imports with "Import from file"', async () => {
		for (const name of ['customers', 'sync-one-customer', 'error-workflow'] as const) {
			const expected = drawnNodes(loadTemplate(name));
			await page.goto(`${company.demo.server.url}/workflow/new`);
			await page.setInputFiles(testId('workflow-import-input'), join(projectRoot(), 'workflows', `${name}.json`));
			expect((await nodesOnCanvas(page, expected.length)).sort()).toEqual(expected.sort());
			expect(await page.locator(UNKNOWN_NODE).count()).toBe(0);
		}
	});

	it('Set-Up Check lists what it found by hand, and on a page for who is logged in', async () => {
		const writes = async () => (await company.demo.control.visma.requests()).filter(({ method, path }) => method !== 'GET' && path.startsWith('/v'));
		await company.demo.control.visma.clearRequests();
		const found = await checkByHand(company);
		expect(found[0]).toMatchObject({ check: 'verdict', finding: expect.stringMatching(/checks/) });
		expect(found.find(({ check }) => check === 'accounts')).toMatchObject({ result: 'passed' });
		const text = await checkInForm(company, page);
		for (const { check } of found.slice(1)) expect(text).toContain(check);
		expect(text).toContain('The accounts of the rules are active in Visma.net');
		expect(await writes()).toEqual([]);
		report(`set-up check: ${found.filter(({ result }) => result === 'passed').length} of ${found.length - 1} checks passed`);
	});

	it('an unknown node would be seen: the editor marks one', async () => {
		const workflow = await company.demo.n8n.workflows.get(SYNC_ONE_FLOW);
		const nodes = workflow.nodes.map((node) =>
			node.type.endsWith('.chargebeeBilling') ? { ...node, type: 'n8n-nodes-visma-chargebee.missing' } : node,
		);
		const { name, connections, settings } = workflow;
		await company.demo.n8n.workflows.save({ id: UNKNOWN_FLOW, name: `${name} (unknown)`, nodes, connections, settings });
		await openWorkflow(UNKNOWN_FLOW);
		await page.locator(UNKNOWN_NODE).waitFor();
	});
});
