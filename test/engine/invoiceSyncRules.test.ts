import type { InvoiceResult } from '../../lib/sync/invoices';
import type { VismaInvoice } from '../../lib/visma';
import { Company } from './company';
import { Mirror } from './mirror';

let company: Company;
let mirror: Mirror;
let invoice: VismaInvoice;

/** One that is not paid, of a customer that Chargebee takes. */
const NUMBER = '100002';
const ID = `VN-${NUMBER}`;

beforeAll(async () => {
	company = await Company.open();
	await company.control.visma.fillReceivables(12);
	await company.sync(await company.readCustomers());
	mirror = new Mirror(company);
});
afterAll(async () => await company.close());

let chargebee: unknown;
let visma: unknown;
beforeEach(async () => {
	chargebee ??= await company.control.chargebee.snapshot();
	visma ??= await company.control.visma.snapshot();
	await company.control.chargebee.removeFaults();
	await company.control.chargebee.restore(chargebee);
	await company.control.visma.restore(visma);
	invoice = await mirror.readInvoice(NUMBER);
	await sync();
	await company.control.chargebee.clearRequests();
});

const sync = async (parameters = {}, document: object = invoice, executionId?: string): Promise<InvoiceResult> =>
	(await mirror.sync([document], parameters, executionId))[0] as InvoiceResult;

/** As a person edits it in Visma.net, or finds it edited: read anew, so a newer version. */
async function edited(change: object = {}, patch: Parameters<typeof company.control.visma.editDocument>[2] = {}): Promise<object> {
	await company.control.visma.editDocument('invoices', NUMBER, patch);
	return { ...(await mirror.readInvoice(NUMBER)), ...change };
}

describe('an invoice that was edited in Visma.net', () => {
	test('its order number and address are changed, within two calls beside the look-up', async () => {
		const address = { ...invoice.invoiceAddress, addressLine1: 'Nygata 5' };
		const document = await edited({ invoiceAddress: address }, { texts: { customerRefNumber: 'PO-77' } });
		const result = await sync({}, document);
		expect(result).toMatchObject({ outcome: 'updated' });
		expect(result.changes.map(({ field, to }) => [field, to])).toEqual([
			['po_number', 'PO-77'],
			['billing_address[line1]', 'Nygata 5'],
		]);
		expect((await company.chargebeeCalls()).calls).toBe(3);
		expect(await mirror.invoice(ID)).toMatchObject({ po_number: 'PO-77', billing_address: { line1: 'Nygata 5' } });
		expect((await sync({}, document)).outcome).toBe('unchanged');
	});

	test('its details and a payment in one run take four calls, or three where Chargebee last changed it days before', async () => {
		const address = { ...invoice.invoiceAddress, addressLine1: 'Nygata 5' };
		await company.control.visma.payInvoice({ invoice: NUMBER, amount: 100.5 });
		const today = await edited({ invoiceAddress: address });
		expect((await sync({}, today)).changes.map(({ field }) => field)).toEqual(['billing_address[line1]', expect.stringContaining('payment ')]);
		const verbs = async () => (await company.control.chargebee.requests()).map(({ path }) => path.split('/').at(-1));
		expect(await verbs()).toEqual(['invoices', 'comments', 'update_details', 'record_payment']);
		await company.control.chargebee.clearRequests();
		await company.control.visma.payInvoice({ invoice: NUMBER, amount: 1 });
		const later = await edited({ invoiceAddress: { ...address, city: 'Bergen' }, lastModifiedDateTime: '2099-01-01T00:00:00.000' });
		expect((await sync({}, later)).outcome).toBe('updated');
		expect(await verbs()).toEqual(['invoices', 'transactions', 'update_details', 'record_payment']);
	});

	test('the payments of many are told apart by one call', async () => {
		const pay = async (number: string) => {
			await company.control.visma.payInvoice({ invoice: number, amount: 1 });
			return await mirror.readInvoice(number);
		};
		const open = (await mirror.read()).invoices.filter(({ balanceInCurrency }) => (balanceInCurrency ?? 0) > 2);
		const results = await mirror.sync(open);
		const numbers = results.filter(({ outcome }) => outcome !== 'failed').map(({ vismaDocumentNumber }) => vismaDocumentNumber).slice(0, 4);
		expect(numbers).toHaveLength(4);
		await mirror.sync(await Promise.all(numbers.map(pay)));
		const again = await Promise.all(numbers.map(pay));
		await company.control.chargebee.clearRequests();
		expect((await mirror.sync(again)).map(({ outcome }) => outcome)).toEqual(numbers.map(() => 'updated'));
		expect((await company.chargebeeCalls()).calls).toBe(2 + numbers.length);
	});

	test('what Visma.net settles without money stays due and is named, or is recorded as a payment', async () => {
		const total = invoice.amountInCurrency ?? 0;
		const row = { docType: 'Payment', refNbr: '5001', amountPaid: total - 25, cashDiscountTaken: 25, applicationDate: '2026-10-01T00:00:00' };
		const settled = { applications: [row], balanceInCurrency: 0, status: 'Closed' };
		const first = await sync({}, { ...invoice, ...settled, referenceNumber: '51' });
		expect(first).toMatchObject({ outcome: 'created', reason: expect.stringContaining('25.00') });
		expect(await mirror.invoice('VN-51')).toMatchObject({ amount_due: 2500 });
		const recording = { options: { waived: 'recordAsPayment' } };
		expect(await sync(recording, { ...invoice, ...settled, referenceNumber: '51' })).toMatchObject({
			outcome: 'updated',
			changes: [{ field: 'payment 5001 discount', to: '25.00' }],
		});
		expect(await mirror.invoice('VN-51')).toMatchObject({ status: 'paid', amount_due: 0 });
		expect((await sync(recording, { ...invoice, ...settled, referenceNumber: '52' })).reason).toBeUndefined();
		expect(await mirror.invoice('VN-52')).toMatchObject({ status: 'paid', amount_due: 0 });
		expect((await sync(recording, { ...invoice, ...settled, referenceNumber: '52' })).outcome).toBe('unchanged');
	});

	test('its payments are recorded, each once, when Visma.net owns them', async () => {
		await company.control.visma.payInvoice({ invoice: NUMBER, amount: 100.5 });
		const part = await mirror.readInvoice(NUMBER);
		expect((await sync({ payments: 'leaveAlone' }, part)).outcome).toBe('unchanged');
		expect(await sync({}, part)).toMatchObject({ outcome: 'updated', changes: [{ to: '100.50' }] });
		await company.control.visma.payInvoice({ invoice: NUMBER });
		const whole = await mirror.readInvoice(NUMBER);
		expect((await sync({}, whole, 'execution-2')).outcome).toBe('updated');
		expect(await mirror.invoice(ID)).toMatchObject({ status: 'paid', amount_due: 0 });
		expect((await sync({}, whole)).outcome).toBe('unchanged');
		expect((await company.control.chargebee.state()).counts.transactions).toBe(2);
	});

	test('a payment that is applied to it in several steps is recorded in as many, each once', async () => {
		const total = invoice.amountInCurrency ?? 0;
		const applied = async (...amounts: number[]) => {
			const applications = amounts.map((amountPaid) => ({ docType: 'Payment', refNbr: '77', amountPaid, applicationDate: '2026-01-31T00:00:00' }));
			const balanceInCurrency = Math.round(100 * (total - amounts.reduce((sum, amount) => sum + amount))) / 100;
			return await sync({}, await edited({ applications, balanceInCurrency }));
		};
		expect(await applied(100)).toMatchObject({ outcome: 'updated', changes: [{ field: 'payment 77', to: '100.00' }] });
		expect(await applied(100, 100)).toMatchObject({ outcome: 'updated', changes: [{ field: 'payment 77', to: '100.00' }] });
		expect((await applied(100, 100)).outcome).toBe('unchanged');
		expect((await mirror.invoice(ID)).amount_paid).toBe(20_000);
		expect(await applied(50)).toMatchObject({ outcome: 'conflict', errorCode: 'payments-differ' });
	});

	test('a payment that somebody recorded in Chargebee too is a conflict, and nothing is written', async () => {
		await company.control.chargebee.live('pay', { invoiceId: ID, amount: 500 });
		await company.control.visma.payInvoice({ invoice: NUMBER });
		const result = await sync({}, await mirror.readInvoice(NUMBER));
		expect(result).toMatchObject({ outcome: 'conflict', errorCode: 'payments-differ' });
		expect((await company.chargebeeCalls()).written).toBe(0);
	});

	test('other amounts, another date or another customer are a conflict with both sides', async () => {
		const line = (invoice.invoiceLines ?? [])[0];
		const lines = [{ ...line, amountInCurrency: 1, discountAmountInCurrency: 0 }];
		const changed = { invoiceLines: lines, taxDetails: [], vatTotalInCurrency: 0, roundingDiff: 0, discountTotalInCurrency: 0 };
		const result = await sync({}, await edited({ ...changed, amountInCurrency: 1, balanceInCurrency: 1 }));
		expect(result).toMatchObject({ outcome: 'conflict', errorCode: 'invoice-differs' });
		expect(result.changes.find(({ field }) => field === 'total')).toMatchObject({ to: '1.00' });
		expect(result.audit.source.record).toBeDefined();
		const moved = await sync({}, await edited({ documentDate: '2020-02-29T00:00:00' }));
		expect(moved.changes.map(({ field }) => field)).toEqual(['date']);
		expect((await company.chargebeeCalls()).written).toBe(0);
	});

	test('with the option, other amounts void the invoice and import it anew; repeats find the new one', async () => {
		const whenDifferent = { options: { whenDifferent: 'voidAndReimport' } };
		const document = await edited({ documentDate: '2020-02-29T00:00:00' });
		expect(await sync(whenDifferent, document)).toMatchObject({ outcome: 'updated', chargebeeId: `${ID}_v2` });
		expect([(await mirror.invoice(ID)).status, (await mirror.invoice(`${ID}_v2`)).status]).toEqual(['voided', expect.any(String)]);
		expect(await sync(whenDifferent, document)).toMatchObject({ outcome: 'unchanged', chargebeeId: `${ID}_v2` });
	});

	test('one that is void there is a conflict, or voided with the option', async () => {
		const document = await edited({}, { status: 'Voided' });
		expect(await sync({}, document)).toMatchObject({ outcome: 'conflict', errorCode: 'voided-in-visma' });
		const options = { whenVoided: 'void' };
		expect((await sync({ options }, document)).outcome).toBe('updated');
		expect((await mirror.invoice(ID)).status).toBe('voided');
		expect((await sync({ options }, document)).outcome).toBe('unchanged');
		expect(await sync({}, await edited({}, { status: 'Open' }))).toMatchObject({ errorCode: 'voided-in-chargebee' });
	});

	test('a number that was used again is a conflict', async () => {
		const result = await sync({}, await edited({ createdDateTime: '2026-10-01T08:00:00.000' }));
		expect(result).toMatchObject({ outcome: 'conflict', errorCode: 'number-reused' });
	});

	test('an older copy never wins, neither over the import nor over a later change', async () => {
		const newer = await edited({}, { texts: { customerRefNumber: 'PO-78' } });
		await sync({}, newer);
		expect(await sync({}, invoice)).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('This copy is from') });
		const ancient = { ...invoice, lastModifiedDateTime: '2000-01-01T00:00:00.000', timeStamp: 'AAAAAAAAAAE=' };
		expect((await sync({}, ancient)).outcome).toBe('skipped');
		expect((await mirror.invoice(ID)).po_number).toBe('PO-78');
	});
});

describe('an invoice that is not in Chargebee', () => {
	test('before the cut-off, not released, or void, is skipped with the reason', async () => {
		const other = { ...invoice, referenceNumber: '9' };
		expect((await sync({ cutoff: '2099-01-01' }, other)).reason).toContain('before the cut-off date 2099-01-01');
		expect((await sync({}, { ...other, status: 'Balanced' })).reason).toContain('not released');
		expect((await sync({}, { ...other, status: 'Voided' })).reason).toContain('never mirrored');
		expect((await sync({}, { ...other, documentType: 'DebitNote' })).reason).toContain('DebitNote');
		expect((await company.chargebeeCalls()).written).toBe(0);
	});

	test('whose customer is missing is refused, or the customer is created from it', async () => {
		const other = { ...invoice, referenceNumber: '9', customer: { number: '77777', name: 'Ny Kunde AS' } };
		expect(await sync({}, other)).toMatchObject({ outcome: 'failed', errorCode: 'customer-missing' });
		expect((await sync({ missingCustomer: 'create' }, other)).outcome).toBe('created');
		const { customers } = await company.control.chargebee.state();
		expect(customers.find(({ id }) => id === 'VN-77777')).toMatchObject({ company: 'Ny Kunde AS' });
	});

	test('that does not add up is refused and shows the sum; the others are imported', async () => {
		const wrong = { ...invoice, referenceNumber: '8', amountInCurrency: (invoice.amountInCurrency ?? 0) + 0.01 };
		const results = await mirror.sync([wrong, { ...invoice, referenceNumber: '9' }], { payments: 'leaveAlone' });
		expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'created']);
		expect(results[0]).toMatchObject({ errorCode: 'does-not-add-up', reason: expect.stringMatching(/Lines [\d.]+ \+ VAT [\d.]+ do not come to/) });
	});

	test('with a line below zero is refused, or gets one line for each VAT rate by the choice of lines', async () => {
		const [line] = invoice.invoiceLines ?? [];
		const back = { ...line, amountInCurrency: -1, discountAmountInCurrency: 0, description: 'Retur' };
		const more = { ...line, amountInCurrency: (line?.amountInCurrency ?? 0) + 1 };
		const document = { ...invoice, referenceNumber: '61', invoiceLines: [more, ...(invoice.invoiceLines ?? []).slice(1), back] };
		expect(await sync({}, document)).toMatchObject({ outcome: 'failed', errorCode: 'line-below-zero' });
		expect((await sync({ lines: 'allOrPerRate' }, document)).outcome).toBe('created');
		const [mine, whole] = [await mirror.invoice('VN-61'), await mirror.invoice(ID)];
		expect([mine.total, mine.tax, mine.line_items.length]).toEqual([whole.total, whole.tax, whole.taxes.length]);
		expect((await sync({ lines: 'allOrPerRate' }, { ...invoice, referenceNumber: '62' })).outcome).toBe('created');
		expect((await mirror.invoice('VN-62')).line_items).toHaveLength(invoice.invoiceLines?.length ?? 0);
	});

	test('keeps its reference, order number, due date and dates of the site', async () => {
		const body = (await company.control.chargebee.requests()).length;
		expect(body).toBe(0);
		const mirrored = await mirror.invoice(ID);
		const local = (seconds?: number) => new Date((seconds ?? 0) * 1000).toLocaleString('sv-SE', { timeZone: 'Europe/Oslo' });
		expect([local(mirrored.date), local(mirrored.due_date)]).toEqual([
			`${invoice.documentDate?.slice(0, 10)} 12:00:00`,
			`${invoice.documentDueDate?.slice(0, 10)} 12:00:00`,
		]);
		expect(mirrored.notes?.[0]?.note).toContain(`Visma.net ${NUMBER}, created `);
		expect(mirrored.line_items.map(({ amount, discount_amount: off }) => amount - off)).toEqual(
			(invoice.invoiceLines ?? []).map(({ amountInCurrency }) => Math.round((amountInCurrency ?? 0) * 100)),
		);
	});

	test('with one line for each VAT rate comes to the same, and stays unchanged whichever way it is read', async () => {
		const other = { ...invoice, referenceNumber: '9' };
		await sync({ lines: 'perRate' }, other);
		const [mine, whole] = [await mirror.invoice('VN-9'), await mirror.invoice(ID)];
		expect([mine.total, mine.tax, mine.sub_total]).toEqual([whole.total, whole.tax, whole.sub_total]);
		expect(mine.line_items.length).toBe(new Set((invoice.taxDetails ?? []).map(({ vatRate }) => vatRate)).size);
		expect((await sync({}, other)).outcome).toBe('unchanged');
	});
});

describe('a run that is disturbed', () => {
	test('whose replies are lost imports each invoice once', async () => {
		await company.control.chargebee.addFault({ path: 'import_invoice', times: 3, effect: { type: 'lose-reply' } });
		const others = ['11', '12', '13'].map((referenceNumber) => ({ ...invoice, referenceNumber }));
		const results = await mirror.sync(others);
		expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
		expect((await mirror.invoices()).filter(({ id }) => /^VN-1[123]$/.test(id))).toHaveLength(3);
	});

	test('writes to one customer are in order, however many there are at once', async () => {
		await company.control.chargebee.settings({ latencyMs: 20 });
		const others = Array.from({ length: 12 }, (_, index) => ({ ...invoice, referenceNumber: `2${index}` }));
		const results = await mirror.sync(others, { options: { concurrency: 10 } });
		expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['created']));
		expect((await company.chargebeeCalls()).refused).toBe(0);
	});

	test('a customer that another run is writing to is waited for, and named when it takes too long', async () => {
		const busy = { type: 'error-before', status: 429, body: { api_error_code: 'lock_timeout', message: 'Busy', type: 'operation_failed' } } as const;
		await company.control.chargebee.addFault({ path: 'import_invoice', times: 2, effect: busy });
		expect((await sync({}, { ...invoice, referenceNumber: '31' })).outcome).toBe('created');
		await company.control.chargebee.addFault({ path: 'import_invoice', times: 0, effect: busy });
		const stuck = await sync({}, { ...invoice, referenceNumber: '32' });
		expect(stuck).toMatchObject({ outcome: 'failed', errorCode: 'chargebee:lock_timeout' });
	}, 30_000);

	test('an invoice that was deleted to be imported anew is there again, also within half an hour', async () => {
		const { baseUrl, apiKey } = company.credentials.chargebeeSiteApi as { baseUrl: string; apiKey: string };
		const key = Buffer.from(`${apiKey}:`).toString('base64');
		await fetch(`${baseUrl}/api/v2/invoices/${ID}/delete`, { method: 'POST', headers: { authorization: `Basic ${key}` } });
		expect((await sync({}, invoice, 'execution-2')).outcome).toBe('created');
		expect((await mirror.invoice(ID)).deleted).toBe(false);
	});

	test('a dry run decides, and writes nothing', async () => {
		const other = await sync({ options: { dryRun: true } }, { ...invoice, referenceNumber: '41' });
		expect(other).toMatchObject({ outcome: 'created', dryRun: true });
		expect((await company.chargebeeCalls()).written).toBe(0);
	});
});
