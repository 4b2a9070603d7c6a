/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console */
/** Syncs many customers in n8n's engine and holds the calls, the time and the memory against their budgets. */
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { CustomerResult } from '../../lib/sync/customers';
import { Company, outcomes } from '../engine/company';
import { extraHeap } from './heap';
import { measureReads } from './reads';

const CUSTOMERS = Number(process.argv[2] ?? 10_000);
const LATENCY_MS = 100;
const CONCURRENCY = 10;
const HEAP_BUDGET_MB = 300;
const TIME_BUDGET = 1.3;

interface Row {
	figure: string;
	value: number;
	budget: number;
}

async function main(): Promise<boolean> {
	const servers = fork(join(__dirname, 'sandboxProcess.js'));
	try {
		const [message] = (await once(servers, 'message')) as [{ visma: { url: string }; chargebee: { url: string } }];
		const company = Company.at(message.visma.url, message.chargebee.url);
		const reads = await measureReads(company);
		await company.control.visma.fillCustomers(CUSTOMERS);
		const customers = await company.readCustomers();
		// Memory is sampled in a run of its own: each sample collects garbage, which would count as time of the sync.
		await emptySite(company);
		const timed = await measure(company, customers, async (action) => ({ value: await action(), bytes: 0 }));
		await emptySite(company);
		const first = await measure(company, customers, extraHeap);
		const again = await measure(company, customers, extraHeap);
		const rows: Row[] = [
			...reads,
			{ figure: 'first sync: Chargebee calls', value: first.calls, budget: 1.03 * CUSTOMERS + 5 },
			{ figure: 'first sync: seconds', value: timed.seconds, budget: TIME_BUDGET * timed.bound },
			{ figure: 'first sync: extra heap, MB', value: first.heapMb, budget: HEAP_BUDGET_MB },
			{ figure: 'nothing changed: Chargebee calls', value: again.calls, budget: 0.02 * CUSTOMERS + 5 },
			{ figure: 'nothing changed: writes', value: again.written, budget: 0 },
			{ figure: 'nothing changed: extra heap, MB', value: again.heapMb, budget: HEAP_BUDGET_MB },
		];
		console.log(`${CUSTOMERS} customers, ${LATENCY_MS} ms a call, ${CONCURRENCY} at once; ${first.outcomes}, then ${again.outcomes}`);
		console.table(rows.map((row) => ({ ...row, value: round(row.value), budget: round(row.budget), ok: row.value <= row.budget })));
		return rows.every(({ value, budget }) => value <= budget);
	} finally {
		servers.kill();
	}
}

async function emptySite({ control }: Company): Promise<void> {
	await control.chargebee.reset({ seed: 'empty' });
	await control.chargebee.settings({ latencyMs: LATENCY_MS });
}

async function measure(company: Company, customers: Parameters<Company['sync']>[0], watch: typeof extraHeap) {
	await company.control.chargebee.clearRequests();
	const started = Date.now();
	const { value: results, bytes } = await watch(
		async () => await company.sync(customers, { options: { concurrency: CONCURRENCY } }),
	);
	const seconds = (Date.now() - started) / 1000;
	const { calls, written, served } = await company.chargebeeCalls();
	return {
		calls,
		written,
		seconds,
		heapMb: bytes / 2 ** 20,
		// Latency as the server had it: on a busy machine its timer is late too.
		bound: served / 1000 / CONCURRENCY,
		outcomes: describe(results),
	};
}

const describe = (results: CustomerResult[]) =>
	Object.entries(outcomes(results))
		.map(([outcome, count]) => `${count} ${outcome}`)
		.join(', ');

const round = (value: number) => Math.round(value * 10) / 10;

main().then(
	(passed) => process.exit(passed ? 0 : 1),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
