/* eslint-disable no-console */
import { batchNumber } from '../../../../lib/ledger';
import { reconcileLedger } from '../../../../lib/sync/reconcileLedger';
import { Both, settingsOf, swedish } from '../journals/both';

/** Of each of two kinds: yearly and monthly. */
const COPIES = 1500;
const CALLS_PER_RECORD = 0.03;
const KEYS = ['issue', ...['01', '02', '03', '04', '05', '06'].map((month) => `rec:2026${month}`)];

interface Batch {
	batchNumber: string;
	description?: string;
	lines: Array<{ referenceNumber?: string; transactionDescription?: string }>;
}
interface Snapshots {
	chargebee: { state: { books: { invoices: Array<{ id: string }> } } };
	visma: { state: { journals: Batch[] } };
}

let both: Both;
beforeAll(async () => {
	both = await Both.open();
	await both.reset();
	for (const itemPrice of ['pro-sek-yearly', 'basic-sek-monthly']) await both.subscribe(itemPrice);
	await both.record(await both.told(), settingsOf('manual', { horizon: '202606' }));
}, 60_000);
afterAll(async () => await both.stop());

/** A batch of one invoice as that of another one: only the number of the key and the id differ. */
function copied(batch: Batch, site: string, id: string, copy: string): Batch {
	const key = KEYS.find((one) => batchNumber(site, `cb:inv:${id}:${one}`) === batch.batchNumber) ?? '';
	const number = batchNumber(site, `cb:inv:${copy}:${key}`);
	const text = (one = '') => one.replace(batch.batchNumber, number).replace(id, copy);
	const lines = batch.lines.map((line) => ({ ...line, referenceNumber: copy, transactionDescription: text(line.transactionDescription) }));
	return { ...batch, batchNumber: number, description: text(batch.description), lines };
}

test('three thousand documents and their batches are compared at less than the calls that are allowed, and are equal', async () => {
	const chargebee = (await both.control.chargebee.snapshot()) as Snapshots['chargebee'];
	const visma = (await both.control.visma.snapshot()) as Snapshots['visma'];
	const { site } = swedish();
	const [invoices, journals] = [chargebee.state.books.invoices, visma.state.journals];
	for (const invoice of [...invoices]) {
		const own = journals.filter(({ lines }) => lines[0]?.referenceNumber === invoice.id);
		for (let count = 1; count < COPIES; count++) {
			const copy = invoice.id.replace(/\d+$/, (digits) => String(Number(digits) + 10 * count));
			invoices.push({ ...invoice, id: copy });
			journals.push(...own.map((batch) => copied(batch, site, invoice.id, copy)));
		}
	}
	await Promise.all([both.control.chargebee.restore(chargebee), both.control.visma.restore(visma)]);
	await Promise.all([both.control.chargebee.clearRequests(), both.control.visma.clearRequests()]);

	const before = Date.now();
	const deps = { visma: both.visma, chargebee: both.chargebee, executionId: 'r', now: () => '2026-07-05T10:00:00Z' };
	const { differences, figures } = await reconcileLedger(deps, settingsOf('manual'), { from: '202601', to: '202606' });
	expect(differences).toEqual([]);
	const { documents, batches, entries, equal } = figures;
	expect({ documents, equal }).toEqual({ documents: 2 * COPIES, equal: entries });
	const calls = { visma: (await both.calls()).length, chargebee: (await both.control.chargebee.requests()).length };
	const perDocument = (calls.visma + calls.chargebee) / documents;
	console.log(`${documents} documents, ${batches} batches: ${calls.visma} calls to Visma.net, ${calls.chargebee} to Chargebee, ${perDocument.toFixed(4)} a document; ${Date.now() - before} ms`);
	expect(perDocument).toBeLessThan(CALLS_PER_RECORD);
}, 60_000);
