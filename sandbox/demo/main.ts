/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage } from '../n8n/package/packPackage';
import { projectRoot } from '../n8n/projectRoot';
import { checkRuns } from './check';
import { checkJournals, checkMonthEnd } from './checkJournals';
import { runMonthEnd, thisMonth } from './monthEnd';
import type { Demo } from './open';
import { openDemo } from './open';
import { describeAddresses, describeChecks, describeRun, describeSale } from './report';
import { runCustomers, startOver } from './run';
import { sellSubscription, tellAgain } from './sell';
import { DemoState } from './state';
import { templateId, TEMPLATES } from './templates';

const USAGE = `npm run demo [-- --fresh | --check]

Starts a real n8n with this package beside a stand-in Visma.net and Chargebee, syncs the customers, books what
happens to subscriptions, and keeps running.
  --fresh   forgets the former demo first (folder .demo, or the one named by VNC_DEMO_FOLDER)
  --check   does the same in a temporary folder, sells a subscription, compares counts and balances, and exits with 0 or 1`;
const SAVE_EVERY = 15_000;
const log = (text: string) => console.log(text);

/** Runs the flow over everything, twice; a demo that was there before goes on from its watermark first. */
async function runTwice(demo: Demo) {
	const first = await runCustomers(demo);
	log(`\n${describeRun('Run 1: what changed since the last run', first)}\n`);
	await startOver(demo);
	const second = await runCustomers(demo);
	log(`${describeRun('Run 2: all customers again, the watermark was emptied', second)}\n`);
	const { counts } = await demo.control.chargebee.state();
	log(`Customers in Chargebee: ${counts.customers}\n`);
	return { first, second };
}

/** What a request to end does: before anything runs for long, it just ends the process, and n8n with it. */
let end: () => void = () => process.exit(130);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end());

/** Resolves when a person or the system asks the program to end. */
async function askedToEnd(): Promise<void> {
	await new Promise<void>((resolve) => {
		end = () => resolve();
	});
}

async function show(demo: Demo): Promise<void> {
	await runTwice(demo);
	for (const name of TEMPLATES) await demo.n8n.workflows.publish(templateId(name));
	log(`All ${TEMPLATES.length} workflows are published. "Customers" runs every 10 minutes; press New subscription on the`);
	log('sandbox page, and look at its Journals, which "Subscription Events" and "Book Events" made\n');
	log(await describeAddresses(demo));
	log('\nRunning. Ctrl-C ends everything; "npm run demo" goes on from there, "npm run demo -- --fresh" starts anew.');
	const saving = setInterval(() => void demo.state.saveSandbox(demo.control), SAVE_EVERY);
	await askedToEnd();
	clearInterval(saving);
	log('\nEnding ...');
}

async function compare(demo: Demo): Promise<boolean> {
	const { first, second } = await runTwice(demo);
	const checks = await checkRuns(demo, first, second);
	// not all of them: what is compared is what these two did
	for (const name of ['customers', 'subscription-events'] as const) await demo.n8n.workflows.publish(templateId(name));
	const sale = await sellSubscription(demo);
	log(`${describeSale(sale)}\n`);
	checks.push(...(await checkJournals(demo, sale, await tellAgain(demo))));
	const monthEnd = await runMonthEnd(demo, thisMonth());
	log(`Month-End Recognition, ${monthEnd.summary.summary ?? monthEnd.execution.status}\n`);
	checks.push(...checkMonthEnd(monthEnd));
	log(describeChecks(checks));
	return checks.every(({ ok }) => ok);
}

async function main(args: string[]): Promise<number> {
	const unknown = args.filter((argument) => !['--fresh', '--check'].includes(argument));
	if (unknown.length > 0) {
		log(USAGE);
		return unknown.includes('--help') ? 0 : 2;
	}
	const checking = args.includes('--check');
	const kept = process.env.VNC_DEMO_FOLDER ?? join(projectRoot(), '.demo');
	const folder = checking ? mkdtempSync(join(tmpdir(), 'vnc-demo-')) : kept;
	if (args.includes('--fresh')) {
		new DemoState(folder).claim();
		rmSync(folder, { recursive: true, force: true });
	}
	try {
		log('Building the package ...');
		await buildPackage();
		const demo = await openDemo({ folder, log });
		try {
			if (checking) return (await compare(demo)) ? 0 : 1;
			await show(demo);
			return 0;
		} finally {
			await demo.close();
		}
	} finally {
		if (checking) rmSync(folder, { recursive: true, force: true });
	}
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error) => {
		console.error(error);
		process.exitCode = 1;
	},
);
