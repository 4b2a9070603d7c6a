import { Contract } from './contract';
import { value } from './journal';
import { documentLine, invoiceBody } from './receivable';
import { logIn, run, type Running } from './running';

const INVOICES = '/v1/customerinvoice';
const NOTES = '/v1/customerCreditNote';
const SCOPE = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' ');

let running: Running;
beforeAll(async () => {
	running = await run();
	await logIn(running.visma, { scope: SCOPE });
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset();
	await logIn(running.visma, { scope: SCOPE });
});

const post = async (path: string, body?: unknown, headers: Record<string, string> = {}) =>
	await running.visma.post(path, body, { headers });
const get = async (path: string) => (await running.visma.get(path)).data;
const keyOf = ({ headers }: { headers: Record<string, unknown> }) => String(headers.location).split('/').at(-1) ?? '';
const create = async (other: Record<string, unknown> = {}) => keyOf(await post('/v2/customerinvoice', invoiceBody(other)));

describe('an invoice', () => {
	it('gets the next number, and its totals from its lines: discounts first, VAT once for each rate', async () => {
		const lines = [
			documentLine(100.1, { quantity: value(3), discountPercent: value(10) }),
			documentLine(33.33),
			documentLine(50, { vatCodeId: value('12') }),
		];
		const answer = await post('/v2/customerinvoice', invoiceBody({ invoiceLines: lines }));
		expect([answer.status, answer.data, keyOf(answer)]).toEqual([201, '', '100001']);
		expect(await get(`${INVOICES}/100001`)).toMatchObject({
			referenceNumber: '100001',
			status: 'Balanced',
			documentDueDate: '2026-01-29T00:00:00',
			currencyId: 'NOK',
			detailTotalInCurrency: 353.6,
			vatTotalInCurrency: 81.9,
			amountInCurrency: 435.5,
			balanceInCurrency: 435.5,
			taxDetails: [
				{ taxId: '12', taxableAmount: 50, vatAmount: 6 },
				{ taxId: '25', taxableAmount: 303.6, vatAmount: 75.9 },
			],
			invoiceLines: [{ lineNumber: 1, discountAmountInCurrency: 30.03, amountInCurrency: 270.27 }, {}, {}],
		});
	});

	it('takes deferral codes that exist, and VAT that is typed in for its own tax IDs', async () => {
		const term = { termStartDate: value('2026-01-15T00:00:00'), termEndDate: value('2027-01-14T00:00:00') };
		const deferred = (code: string) => ({ invoiceLines: [documentLine(99.99, { deferralCode: value(code), ...term })] });
		const typed = (taxId: string) => ({ taxDetailLines: [{ taxId: value(taxId), taxableAmount: value(99.99), vatAmount: value(24.99) }] });
		const number = await create({ ...deferred('ABO12'), ...typed('25') });
		expect(await get(`${INVOICES}/${number}`)).toMatchObject({
			amountInCurrency: 124.98,
			vatTotalInCurrency: 24.99,
			taxDetails: [{ taxId: '25', vatAmount: 24.99 }],
			invoiceLines: [{ deferralCode: 'ABO12', termStartDate: '2026-01-15T00:00:00', termEndDate: '2027-01-14T00:00:00' }],
		});
		expect((await post('/v2/customerinvoice', invoiceBody(deferred('NONE')))).data.message).toContain("DeferredCode 'NONE'");
		expect((await post('/v2/customerinvoice', invoiceBody(typed('12')))).data.message).toContain("TaxID '12'");
	});

	it('takes a number of the caller once, unless the series takes none', async () => {
		const own = { referenceNumber: value('CB-1'), overrideNumberSeries: value(true) };
		expect(await create(own)).toBe('CB-1');
		expect((await post('/v2/customerinvoice', invoiceBody(own))).data.message).toContain("'CB-1' already exists");
		await running.control.visma.settings({ receivables: { manualNumbering: false } });
		expect(await create(own)).toBe('100001');
	});

	it('is rounded to whole units where the company does so', async () => {
		await running.control.visma.settings({ receivables: { roundTotals: true } });
		await create({ invoiceLines: [documentLine(99.5)] });
		expect(await get(`${INVOICES}/100001`)).toMatchObject({ amountInCurrency: 124, roundingDiff: -0.38 });
	});

	it.each([
		['no customer', { customerNumber: value('none') }, "CustomerID 'none' cannot be found"],
		['a VAT category that is not in use', { invoiceLines: [documentLine(1, { vatCodeId: value('18') })] }, "TaxCategoryID '18' cannot be found"],
		['a VAT category without a tax in the zone', { customerVatZoneId: value('03') }, "TaxID '25' cannot be found"],
		['an unknown account', { invoiceLines: [documentLine(1, { accountNumber: value('0') })] }, "AccountID '0' of line 1"],
		['a day in no period', { documentDate: value('1999-01-01T00:00:00') }, "The financial period '1999-01-01' does not exist"],
	])('with %s is refused', async (_case, other, text) => {
		const { status, data } = await post('/v2/customerinvoice', invoiceBody(other));
		expect([status, data.message]).toEqual([400, expect.stringContaining(text)]);
	});

	it('is changed until it is released, by lines, and only as the version that was read', async () => {
		await create();
		const { headers } = await running.visma.get(`${INVOICES}/100001`);
		const body = { invoiceLines: [{ operation: 'Update', lineNumber: value(1), quantity: value(2) }, documentLine(10)] };
		const put = async (match: unknown) =>
			await running.visma.put(`${INVOICES}/100001`, body, { headers: { 'if-match': String(match) } });
		expect((await put(headers.etag)).status).toBe(204);
		expect((await put(headers.etag)).status).toBe(412);
		expect(await get(`${INVOICES}/100001`)).toMatchObject({ detailTotalInCurrency: 2010 });
		await post(`${INVOICES}/100001/action/release`);
		expect((await running.visma.put(`${INVOICES}/100001`, body)).data.message).toContain('already released');
	});

	it('is released in the background: nothing says when', async () => {
		await running.control.visma.settings({ receivables: { releaseAfter: { reads: 1 } } });
		await create();
		const { status, data } = await post(`${INVOICES}/100001/action/release`);
		expect([status, data.actionResult]).toEqual([200, 'Queued']);
		expect((await get(`${INVOICES}/100001`)).status).toBe('Balanced');
		expect((await get(`${INVOICES}/100001`)).status).toBe('Open');
		expect((await post(`${INVOICES}/100001/action/release`)).data.message).toContain('already released');
	});

	it('is closed once it is paid', async () => {
		await create();
		await post(`${INVOICES}/100001/action/release`);
		await get(`${INVOICES}/100001`);
		await running.control.visma.payInvoice({ invoice: '100001', amount: 1000 });
		expect(await get(`${INVOICES}/100001`)).toMatchObject({ status: 'Open', balanceInCurrency: 250 });
		await running.control.visma.payInvoice({ invoice: '100001' });
		expect(await get(`${INVOICES}/100001`)).toMatchObject({
			status: 'Closed',
			balanceInCurrency: 0,
			applications: [{ docType: 'Payment', amountPaid: 1000 }, { amountPaid: 250 }],
		});
		expect(await get('/v1/customerPayment?invoiceRefNbr=100001')).toHaveLength(2);
	});
});

it('a credit note has lines under another name, and a series of its own', async () => {
	const body = { customerNumber: value('10001'), documentDate: value('2026-01-15T00:00:00'), lines: [documentLine(10)] };
	expect(keyOf(await post('/v2/customerCreditNote', body))).toBe('800001');
	await post(`${NOTES}/800001/action/release`);
	expect(await get(`${NOTES}/800001`)).toMatchObject({ documentType: 'CreditNote', status: 'Open', lines: [{ amountInCurrency: 10 }] });
});

describe('the seed of invoices', () => {
	it('has several currencies, VAT rates, discounts, rounding, references, part payments and credit notes', async () => {
		await running.control.visma.fillReceivables(120);
		const { invoices, creditNotes, counts } = await running.control.visma.state();
		expect(counts).toMatchObject({ invoices: 120, payments: 48 });
		expect(new Set(invoices.map(({ currencyId }) => currencyId))).toEqual(new Set(['SEK', 'NOK', 'DKK', 'EUR']));
		const rates = invoices.flatMap(({ taxDetails }) => (taxDetails ?? []).map(({ vatRate }) => vatRate));
		expect(new Set(rates)).toEqual(new Set([25, 12, 6]));
		const some = (holds: (invoice: (typeof invoices)[number]) => boolean) => invoices.filter(holds).length;
		expect(some(({ discountTotalInCurrency }) => discountTotalInCurrency > 0)).toBeGreaterThan(20);
		expect(some(({ roundingDiff }) => roundingDiff !== 0)).toBeGreaterThan(10);
		expect(some(({ status }) => status === 'Closed')).toBeGreaterThan(20);
		expect(some(({ balance, amount }) => balance > 0 && balance < amount)).toBeGreaterThan(20);
		expect(creditNotes.length).toBeGreaterThan(3);
		for (const { amountInCurrency, detailTotalInCurrency, vatTotalInCurrency, roundingDiff } of invoices) {
			expect(detailTotalInCurrency + vatTotalInCurrency + roundingDiff).toBeCloseTo(amountInCurrency, 6);
		}
	});

	it('gives each country its payment reference, with a check digit', async () => {
		await running.control.visma.fillReceivables(120);
		const { invoices } = await running.control.visma.state();
		const ofCountry = (country: string) =>
			invoices.find(({ location }) => location?.countryId === country)?.paymentReference ?? '';
		expect(ofCountry('NO')).toMatch(/^00\d{7}$/);
		expect(ofCountry('SE')).toMatch(/^\d{7}$/);
		expect(ofCountry('DK')).toMatch(/^\d{15}$/);
		expect(ofCountry('FI')).toMatch(/^\d{7}$/);
	});

	it('is listed by filters, in pages, and without the parts that nobody asked for', async () => {
		await running.control.visma.fillReceivables(60);
		const page = await get(`${INVOICES}?pageSize=7&pageNumber=2&nonsense=1`);
		expect(page).toHaveLength(7);
		expect(page[0].metadata).toEqual({ totalCount: 60, maxPageSize: 1000 });
		expect(page[0].taxDetails).toBeUndefined();
		expect((await get(`${INVOICES}?expandTaxDetails=true&pageSize=1`))[0].taxDetails).toBeDefined();
		const closed = await get(`${INVOICES}?status=Closed&pageSize=1000`);
		expect(closed.length).toBeGreaterThan(0);
		expect(closed.length).toBeLessThan(60);
		const due = await get(`${INVOICES}?documentDueDate=2026-08-01&documentDueDateCondition=%3E&pageSize=1000`);
		expect(due.every((row: { documentDueDate: string }) => row.documentDueDate > '2026-08-01T00:00:00')).toBe(true);
		expect((await running.visma.get(`${INVOICES}?status=x`)).status).toBe(400);
	});
});

describe('erp-api-background', () => {
	const none = { 'erp-api-background': 'none' };

	it('answers 202 with a job, which ends with the status of the call and its Location', async () => {
		const { status, data } = await post('/v2/customerinvoice', invoiceBody(), none);
		expect(status).toBe(202);
		const path = `/v1/background/${data.id}`;
		expect(data.stateLocation.endsWith(path)).toBe(true);
		const started = await get(path);
		expect(started).toMatchObject({ status: 'Started', statusCode: 0, hasRequestContent: true });
		const finished = await get(path);
		expect(finished).toMatchObject({ status: 'Finished', statusCode: 201, hasResponseContent: false });
		expect(finished.responseHeaders.location).toMatch(/customerinvoice\/100001$/);
		if (!Contract.isThere()) return;
		const contract = new Contract('visma-net.openapi.json', { closed: true });
		expect(contract.faultsOfAnswer('/v1/background/{requestId}', 'get', '200', started)).toEqual([]);
		expect(contract.faultsOfAnswer('/v1/background/{requestId}', 'get', '200', finished)).toEqual([]);
		expect(contract.faultsOfSchema('BackgroundApiAcceptedDto', data)).toEqual([]);
	});

	it('ends with a business error too, whose words are its content', async () => {
		await running.control.visma.settings({ background: { reads: 0 } });
		const { data } = await post('/v2/customerinvoice', invoiceBody({ customerNumber: value('none') }), none);
		expect(await get(`/v1/background/${data.id}`)).toMatchObject({ status: 'Finished', statusCode: 400, hasResponseContent: true });
		expect((await get(`/v1/background/${data.id}/content`)).message).toContain("CustomerID 'none'");
		await running.control.visma.settings({ clockOffsetSeconds: 2 * 24 * 3600 });
		await logIn(running.visma, { scope: SCOPE });
		expect((await running.visma.get(`/v1/background/${data.id}/content`)).status).toBe(410);
		expect((await running.visma.get('/v1/background/none')).status).toBe(404);
	});

	it('serves reads too, and logs the call once', async () => {
		await running.control.visma.clearRequests();
		const { data } = await running.visma.get('/v1/customer?pageSize=3', { headers: none });
		await get(`/v1/background/${data.id}`);
		await get(`/v1/background/${data.id}`);
		expect(await get(`/v1/background/${data.id}/content`)).toHaveLength(3);
		const paths = (await running.control.visma.requests()).map(({ path }) => path);
		expect(paths.filter((path) => path === '/v1/customer')).toHaveLength(1);
	});
});

it('the ledger of customers survives a snapshot', async () => {
	await running.control.visma.fillReceivables(10);
	const before = await running.control.visma.snapshot();
	await running.control.visma.reset();
	expect((await running.control.visma.state()).counts.invoices).toBe(0);
	await running.control.visma.restore(before);
	expect((await running.control.visma.state()).counts.invoices).toBe(10);
});
