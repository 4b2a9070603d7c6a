import type { Company } from '../engine/company';
import { extraHeap } from './heap';

const READ = 20_000;
const PAGE = 1000;
const HEAP_BUDGET_MB = 300;

/** Reads many customers with Return All: each page once, and within the heap's budget. */
export async function measureReads(company: Company) {
	await company.control.visma.fillCustomers(READ);
	await company.control.visma.clearRequests();
	const { value: customers, bytes } = await extraHeap(async () => await company.readCustomers());
	const pages = (await company.control.visma.requests()).filter(({ path }) => path === '/v1/customer');
	if (customers.length !== READ) throw new Error(`Only ${customers.length} of ${READ} customers were read`);
	return [
		{ figure: `Return All of ${READ}: Visma.net calls`, value: pages.length, budget: READ / PAGE },
		{ figure: `Return All of ${READ}: extra heap, MB`, value: bytes / 2 ** 20, budget: HEAP_BUDGET_MB },
	];
}
