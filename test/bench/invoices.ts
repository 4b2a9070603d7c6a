/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/** Syncs many invoices in n8n's engine and holds calls, time and memory against their budgets and the plain way. */
import type { Form } from '../../lib/chargebee';
import type { InvoiceResult } from '../../lib/sync/invoices';
import type { VismaInvoice } from '../../lib/visma';
import type { Company } from '../engine/company';
import { Mirror } from '../engine/mirror';
import { benchmark } from './company';
import { extraHeap } from './heap';
import { compared, CONCURRENCY, described, HEAP_BUDGET_MB, judged, LATENCY_MS, measure, TIME_BUDGET } from './measured';
import { plainInvoices } from './plainWay';

const INVOICES = Number(process.argv[2] ?? 10_000);
/** As many are written the plain way: each of them takes as long as the others. */
const SAMPLE = Math.min(300, INVOICES);
const CUSTOMERS = 1000;
const EVERY = 20;

/** As two days later, in turn: another address, a further payment, both. */
function edited(invoice: VismaInvoice, index: number): VismaInvoice {
	if (index % EVERY !== 1) return invoice;
	const kind = Math.floor(index / EVERY) % 3;
	const address = { invoiceAddress: { ...invoice.invoiceAddress, addressLine1: 'Nygata 5' } };
	const payment = { docType: 'Payment', refNbr: `9${index}`, amountPaid: 1, applicationDate: invoice.documentDate };
	const paid = {
		applications: [...(invoice.applications ?? []), payment],
		balanceInCurrency: Math.round(((invoice.balanceInCurrency ?? 0) - 1) * 100) / 100,
	};
	const lastModifiedDateTime = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 23);
	return { ...invoice, ...(kind !== 1 ? address : {}), ...(kind !== 0 ? paid : {}), lastModifiedDateTime } as VismaInvoice;
}

const isOpen = ({ balanceInCurrency }: VismaInvoice) => (balanceInCurrency ?? 0) > 1;

/** The site with all customers and no invoices. */
async function emptySite({ control }: Company, customers: unknown): Promise<void> {
	await control.chargebee.restore(customers);
	await control.chargebee.settings({ latencyMs: LATENCY_MS });
}

const formsOf = (results: InvoiceResult[]): Form[] =>
	results.slice(0, SAMPLE).map(({ audit }) => (audit.requests[0]?.body ?? {}) as Form);

benchmark(async (company: Company) => {
	const { control } = company;
	await control.visma.fillCustomers(CUSTOMERS);
	await control.chargebee.reset({ seed: 'empty' });
	await company.sync(await company.readCustomers());
	const site = await control.chargebee.snapshot();
	await control.visma.fillReceivables(INVOICES);
	const mirror = new Mirror(company);
	const { invoices } = await mirror.read();
	const sync = (some = invoices) => async () => await mirror.sync(some, { options: { concurrency: CONCURRENCY } });
	const later = invoices.map((invoice, index) => (isOpen(invoice) ? edited(invoice, index) : invoice));
	const changed = later.filter((invoice, index) => invoice !== invoices[index]).length;

	await emptySite(company, site);
	const first = await measure(company, sync());
	const again = await measure(company, sync());
	const third = await measure(company, sync(later));
	const forms = formsOf(first.value);
	await emptySite(company, site);
	const plainFirst = await measure(company, async () => await plainInvoices(company, forms));
	const plainAgain = await measure(company, async () => await plainInvoices(company, forms));
	const [firstOutcomes, againOutcomes, editedOutcomes] = [first, again, third].map(({ value }) => described(value));
	for (const each of [first, again, third]) each.value.length = 0;
	await emptySite(company, site);
	const heap = await measure(company, sync(), extraHeap);

	console.log(`${INVOICES} invoices of ${CUSTOMERS} customers, payments from Visma.net, ${LATENCY_MS} ms a call, ${CONCURRENCY} at once`);
	console.log(`first ${firstOutcomes}; again ${againOutcomes}; ${changed} edited ${editedOutcomes}`);
	const kept = judged([
		{ figure: 'first sync: calls', value: first.calls, budget: 1.03 * INVOICES + 5 },
		{ figure: 'first sync: seconds', value: first.seconds, budget: TIME_BUDGET * first.bound },
		{ figure: 'first sync: extra heap, MB', value: heap.heapMb, budget: HEAP_BUDGET_MB },
		{ figure: 'nothing changed: calls', value: again.calls, budget: 0.02 * INVOICES + 5 },
		{ figure: 'nothing changed: writes', value: again.written, budget: 0 },
		{ figure: `${changed} changed: calls`, value: third.calls, budget: 0.02 * INVOICES + 2 * changed + 5 },
	]);
	const scale = INVOICES / SAMPLE;
	compared(`beside the plain way (look up, then import or write the details, one by one), measured on ${SAMPLE} and scaled by ${scale.toFixed(1)}`, [
		{ run: 'first sync', ours: first, plain: plainFirst, scale },
		{ run: 'nothing changed', ours: again, plain: plainAgain, scale },
		{ run: `${changed} changed`, ours: third, plain: plainAgain, scale },
	]);
	return kept;
});
