import type { InvoiceResult } from '../../lib/sync/invoices';
import type { VismaInvoice } from '../../lib/visma';
import { Company } from './company';
import { Mirror } from './mirror';

const NUMBER = '100002';
const ID = `VN-${NUMBER}`;
const REPLACE = { options: { whenDifferent: 'voidAndReimport' } };

let company: Company;
let mirror: Mirror;
/** As it was before it was voided in Chargebee and imported anew. */
let first: VismaInvoice;
let replaced: VismaInvoice;

const sync = async (parameters: object, document: object): Promise<InvoiceResult> =>
	(await mirror.sync([document], parameters as never))[0] as InvoiceResult;
const edited = async (change: object, patch: Parameters<typeof company.control.visma.editDocument>[2] = {}) => {
	await company.control.visma.editDocument('invoices', NUMBER, patch);
	return { ...(await mirror.readInvoice(NUMBER)), ...change };
};
const statuses = async () => [(await mirror.invoice(ID)).status, (await mirror.invoice(`${ID}_v2`)).status];

beforeEach(async () => {
	company = await Company.open();
	await company.control.visma.fillReceivables(6);
	await company.sync(await company.readCustomers());
	mirror = new Mirror(company);
	first = await mirror.readInvoice(NUMBER);
	await sync({}, first);
	replaced = await edited({ documentDate: '2020-02-29T00:00:00' });
	expect(await sync(REPLACE, replaced)).toMatchObject({ outcome: 'updated', chargebeeId: `${ID}_v2` });
});
afterEach(async () => await company.close());

describe('an invoice that was voided in Chargebee and imported anew', () => {
	test('is known by its new id also when the option is no longer set', async () => {
		expect(await sync({}, replaced)).toMatchObject({ outcome: 'unchanged', chargebeeId: `${ID}_v2` });
		const later = await edited({ documentDate: '2020-03-01T00:00:00' });
		expect(await sync({}, later)).toMatchObject({ outcome: 'conflict', errorCode: 'invoice-differs', chargebeeId: `${ID}_v2` });
	});

	test('and is void in Visma.net now, is so in Chargebee too', async () => {
		const isVoid = await edited({ documentDate: replaced.documentDate }, { status: 'Voided' });
		expect(await sync({}, isVoid)).toMatchObject({ outcome: 'conflict', errorCode: 'voided-in-visma' });
		expect((await statuses())[1]).not.toBe('voided');
		expect(await sync({ options: { whenVoided: 'void' } }, isVoid)).toMatchObject({ outcome: 'updated', chargebeeId: `${ID}_v2` });
		expect(await statuses()).toEqual(['voided', 'voided']);
		expect((await sync({ options: { whenVoided: 'void' } }, isVoid)).outcome).toBe('unchanged');
	});

	test('does not become what an older copy of it says', async () => {
		expect(await sync(REPLACE, first)).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('This copy is from') });
	});

	test('is the one that a credit note is set off against; one that is void in Visma.net by now is a conflict', async () => {
		const { creditNotes } = await mirror.read();
		const line = { ...(replaced.invoiceLines ?? [])[0], amountInCurrency: 10, discountAmountInCurrency: 0 };
		const note = {
			...creditNotes[0],
			customer: replaced.customer,
			currencyId: replaced.currencyId,
			exchangeRate: replaced.exchangeRate,
			lines: [line],
			taxDetails: [],
			amountInCurrency: 10,
			vatTotalInCurrency: 0,
			roundingDiff: 0,
			discountTotalInCurrency: 0,
			balanceInCurrency: 0,
			applications: [{ docType: 'Invoice', refNbr: NUMBER, amountPaid: 10, applicationDate: '2026-01-01T00:00:00' }],
		};
		const waiting = note.applications.map((application) => ({ ...application, released: false }));
		expect(await sync({}, { ...note, balanceInCurrency: 10, applications: waiting })).toMatchObject({ outcome: 'skipped' });
		expect(await sync({}, note)).toMatchObject({ outcome: 'created' });
		expect((await mirror.invoice(`${ID}_v2`)).amount_due).toBe((await mirror.invoice(`${ID}_v2`)).total - 1000);

		const isVoid = { ...note, status: 'Voided' };
		expect(await sync({}, isVoid)).toMatchObject({ outcome: 'conflict', errorCode: 'voided-in-visma' });
		expect(await sync({}, { ...isVoid, referenceNumber: '9' })).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('never mirrored') });
	});
});
