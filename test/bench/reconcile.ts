/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/** Compares many customers and invoices in n8n's engine, and holds calls, time and memory against their budgets. */
import { chunk } from 'lodash';
import type { INodeParameters } from 'n8n-workflow';

import type { Figures } from '../../lib/sync/reconcile';
import { type Company, MAPPING } from '../engine/company';
import { Mirror } from '../engine/mirror';
import { benchmark } from './company';
import { extraHeap } from './heap';
import { judged, LATENCY_MS, measure } from './measured';

const RECORDS = Number(process.argv[2] ?? 10_000);
const CALLS_PER_RECORD = 0.03;
const HEAP_BUDGET_MB = 100;
const PART = 2000;

/** The last item of a comparison, which must find nothing. */
async function figures(company: Company, parameters: INodeParameters): Promise<Figures & { calls: { visma: number; chargebee: number } }> {
	const { items, error } = await company.chargebee({ operation: 'reconcileWithVisma', ...parameters });
	if (error) throw error;
	if (items.length !== 1) throw new Error(`${items.length - 1} differences between companies that are alike`);
	return items[0]?.json as never;
}

benchmark(async (company: Company) => {
	const { control } = company;
	await control.chargebee.reset({ seed: 'empty' });
	await control.visma.fillCustomers(RECORDS);
	await control.visma.fillReceivables(RECORDS);
	for (const some of chunk(await company.readCustomers(), PART)) await company.sync(some, { options: { concurrency: 20 } });
	const mirror = new Mirror(company);
	const { invoices, creditNotes } = await mirror.read();
	for (const some of chunk([...invoices, ...creditNotes], PART)) await mirror.sync(some, { options: { concurrency: 20 } });
	invoices.length = 0;
	creditNotes.length = 0;
	await control.chargebee.settings({ latencyMs: LATENCY_MS });

	const kinds: Array<[string, INodeParameters]> = [
		['customers', { ...MAPPING }],
		['invoices', { resource: 'invoice', payments: 'fromVisma' }],
	];
	const rows = [];
	for (const [name, parameters] of kinds) {
		const done = await measure(company, async () => await figures(company, parameters));
		const watched = await measure(company, async () => await figures(company, parameters), extraHeap);
		const { records, calls, compared } = done.value;
		const perRecord = (calls.visma + calls.chargebee) / (records.visma + records.chargebee);
		console.log(`${compared} ${name}: ${calls.visma} calls to Visma.net, ${calls.chargebee} to Chargebee, ${done.seconds.toFixed(1)} s at ${LATENCY_MS} ms a call to Chargebee`);
		rows.push({ figure: `${name}: calls for a record`, value: perRecord * 1000, budget: CALLS_PER_RECORD * 1000 });
		rows.push({ figure: `${name}: extra heap, MB`, value: watched.heapMb, budget: HEAP_BUDGET_MB });
	}
	console.log('calls for a record in thousandths');
	return judged(rows);
});
