/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { InvoiceResult } from '../../lib/sync/invoices';
import { Company } from './company';
import { Mirror } from './mirror';

const NUMBER = '100002';
let company: Company;
let mirror: Mirror;

beforeEach(async () => {
	company = await Company.open();
	await company.control.visma.fillReceivables(6);
	await company.sync(await company.readCustomers());
	mirror = new Mirror(company);
});
afterEach(async () => await company.close());

const sync = async (document: object, executionId = 'execution-1'): Promise<InvoiceResult> =>
	(await mirror.sync([document], {}, executionId))[0] as InvoiceResult;

/** Lets calls through once so many of them stand at the door. */
async function together(path: string, count: number, action: () => Promise<InvoiceResult[]>): Promise<InvoiceResult[]> {
	const id = await company.control.chargebee.addFault({ path, times: count, effect: { type: 'hold' } });
	const running = action();
	const held = async () => (await company.control.chargebee.faults()).find((fault) => fault.id === id)?.held ?? 0;
	while ((await held()) < count) await new Promise((resolve) => setTimeout(resolve, 20));
	await company.control.chargebee.releaseFault(id);
	return await running;
}

describe('a payment that two runs record at once, each with another version of the invoice', () => {
	test('is recorded once', async () => {
		await sync(await mirror.readInvoice(NUMBER));
		await company.control.visma.payInvoice({ invoice: NUMBER, amount: 100.5 });
		const older = await mirror.readInvoice(NUMBER);
		await company.control.visma.editDocument('invoices', NUMBER, { texts: { note: 'x' } });
		const newer = await mirror.readInvoice(NUMBER);
		expect(older.timeStamp).not.toBe(newer.timeStamp);

		const results = await together('record_payment', 2, async () => await Promise.all([sync(older, '2'), sync(newer, '3')]));
		expect((await company.control.chargebee.state()).counts.transactions).toBe(1);
		// The one that comes while the other is at work may be told to wait; the next run finds the payment.
		expect(results.filter(({ outcome }) => outcome === 'updated')).toHaveLength(1);
		expect((await sync(newer, '4')).outcome).toBe('unchanged');
	});

	test('comes to what the newer one says, also when more of it was applied meanwhile', async () => {
		const invoice = await mirror.readInvoice(NUMBER);
		await sync(invoice);
		const applied = async (amountPaid: number) => {
			await company.control.visma.editDocument('invoices', NUMBER, { texts: { note: `${amountPaid}` } });
			const applications = [{ docType: 'Payment', refNbr: '77', amountPaid, applicationDate: '2026-01-31T00:00:00' }];
			const balanceInCurrency = Math.round(100 * ((invoice.amountInCurrency ?? 0) - amountPaid)) / 100;
			return { ...(await mirror.readInvoice(NUMBER)), applications, balanceInCurrency };
		};
		const [older, newer] = [await applied(100), await applied(250)];
		await together('record_payment', 2, async () => await Promise.all([sync(older, '2'), sync(newer, '3')]));
		await sync(newer, '4');
		expect((await mirror.invoice(`VN-${NUMBER}`)).amount_paid).toBe(25_000);
	});
});

test('the version of a document is known also when its number has spaces', async () => {
	const invoice = { ...(await mirror.readInvoice(NUMBER)), referenceNumber: 'F 2026, created 1' };
	expect((await sync(invoice)).outcome).toBe('created');
	const older = { ...invoice, lastModifiedDateTime: '2000-01-01T00:00:00.000', timeStamp: 'AAAAAAAAAAE=', customerRefNumber: 'OLD' };
	expect((await sync(older)).outcome).toBe('skipped');
});
