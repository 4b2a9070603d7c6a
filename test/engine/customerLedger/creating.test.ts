import { CustomerLedger, outcomes, results } from './ledger';

let ledger: CustomerLedger;
beforeAll(async () => {
	ledger = await CustomerLedger.open();
});
afterAll(async () => await ledger.company.close());
beforeEach(async () => await ledger.reset());

const RETURNED = { whenRefused: 'returnFailedItem' };

describe('Customer Invoice: Create From Chargebee', () => {
	test('creates an annual invoice with its deferral code and term, and releases it', async () => {
		const { invoice } = await ledger.subscribe();
		const run = await ledger.create(await ledger.events('invoice_generated'));
		expect([run.error?.message, run.error?.description, outcomes(run)]).toEqual([undefined, undefined, ['created']]);
		const { invoices } = await ledger.documents();
		expect(invoices).toMatchObject([
			{
				status: 'Open',
				externalReference: invoice.id,
				customer: { number: '10001' },
				currencyId: 'SEK',
				documentDate: '2026-01-10T00:00:00',
				detailTotalInCurrency: 9990,
				vatTotalInCurrency: 2497.5,
				amountInCurrency: 12487.5,
				dontPrint: true,
				dontEmail: true,
				taxDetails: [{ taxId: '25', vatAmount: 2497.5 }],
				invoiceLines: [
					{
						account: { number: '3041' },
						vatCode: { id: '25' },
						deferralCode: 'ABO12',
						termStartDate: '2026-01-10T00:00:00',
						termEndDate: '2027-01-09T00:00:00',
						amountInCurrency: 9990,
					},
				],
			},
		]);
		expect(results(run)[0]).toMatchObject({
			vismaDocumentType: 'customerInvoice',
			vismaDocumentNumber: invoices[0]?.referenceNumber,
			status: 'Open',
			audit: {
				direction: 'chargebee-to-visma',
				source: { system: 'chargebee', type: 'invoice', id: invoice.id },
				requests: [
					{ method: 'POST', path: '/v2/customerinvoice', status: 201, attempts: 1 },
					{ method: 'POST', path: `/v1/customerinvoice/${invoices[0]?.referenceNumber}/action/release` },
				],
			},
		});
	});

	test('finds it again: whatever is repeated, doubled or shuffled, nothing is written a second time', async () => {
		await ledger.subscribe();
		await ledger.subscribe('pro-sek-monthly');
		const events = await ledger.events('invoice_generated', 'payment_succeeded', 'subscription_created');
		expect(outcomes(await ledger.create([...events].reverse()))).toEqual(['created', 'created']);
		await ledger.company.control.visma.clearRequests();
		expect(outcomes(await ledger.create([...events, ...events]))).toEqual(['unchanged', 'unchanged']);
		expect(await ledger.writes()).toEqual([]);
		expect((await ledger.documents()).invoices).toHaveLength(2);
	});

	test('takes bare records, and says of items without one that they hold none', async () => {
		const { invoice } = await ledger.subscribe();
		const run = await ledger.create([{ object: 'invoice', id: invoice.id }, { invoice: { id: invoice.id } }, { id: 'ev_1', event_type: 'mrr_updated', content: {} }]);
		expect(outcomes(run).sort()).toEqual(['created', 'skipped']);
		expect(run.items.find(({ json }) => json.outcome === 'created')?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('a credit note of an upgrade has deferral code and term too, and names the invoice that it credits', async () => {
		const { subscription, invoice } = await ledger.subscribe();
		await ledger.live('upgrade', { subscriptionId: subscription.id });
		const run = await ledger.create(await ledger.events('invoice_generated', 'credit_note_created'));
		expect([run.error?.description, new Set(outcomes(run))]).toEqual([undefined, new Set(['created'])]);
		const { creditNotes } = await ledger.documents();
		expect(creditNotes).toMatchObject([{ status: 'Open', invoiceText: `Credits invoice ${invoice.id}`, lines: [{ termEndDate: '2027-01-09T00:00:00' }] }]);
	});

	test('every document comes to its total and VAT in Chargebee', async () => {
		const { subscription } = await ledger.subscribe();
		await ledger.subscribe('pro-sek-monthly');
		await ledger.live('upgrade', { subscriptionId: subscription.id });
		await ledger.create(await ledger.events('invoice_generated', 'credit_note_created'));
		const { invoices, creditNotes } = await ledger.documents();
		const inVisma = new Map([...invoices, ...creditNotes].map((one) => [one.externalReference, one]));
		const read = async (resource: string) => (await ledger.company.chargebee({ resource, operation: 'getAll', returnAll: true })).items;
		const inChargebee = [...(await read('invoice')), ...(await read('creditNote'))].map(({ json }) => json);
		expect(inChargebee.length).toBeGreaterThanOrEqual(4);
		for (const { id, total, tax } of inChargebee) {
			const { amountInCurrency = 0, vatTotalInCurrency = 0, status } = inVisma.get(String(id)) ?? {};
			expect([id, Math.round(amountInCurrency * 100), status]).toEqual([id, total, 'Open']);
			if (tax !== undefined) expect(Math.round(vatTotalInCurrency * 100)).toBe(tax);
		}
	});

	test.each([['search', 7], ['own', 6]])('costs few calls: %s %i, and two where nothing is to be done', async (numbering, most) => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const calls = async () => (await ledger.create(events, { numbering })).items[0]?.json.calls;
		expect(await calls()).toEqual({ visma: most, chargebee: 2 });
		expect(await calls()).toEqual({ visma: 2, chargebee: 1 });
	});

	test('a dry run writes nothing and shows what is sent', async () => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const dry = await ledger.create(events, { options: { dryRun: true } });
		expect(await ledger.writes()).toEqual([]);
		const planned = results(dry)[0]?.audit.requests[0]?.body;
		await ledger.create(events);
		expect((await ledger.writes())[0]?.body).toEqual(planned);
	});
});

describe('voiding', () => {
	test('after it was created, the invoice is taken back by a credit note with the same lines, once', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		await ledger.create(events);
		await ledger.live('void-invoice', { invoiceId: invoice.id });
		const run = await ledger.create(events);
		expect([run.error?.description, outcomes(run)]).toEqual([undefined, ['unchanged', 'void:created']]);
		const { creditNotes } = await ledger.documents();
		expect(creditNotes).toMatchObject([
			{ status: 'Open', externalReference: `${invoice.id}:void`, amountInCurrency: 12487.5, lines: [{ deferralCode: 'ABO12' }] },
		]);
		expect(outcomes(await ledger.create(events))).toEqual(['unchanged', 'void:unchanged']);
	});

	test('before it was created, there is nothing to do', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		await ledger.live('void-invoice', { invoiceId: invoice.id });
		expect(outcomes(await ledger.create(events))).toEqual(['skipped']);
		expect((await ledger.documents()).invoices).toEqual([]);
	});
});

describe('what must not happen', () => {
	test.each(['search', 'own'])('a lost reply creates nothing twice (%s)', async (numbering) => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		await ledger.company.control.visma.addFault({ method: 'POST', path: '/v2/customerinvoice', effect: { type: 'lose-reply' } });
		const run = await ledger.create(events, { numbering });
		expect([run.error?.message, outcomes(run)]).toEqual([undefined, ['created']]);
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Open' }]);
	});

	test.each([
		['before', { type: 'error-before', status: 500 }],
		['after', { type: 'error-after', status: 500 }],
	] as const)('a 500 %s the creation: the retry ends with one invoice, released', async (_, effect) => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		await ledger.company.control.visma.addFault({ method: 'POST', path: '/v2/customerinvoice', effect });
		await ledger.create(events);
		await ledger.create(events);
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Open' }]);
	});

	test('a lost reply to the release is no harm', async () => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		await ledger.company.control.visma.addFault({ method: 'POST', path: '/action/release', effect: { type: 'lose-reply' } });
		expect(outcomes(await ledger.create(events))).toEqual(['created']);
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Open' }]);
	});

	test('a crash between creation and release: the retry releases what is there', async () => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		await ledger.create(events, { afterCreating: 'balanced' });
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Balanced' }]);
		expect(outcomes(await ledger.create(events))).toEqual(['updated']);
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Open' }]);
	});

	test('two executions at once with own numbers create one invoice', async () => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const both = await Promise.all([1, 2].map(async () => await ledger.create(events, { numbering: 'own' })));
		expect(both.map(({ error }) => error?.message)).toEqual([undefined, undefined]);
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Open' }]);
	});

	test('sums that differ from Chargebee: the invoice is not released, and both sides are shown', async () => {
		await ledger.company.control.visma.settings({ receivables: { roundTotals: true } });
		await ledger.subscribe();
		const run = await ledger.create(await ledger.events('invoice_generated'), RETURNED);
		expect(outcomes(run)).toEqual(['conflict total-differs']);
		expect(results(run)[0]?.changes).toEqual([{ field: 'total', from: '12488', to: '12487.50' }]);
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Balanced' }]);
	});

	test('an invoice from which Visma.net dropped deferral code and term is not released, and said to be another one', async () => {
		await ledger.company.control.visma.settings({ receivables: { keepsDeferral: false } });
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const run = await ledger.create(events, RETURNED);
		expect(outcomes(run)).toEqual(['conflict document-altered']);
		expect(results(run)[0]?.reason).toContain('in its lines: accounts, VAT codes, deferral codes, terms or amounts');
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Balanced' }]);
	});

	test('where Visma.net cuts references, the first invoice stops the run unreleased: nothing could be found again', async () => {
		await ledger.company.control.visma.settings({ receivables: { referenceLength: 2 } });
		await ledger.subscribe();
		await ledger.subscribe('pro-sek-monthly');
		const { error } = await ledger.create(await ledger.events('invoice_generated'), RETURNED);
		expect([error?.context.errorCode, error?.message]).toEqual(['visma-reference-ignored', expect.stringContaining('is not found by its external reference')]);
		expect((await ledger.documents()).invoices).toMatchObject([{ status: 'Balanced' }]);
		expect(error?.context.audit).toMatchObject([{ outcome: 'failed', errorCode: 'visma-reference-ignored', requests: [{ status: 201 }] }]);
	});

	test('both ways: each operation refuses what the credential gives to the other', async () => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const { chargebeeSiteApi } = ledger.company.credentials;
		expect((await ledger.company.record(events, { cutoverDate: '2026-01-01', rulesFrom: 'json', rules: '{}' })).error?.message).toContain('booked as Customer Invoices');
		ledger.company.credentials.chargebeeSiteApi = { ...chargebeeSiteApi, bookedAs: 'journals' };
		const { error } = await ledger.create(events);
		ledger.company.credentials.chargebeeSiteApi = { ...chargebeeSiteApi };
		expect([error?.message, error?.context.errorCode]).toEqual([expect.stringContaining('booked as Journal Transactions'), 'booked-otherwise']);
		expect((await ledger.writes()).length).toBe(0);
	});

	test('what the mapping leaves open is refused by name, and stops no other', async () => {
		await ledger.subscribe('basic-sek-yearly');
		await ledger.subscribe();
		await ledger.customer('SE-1');
		await ledger.subscribe('pro-sek-yearly', 'SE-1');
		const row = [{ itemPrice: 'pro-sek-yearly', account: '3041', vatCode: '25', deferralCode: 'ABO12' }];
		const run = await ledger.create(await ledger.events('invoice_generated'), { mapping: { row }, ...RETURNED });
		expect(outcomes(run).sort()).toEqual(['created', 'failed customer-not-mirrored', 'failed mapping-incomplete']);
		expect(results(run).find(({ errorCode }) => errorCode === 'mapping-incomplete')?.reason).toContain('No row gives an account to basic-sek-yearly (VAT 25 %)');
	});
});
