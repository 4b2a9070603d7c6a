/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
/**
 * Takes the pictures of README and docs: `templates` (every one in n8n's editor, with the page that shows them), `runs`
 * (executions with their audit, and both companies), or, without a word behind it, all.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { type Demo, openDemo } from '../../sandbox/demo/open';
import { runCustomers } from '../../sandbox/demo/run';
import { templateId, TEMPLATES } from '../../sandbox/demo/templates';
import { buildPackage } from '../../sandbox/n8n/package/packPackage';
import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { logIn, openBrowser } from '../e2e/support/browser';
import { liveHalfAYear, takeJournals, takeSandbox } from './companies';
import { takeEditor } from './editor';
import { takeExecution, takeOutput, takeTable } from './executions';
import { gallery, pictureOf } from './gallery';
import { PATIENCE } from './take';

/** How many refused customers the Nordic seed has, each with a red execution. */
const REFUSED = 8;

async function takeTemplates(page: Page, demo: Demo): Promise<void> {
	for (const template of TEMPLATES) await takeEditor(page, demo, template, pictureOf(template));
	writeFileSync(join(projectRoot(), 'docs', 'templates.md'), gallery());
}

async function takeRuns(page: Page, demo: Demo): Promise<void> {
	await runCustomers(demo);
	const filter = { workflowId: templateId('sync-one-customer'), status: ['error'] };
	await demo.n8n.executions.waitForFinished(filter, REFUSED);
	await takeSandbox(page, demo);
	await takeExecution(page, demo, 'sync-one-customer', 'error', 'red-execution');
	await demo.n8n.workflows.publish(templateId('subscription-events'));
	await liveHalfAYear(demo);
	await takeJournals(page, demo);
	await takeOutput(page, demo, 'book-events', 'Record', ['execution', 'execution-audit']);
	await takeTable(page, demo, 'vnc_audit', 'audit-table');
}

const SUBJECTS = { templates: takeTemplates, runs: takeRuns };

function wanted(named: string[]): Array<(page: Page, demo: Demo) => Promise<void>> {
	const unknown = named.filter((name) => !(name in SUBJECTS));
	if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(SUBJECTS).join(', ')}`);
	return Object.entries(SUBJECTS).flatMap(([name, subject]) => (named.length === 0 || named.includes(name) ? subject : []));
}

async function main(named: string[]): Promise<void> {
	const subjects = wanted(named);
	await buildPackage();
	const folder = mkdtempSync(join(tmpdir(), 'vnc-pictures-'));
	const demo = await openDemo({ folder, log: console.log });
	const browser = await openBrowser();
	try {
		const page = await logIn(browser, demo);
		page.setDefaultTimeout(PATIENCE);
		for (const subject of subjects) await subject(page, demo);
	} finally {
		await browser.close();
		await demo.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

main(process.argv.slice(2)).then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
