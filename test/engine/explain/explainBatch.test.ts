import type { IDataObject } from 'n8n-workflow';

import type { ExplainItem } from '../../../nodes/VismaNet/actions/journalTransaction/explainBatch/item';
import { Books, outcomes } from '../recordEvents/books';
import { picked } from '../recordEvents/rules';
import type { NodeResult } from '../runNode';
import { reading } from './reading';

let books: Books;
beforeAll(async () => {
	books = await Books.open();
});
afterAll(async () => await books.company.close());
beforeEach(async () => await books.reset());

const MONEY = ['invoice_generated', 'invoice_updated', 'invoice_deleted', 'credit_note_created', 'payment_succeeded', 'payment_refunded', 'unbilled_charges_created'];

/** Books all that has happened. */
async function book(): Promise<void> {
	const result = await books.record(await books.events(...MONEY));
	expect(Object.keys(outcomes(result)).filter((outcome) => outcome === 'failed' || outcome === 'conflict')).toEqual([]);
}

const explained = ({ items }: NodeResult) => items.map(({ json }) => json as unknown as ExplainItem);

/** Explains every batch of the company, each an input item of its own. */
async function explainAll(parameters = {}): Promise<ExplainItem[]> {
	const items = (await books.batches()).map(({ batchNumber }) => ({ batchNumber }) as IDataObject);
	const result = await reading(books, 'explainBatch', { batchNumber: '={{ $json.batchNumber }}', ...parameters }, { items });
	expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
	expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	return explained(result);
}

describe('Journal Transaction: Explain Batch', () => {
	test('explains sale, recognition and payment: lines, rules in the words of the form, and sums', async () => {
		const { invoice, subscription } = await books.subscribe();
		await books.live('pay', { subscriptionId: subscription.id });
		await book();
		const all = await explainAll();
		expect(all.map(({ ours, agrees }) => ours && agrees)).toEqual(Array(15).fill(true));
		const issue = all.find(({ members }) => members[0]?.kind === 'invoice');
		expect(issue?.members[0]).toMatchObject({
			key: `cb:inv:${invoice.id}:issue`,
			document: { type: 'invoice', id: invoice.id, status: 'paid' },
			dated: expect.stringContaining('date of the invoice'),
		});
		const [deferred] = issue?.members[0]?.lines?.filter(({ account }) => account === '2979') ?? [];
		expect(deferred?.parts).toMatchObject([
			{
				role: 'deferred',
				account: { where: 'Conditions, row 1: Deferred Revenue', when: 'item family nordic-suite' },
				subaccount: [{ where: 'Items, row 1 (pro-sek-yearly): Subaccount' }, { where: 'Options: Default Subaccount' }],
				recognition: { where: 'Revenue Spread' },
			},
		]);
		const vat = issue?.members[0]?.lines?.find(({ account }) => account === '2611')?.parts[0];
		expect(vat).toMatchObject({ about: 'VAT of 25 %', account: { where: 'VAT Accounts, row 1 (25)' } });
		const march = all.find(({ members }) => members[0]?.key?.endsWith(':rec:202603'));
		expect(march?.text).toContain('2026-03-01 to 2026-03-31, days 51 to 81 of 365: 9990.00 x 81/365 = ');
		expect(march?.text).toContain('account: Items, row 1 (pro-sek-yearly): Revenue, Domestic (item price pro-sek-yearly)');
	});

	test('explains what was voided, credited, refunded, deleted and taken back, and accruals that Visma.net reverses', async () => {
		const { subscription } = await books.subscribe();
		const of = { subscriptionId: subscription.id };
		await books.live('pay', of);
		await books.live('charge', { ...of, itemPriceId: 'onboarding-sek' });
		await book();
		await books.company.control.chargebee.moveClock({ to: '2026-03-10T11:00:00Z', stopped: true });
		await books.live('upgrade', { ...of, items: [{ item_price_id: 'basic-sek-yearly' }] });
		await book();
		const other = await books.subscribe();
		await book();
		await books.live('void-invoice', { invoiceId: other.invoice.id });
		await book();
		const third = await books.subscribe();
		await book();
		await books.live('delete-invoice', { invoiceId: third.invoice.id });
		await book();
		const all = await explainAll();
		expect(all.filter(({ agrees }) => !agrees).map(({ text }) => text)).toEqual([]);
		const kinds = new Set(all.flatMap(({ members }) => members.map(({ kind }) => kind)));
		expect([...kinds]).toEqual(expect.arrayContaining(['invoice', 'recognition', 'creditNote', 'void', 'voidRecognition', 'reversal', 'payment', 'accrual']));
	});

	test('says of a batch of a person that it is none of ours, and of a number that there is no such batch', async () => {
		await books.company.visma({
			resource: 'journalTransaction',
			operation: 'create',
			transactionDate: '2026-01-15',
			description: 'Cash sale',
			lines: { line: [{ account: picked('1930'), debit: '100' }, { account: picked('3001'), credit: '100' }] },
		});
		const [one] = await explainAll();
		expect(one).toMatchObject({ ours: false, agrees: false, members: [], reason: expect.stringContaining('made by a person') });
		const { error } = await reading(books, 'explainBatch', { batchNumber: 'NONE' });
		expect(error?.message).toContain('Visma.net has no such batch');
	});

	test('names the account that rules give now, and the one rule that made the amounts otherwise', async () => {
		await books.subscribe();
		await book();
		const otherAccount = (await explainAll({ revenue: { region: { domestic: picked('3001'), eu: picked('3308') } }, items: {}, options: { unmappedItems: 'accounts' } })).filter(({ agrees }) => !agrees);
		expect(otherAccount).toHaveLength(14);
		expect(otherAccount.flatMap(({ members }) => members.flatMap(({ differences }) => differences)).join('\n')).toContain('on 3041 1=10,2=00,3=3 in the batch, 3001 1=00,2=00 worked out');
		const otherSpread = (await explainAll({ convention: 'monthly' })).filter(({ agrees }) => !agrees);
		expect(otherSpread.length).toBeGreaterThan(5);
		expect(otherSpread[0]?.members[0]?.otherRule).toEqual({ rule: 'convention', where: 'Revenue Spread', value: '"daily"' });
	});
});
