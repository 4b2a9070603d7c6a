import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { batchNumber } from '../../../lib/ledger';
import { CHARGEBEE_SITE } from '../../../sandbox';
import { waitFor } from '../../../sandbox/n8n/waitFor';
import { Mirror } from '../mirror';
import { byId } from '../operations/case';
import { TABLES } from '../recordEvents/rules';
import { CustomerLedger, MAPPING, outcomes, results } from './ledger';

let ledger: CustomerLedger;
beforeAll(async () => {
	ledger = await CustomerLedger.open();
});
afterAll(async () => await ledger.company.close());
beforeEach(async () => await ledger.reset());

const RETURNED = { whenRefused: 'returnFailedItem' };
const RATES: INodeParameters = {
	mapping: {
		row: [
			{ vatRate: '25', account: byId('3001'), vatCode: byId('25'), taxId: '25' },
			{ vatRate: '12 %', account: byId('3001'), vatCode: byId('12'), taxId: '12' },
			{ vatRate: '6,0', account: byId('3001'), vatCode: byId('06'), taxId: '06' },
			{ vatRate: '0', account: byId('3305'), vatCode: byId('00') },
		],
	},
};

/** An invoice as another system would have issued it, brought into Chargebee. */
async function imported(invoice: IDataObject): Promise<IDataObject> {
	const common = { customer_id: 'VN-10001', currency_code: 'SEK', date: '2026-01-15', status: 'posted' };
	const { error } = await ledger.company.chargebee({ resource: 'invoice', operation: 'import', invoice: JSON.stringify({ ...common, ...invoice }) });
	if (error) throw error;
	return { object: 'invoice', id: invoice.id };
}

/** Lines of three rates, a discount, and a tax that no rate gives to the unit. */
const THREE_RATES = {
	id: 'INV-3',
	total: 142_750,
	round_off: -1,
	po_number: 'PO-7',
	line_items: [
		{ id: '1', description: 'Rådgivning', unit_amount: 50_000, quantity: 2, item_level_discount1_amount: 5000, tax1_name: 'Moms 25 %', tax1_amount: 23_751 },
		{ id: '2', description: 'Mat', amount: 10_000, tax1_name: 'Moms 12 %', tax1_amount: 1200 },
		{ id: '3', description: 'En bok med en mycket lång titel om redovisning', amount: 12_075, tax1_name: 'Moms 6 %', tax1_amount: 725 },
	],
	taxes: [
		{ name: 'Moms 25 %', rate: 25, amount: 23_751 },
		{ name: 'Moms 12 %', rate: 12, amount: 1200 },
		{ name: 'Moms 6 %', rate: 6, amount: 725 },
	],
};

describe('the amounts of a document', () => {
	test('three VAT rates, a discount and rounding, to the minor unit', async () => {
		const options = { roundingAccount: byId('3740'), roundingVatCode: byId('00') };
		const run = await ledger.create([await imported(THREE_RATES)], { ...RATES, options, ...RETURNED });
		expect([run.error?.message, outcomes(run), results(run)[0]?.reason]).toEqual([undefined, ['created'], undefined]);
		const { invoices } = await ledger.documents();
		expect(invoices).toMatchObject([
			{ status: 'Open', amountInCurrency: 1427.5, vatTotalInCurrency: 256.76, customerRefNumber: 'PO-7' },
		]);
		const [invoice] = invoices;
		const amounts = (invoice as unknown as { invoiceLines: Array<{ amountInCurrency: number; description: string }> }).invoiceLines;
		expect(amounts.map(({ amountInCurrency }) => amountInCurrency)).toEqual([950, 100, 120.75, -0.01]);
		expect(amounts[2]?.description).toBe('En bok med en mycket lång tite');
	});

	test('rounding without an account for it is refused', async () => {
		const run = await ledger.create([await imported(THREE_RATES)], { ...RATES, ...RETURNED });
		expect(outcomes(run)).toEqual(['failed mapping-incomplete']);
		expect(results(run)[0]?.reason).toBe('It is rounded by -0.01 SEK. Choose a Rounding Account and a Rounding VAT Code.');
	});

	test('a foreign currency with the rate of the day, and yen with the rate on the document, without decimals', async () => {
		await ledger.company.control.chargebee.settings({ baseCurrency: 'SEK', exchangeRates: { SEK: 1, EUR: 11.3, JPY: 0.07 }, movingRates: false });
		const line = (amount: number) => ({ line_items: [{ id: '1', description: 'x', amount }], total: amount });
		const euro = await imported({ id: 'EUR-1', currency_code: 'EUR', ...line(9999) });
		const yen = await imported({ id: 'JPY-1', currency_code: 'JPY', ...line(12_345) });
		const run = await ledger.create([euro], { ...RATES, ...RETURNED });
		expect([outcomes(run), results(run)[0]?.reason]).toEqual([['created'], undefined]);
		const other = await ledger.create([yen], { ...RATES, options: { exchangeRate: 'chargebee' }, ...RETURNED });
		expect([outcomes(other), results(other)[0]?.reason]).toEqual([['created'], undefined]);
		const { invoices } = await ledger.documents();
		expect(invoices).toMatchObject([
			{ currencyId: 'EUR', amountInCurrency: 99.99, exchangeRate: 11.295, status: 'Open' },
			{ currencyId: 'JPY', amountInCurrency: 12_345, exchangeRate: 0.07, status: 'Open' },
		]);
	});
});

describe('what happens meanwhile', () => {
	test('an invoice that is voided while it is being created is taken back by the same run', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const { visma } = ledger.company.control;
		const id = await visma.addFault({ method: 'POST', path: '/v2/customerinvoice$', effect: { type: 'hold' } });
		const creating = ledger.create(events);
		await waitFor('the creation', async () => await isHeld(id), { every: 20 });
		await ledger.live('void-invoice', { invoiceId: invoice.id });
		await visma.releaseFault(id);
		expect(outcomes(await creating)).toEqual(['created', 'void:created']);
		expect((await ledger.documents()).creditNotes).toMatchObject([{ externalReference: `${invoice.id}:void`, status: 'Open' }]);
	});

	test('one that is deleted while it is being created is a conflict, whose audit record still tells of the creation', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const { visma } = ledger.company.control;
		const id = await visma.addFault({ method: 'POST', path: '/v2/customerinvoice$', effect: { type: 'hold' } });
		const creating = ledger.create(events, RETURNED);
		await waitFor('the creation', async () => await isHeld(id), { every: 20 });
		await ledger.live('delete-invoice', { invoiceId: invoice.id });
		await visma.releaseFault(id);
		const run = await creating;
		expect(outcomes(run)).toEqual(['conflict deleted-in-chargebee']);
		expect(results(run)[0]?.audit.requests).toMatchObject([{ path: '/v2/customerinvoice', status: 201 }, { path: expect.stringContaining('/action/release') }]);
	});

	test('what takes an invoice in a foreign currency back has the exchange rate of that invoice', async () => {
		const euro = await imported({ id: 'EUR-2', currency_code: 'EUR', line_items: [{ id: '1', description: 'x', amount: 9999 }], total: 9999 });
		await ledger.create([euro], { ...RATES, options: { exchangeRate: 'visma' } });
		await ledger.live('void-invoice', { invoiceId: 'EUR-2' });
		const run = await ledger.create([euro], { ...RATES, ...RETURNED });
		expect(outcomes(run)).toEqual(['unchanged', 'void:created']);
		expect((await ledger.writes()).filter(({ path }) => path === '/v2/customerCreditNote').map(({ body }) => body)).toMatchObject([
			{ exchangeRate: { value: 11.295 } },
		]);
	});

	test('a credit note that is voided after it was created is taken back by an invoice', async () => {
		const { subscription } = await ledger.subscribe();
		await ledger.live('upgrade', { subscriptionId: subscription.id });
		const events = await ledger.events('credit_note_created');
		await ledger.create(events);
		const { creditNotes } = await ledger.documents();
		const [note] = creditNotes;
		await ledger.live('void-credit-note', { creditNoteId: note?.externalReference });
		expect(outcomes(await ledger.create(events, RETURNED))).toEqual(['unchanged', 'void:created']);
		const { invoices } = await ledger.documents();
		expect(invoices).toMatchObject([{ externalReference: `${note?.externalReference}:void`, amountInCurrency: note?.amountInCurrency, status: 'Open' }]);
	});

	test('two documents of one reference are never both released', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const both = await Promise.all([1, 2].map(async () => await ledger.create(events, RETURNED)));
		const { invoices } = await ledger.documents();
		const released = invoices.filter(({ status }) => status === 'Open');
		expect([invoices.length, released.length <= 1]).toEqual([2, true]);
		expect(both.flatMap(outcomes)).toContain('conflict document-twice');
		expect(invoices.every(({ externalReference }) => externalReference === invoice.id)).toBe(true);
	});

	test('a document that somebody changed in Visma.net is a conflict with both sides', async () => {
		await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const [first] = results(await ledger.create(events));
		await ledger.company.control.visma.editDocument('invoices', first?.vismaDocumentNumber ?? '', { price: 5 });
		const row = [...(MAPPING.row as INodeParameters[]), { itemPrice: 'pro-sek-yearly', region: 'domestic', account: byId('3051') }];
		const run = await ledger.create(events, { mapping: { row }, ...RETURNED });
		expect(outcomes(run)).toEqual(['conflict document-differs']);
		expect(await ledger.writes()).toHaveLength(2);
	});

	test('one that is void on both sides needs nothing more', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const [first] = results(await ledger.create(events));
		await ledger.company.control.visma.editDocument('invoices', first?.vismaDocumentNumber ?? '', { status: 'Voided' });
		expect(outcomes(await ledger.create(events, RETURNED))).toEqual(['conflict document-voided']);
		await ledger.live('void-invoice', { invoiceId: invoice.id });
		const run = await ledger.create(events, RETURNED);
		expect([outcomes(run), results(run)[0]?.reason]).toEqual([['skipped'], expect.stringContaining('void on both sides')]);
		expect((await ledger.documents()).creditNotes).toEqual([]);
	});

	test('one that was deleted in Chargebee stays in sight', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		await ledger.create(events);
		await ledger.live('delete-invoice', { invoiceId: invoice.id });
		expect(outcomes(await ledger.create(events, RETURNED))).toEqual(['conflict deleted-in-chargebee']);
	});
});

describe('one way for a company', () => {
	test('a document that a journal books is not created, until that batch is reversed', async () => {
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated');
		const credential = ledger.company.credentials.chargebeeSiteApi;
		ledger.company.credentials.chargebeeSiteApi = { ...credential, bookedAs: 'journals' };
		const booked = await ledger.company.record(events, TABLES);
		ledger.company.credentials.chargebeeSiteApi = { ...credential };
		expect(booked.error?.description).toBeUndefined();
		const run = await ledger.create(events, RETURNED);
		expect(outcomes(run)).toEqual(['conflict booked-as-journal']);
		expect(results(run)[0]?.reason).toContain(batchNumber(CHARGEBEE_SITE, `cb:inv:${invoice.id}:issue`));
		expect((await ledger.documents()).invoices).toEqual([]);
	});

	test('what was created from Chargebee is not mirrored back to it', async () => {
		const { subscription } = await ledger.subscribe();
		await ledger.live('upgrade', { subscriptionId: subscription.id });
		const { invoice } = await ledger.subscribe();
		const events = await ledger.events('invoice_generated', 'credit_note_created');
		await ledger.create(events);
		await ledger.live('void-invoice', { invoiceId: invoice.id });
		await ledger.create(events, RETURNED);
		const mirror = new Mirror(ledger.company);
		const { invoices, creditNotes } = await mirror.read();
		const before = (await mirror.invoices()).length;
		const mirrored = await mirror.sync([...invoices, ...creditNotes]);
		expect(mirrored.length).toBeGreaterThanOrEqual(3);
		expect(mirrored.every(({ outcome, reason }) => outcome === 'skipped' && reason?.includes('of Chargebee'))).toBe(true);
		expect((await mirror.invoices()).length).toBe(before);

		// Also when the company books journals again: what was created before is known by its note.
		const credential = ledger.company.credentials.chargebeeSiteApi;
		ledger.company.credentials.chargebeeSiteApi = { ...credential, bookedAs: 'journals' };
		await ledger.company.control.chargebee.clearRequests();
		const later = await mirror.sync([...invoices, ...creditNotes]);
		const calls = (await ledger.company.control.chargebee.requests()).length;
		ledger.company.credentials.chargebeeSiteApi = { ...credential };
		expect(later.map(({ outcome, reason }) => [outcome, reason])).toEqual(mirrored.map(({ outcome, reason }) => [outcome, reason]));
		expect([calls, (await mirror.invoices()).length]).toEqual([0, before]);
	});

	test('documents before the cut-over, and those that came from Visma.net, are left alone', async () => {
		await ledger.subscribe();
		const mirrored = await imported({ ...THREE_RATES, id: 'VN-100001' });
		const run = await ledger.create([mirrored, ...(await ledger.events('invoice_generated'))], { cutoverDate: '2026-02-01' });
		expect(results(run).map(({ outcome, reason }) => [outcome, reason])).toEqual([
			['skipped', expect.stringContaining('before the cut-over 2026-02-01')],
			['skipped', 'It came from Visma.net (invoice ID prefix of the credential)'],
		]);
	});

	test('faults of the mapping are listed at once, each with its place', async () => {
		const row = [{ vatRate: 'high', account: '3001' }, { region: 'eu', account: '3001' }, { region: 'eu', account: '3002' }];
		const { error } = await ledger.create([{}], { homeCountry: 'Sweden', mapping: { row } });
		expect(error?.description?.split('\n')).toEqual([
			'Mapping, row 1: "high" is no VAT rate. Write the per cent as digits, like 25 or 25.5.',
			'Mapping, rows 2 and 3: They have the same criteria, and give Account different values. Delete one of them, or give it another item price, region or VAT rate.',
			'Home Country: It is "SWEDEN". Write the two letters of the country of the company, like SE.',
		]);
	});
});

async function isHeld(id: string): Promise<boolean> {
	const faults = await ledger.company.control.visma.faults();
	return (faults.find((fault) => fault.id === id)?.held ?? 0) > 0;
}
