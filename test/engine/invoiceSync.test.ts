/* eslint-disable no-console */
import { countBy, groupBy } from 'lodash';

import type { InvoiceResult } from '../../lib/sync/invoices';
import type { VismaCreditNote, VismaInvoice } from '../../lib/visma';
import type { Invoice } from '../../sandbox/chargebee/billing/shapes';
import { Company } from './company';
import { Mirror } from './mirror';

/** Some are of customers that Chargebee refuses; 500 arrive. */
const COUNT = 520;

let company: Company;
let mirror: Mirror;
let invoices: VismaInvoice[];
let creditNotes: VismaCreditNote[];

beforeAll(async () => {
	company = await Company.open();
	const customers = (await company.readCustomers()).filter(({ status }) => status === 'Active');
	for (const { number } of customers.slice(0, 12)) await company.control.visma.editCustomer(number, { currencyId: 'JPY' });
	await company.sync(await company.readCustomers());
	await company.control.visma.fillReceivables(COUNT);
	mirror = new Mirror(company);
	({ invoices, creditNotes } = await mirror.read());
}, 120_000);
afterAll(async () => await company.close());
beforeEach(async () => await company.control.chargebee.clearRequests());

describe('Sync From Visma.net of 500 seeded invoices and more, payments from Visma.net', () => {
	let results: InvoiceResult[];

	test('the first run imports those whose customer is there, within the budget', async () => {
		results = await mirror.sync(invoices);
		const { calls, written } = await company.chargebeeCalls();
		console.log(`first run: ${calls} calls, ${written} written, ${JSON.stringify(countBy(results, 'outcome'))}`);
		console.log(JSON.stringify(countBy(invoices, 'currencyId')), JSON.stringify(countBy(results, 'errorCode')));
		const refused = results.filter(({ outcome }) => outcome === 'failed');
		expect(new Set(refused.map(({ errorCode }) => errorCode))).toEqual(new Set(['customer-missing', 'invalid-country']));
		expect(countBy(results, 'outcome')).toEqual({ created: COUNT - refused.length, failed: refused.length });
		expect(COUNT - refused.length).toBeGreaterThanOrEqual(500);
		expect(calls).toBeLessThanOrEqual(1.03 * COUNT + 5);
	});

	test('totals, taxes and what is due are those of Visma.net, to the minor unit, in every currency', async () => {
		const mirrored = new Map((await mirror.invoices()).map((invoice) => [invoice.id, invoice]));
		const seen = results.filter(({ outcome }) => outcome === 'created').map((result) => {
			const invoice = invoices.find(({ referenceNumber }) => referenceNumber === result.vismaDocumentNumber) as VismaInvoice;
			const copy = mirrored.get(result.chargebeeId) as Invoice;
			expect(figuresOf(copy)).toEqual(figuresIn(invoice));
			return invoice;
		});
		expect(Object.keys(groupBy(seen, 'currencyId')).sort()).toEqual(['DKK', 'EUR', 'JPY', 'NOK', 'SEK']);
		expect(new Set(seen.flatMap(({ taxDetails }) => (taxDetails ?? []).map(({ vatRate }) => vatRate))).size).toBeGreaterThanOrEqual(3);
		expect(seen.some(({ roundingDiff }) => roundingDiff !== 0)).toBe(true);
		expect(seen.some(({ discountTotalInCurrency }) => discountTotalInCurrency !== 0)).toBe(true);
		const inPart = seen.map((invoice) => figuresIn(invoice)).filter(({ paid, total }) => paid > 0 && paid < total);
		expect(inPart.length).toBeGreaterThan(50);
		console.log(`${seen.length} equal to the minor unit, ${inPart.length} of them paid in part`);
	});

	test('the second run writes nothing, within the budget', async () => {
		const again = await mirror.sync(invoices.filter(({ referenceNumber }) => mirror.isDone(results, referenceNumber)));
		const { calls, written } = await company.chargebeeCalls();
		console.log(`second run: ${calls} calls, ${written} written, ${JSON.stringify(countBy(again, 'outcome'))}`);
		expect(countBy(again, 'outcome')).toEqual({ unchanged: again.length });
		expect([written, calls <= 0.02 * COUNT + 5]).toEqual([0, true]);
	});

	test('credit notes come in against their invoices, once', async () => {
		const credited = await mirror.sync(creditNotes);
		console.log(`credit notes: ${JSON.stringify(countBy(credited, 'outcome'))} ${JSON.stringify(countBy(credited, 'reason'))}`);
		expect(credited.filter(({ outcome }) => outcome === 'created').length).toBeGreaterThan(15);
		expect(countBy(await mirror.sync(creditNotes), 'outcome').created).toBeUndefined();
		const due = (await mirror.invoices()).map((invoice) => [invoice.id, invoice.amount_due]);
		for (const invoice of invoices.filter(({ referenceNumber }) => mirror.isDone(results, referenceNumber))) {
			expect(due).toContainEqual([`VN-${invoice.referenceNumber}`, units(invoice.balanceInCurrency, invoice.currencyId)]);
		}
	});
});

const units = (amount: number | null | undefined, currency: string | null | undefined) =>
	Math.round((amount ?? 0) * (currency === 'JPY' ? 1 : 100));

function figuresIn({ currencyId, amountInCurrency, vatTotalInCurrency, taxDetails, applications }: VismaInvoice) {
	const paid = (applications ?? []).filter(({ docType }) => docType === 'Payment').reduce((sum, row) => sum + (row.amountPaid ?? 0), 0);
	return {
		total: units(amountInCurrency, currencyId),
		tax: units(vatTotalInCurrency, currencyId),
		taxes: (taxDetails ?? [])
			.filter(({ vatAmount }) => vatAmount !== 0)
			.map(({ vatRate, vatAmount }) => [`VAT ${vatRate} %`, units(vatAmount, currencyId)])
			.sort(),
		paid: units(paid, currencyId),
	};
}

const figuresOf = ({ total, tax, taxes, amount_paid: paid }: Invoice) => ({
	total,
	tax,
	taxes: taxes.map(({ name, amount }) => [name, amount]).sort(),
	paid,
});
