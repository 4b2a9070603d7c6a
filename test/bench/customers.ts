/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/** Syncs many customers in n8n's engine and holds calls, time and memory against their budgets and the plain way. */
import type { Form } from '../../lib/chargebee';
import type { CustomerResult } from '../../lib/sync/customers';
import type { VismaCustomer } from '../../lib/visma';
import type { Company } from '../engine/company';
import { benchmark } from './company';
import { extraHeap } from './heap';
import { compared, CONCURRENCY, described, emptySite, HEAP_BUDGET_MB, judged, LATENCY_MS, measure, TIME_BUDGET } from './measured';
import { plainCustomers } from './plainWay';
import { measureReads } from './reads';

const CUSTOMERS = Number(process.argv[2] ?? 10_000);
/** As many are written the plain way: each of them takes as long as the others. */
const SAMPLE = Math.min(300, CUSTOMERS);
const CHANGED = CUSTOMERS / 20;

/** As two days later: another name and address. */
function changed(customer: VismaCustomer): VismaCustomer {
	const invoiceAddress = { ...customer.invoiceAddress, addressLine1: 'Nygata 5' };
	return { ...customer, name: `${customer.name} II`, invoiceAddress, lastModifiedDateTime: '2099-01-01T00:00:00.000' };
}

const formsOf = (results: CustomerResult[]): Form[] =>
	results.slice(0, SAMPLE).map(({ audit }) => (audit.requests[0]?.body ?? {}) as Form);

benchmark(async (company: Company) => {
	const reads = await measureReads(company);
	await company.control.visma.fillCustomers(CUSTOMERS);
	const customers = await company.readCustomers();
	const sync = (some = customers) => async () => await company.sync(some, { options: { concurrency: CONCURRENCY } });

	await emptySite(company);
	const first = await measure(company, sync());
	const again = await measure(company, sync());
	const edited = await measure(company, sync(customers.map((each, index) => (index < CHANGED ? changed(each) : each))));
	const forms = formsOf(first.value);
	await emptySite(company);
	const plainFirst = await measure(company, async () => await plainCustomers(company, forms));
	const plainAgain = await measure(company, async () => await plainCustomers(company, forms));
	const [firstOutcomes, againOutcomes, editedOutcomes] = [first, again, edited].map(({ value }) => described(value));
	for (const each of [first, again, edited]) each.value.length = 0;
	await emptySite(company);
	const heap = await measure(company, sync(), extraHeap);
	const heapAgain = await measure(company, sync(), extraHeap);

	console.log(`${CUSTOMERS} customers, ${LATENCY_MS} ms a call, ${CONCURRENCY} at once (the node's default)`);
	console.log(`first ${firstOutcomes}; again ${againOutcomes}; ${CHANGED} edited ${editedOutcomes}`);
	const kept = judged([
		...reads,
		{ figure: 'first sync: calls', value: first.calls, budget: 1.03 * CUSTOMERS + 5 },
		{ figure: 'first sync: seconds', value: first.seconds, budget: TIME_BUDGET * first.bound },
		{ figure: 'first sync: extra heap, MB', value: heap.heapMb, budget: HEAP_BUDGET_MB },
		{ figure: 'nothing changed: calls', value: again.calls, budget: 0.02 * CUSTOMERS + 5 },
		{ figure: 'nothing changed: writes', value: again.written, budget: 0 },
		{ figure: 'nothing changed: extra heap, MB', value: heapAgain.heapMb, budget: HEAP_BUDGET_MB },
		{ figure: `${CHANGED} changed: calls`, value: edited.calls, budget: 0.02 * CUSTOMERS + 2 * CHANGED + 5 },
	]);
	const nominal = (first.calls * LATENCY_MS) / 1000 / CONCURRENCY;
	console.log(`first sync: ${(first.seconds / nominal).toFixed(2)} times calls x latency / concurrency (${nominal.toFixed(1)} s)`);
	const scale = CUSTOMERS / SAMPLE;
	compared(`beside the plain way (look up, write, billing info, one by one), measured on ${SAMPLE} and scaled by ${scale.toFixed(1)}`, [
		{ run: 'first sync', ours: first, plain: plainFirst, scale },
		{ run: 'nothing changed', ours: again, plain: plainAgain, scale },
		{ run: `${CHANGED} changed`, ours: edited, plain: plainAgain, scale },
	]);
	return kept;
});
