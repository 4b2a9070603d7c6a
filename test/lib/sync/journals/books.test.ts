import { createCustomer } from '../../../../lib/chargebee';
import type { JournalRun } from '../../../../lib/sync/journals';
import { Both, dearer, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

describe.each(NUMBERINGS)('the books, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, wish);

	it('in a foreign currency: the payment at its own rate, the difference in base currency', async () => {
		await createCustomer(both.chargebee, { id: 'D', 'billing_address[country]': 'DE' }, { idempotencyKey: 'D' });
		const { subscription } = await both.live('create', { customerId: 'D', items: [{ item_price_id: 'basic-eur-yearly' }] });
		const rules = swedish({ siteBaseCurrency: 'SEK', settleFxResidue: true });
		await both.at('2026-02-10T11:00:00Z');
		await both.live('pay', { subscriptionId: subscription.id });
		const events = await both.told();
		const run = await both.record(events, settings({ rules }));
		expect(refusedOf(run)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, rules));
		expect(outcomes(await both.record(events, settings({ rules }))).created).toBeUndefined();
	});

	it('are taken back line by line as Visma has them: rate, subaccounts, project and branch', async () => {
		await createCustomer(both.chargebee, { id: 'D', 'billing_address[country]': 'DE' }, { idempotencyKey: 'D' });
		const { subscription } = await both.live('create', { customerId: 'D', items: [{ item_price_id: 'basic-eur-monthly' }] });
		const rules = swedish({
			defaultSubaccount: '1=10',
			items: { 'basic-eur-monthly': { subaccount: '2=NO,3=7', project: 'P7' } },
			conditions: [{ when: { currency: 'EUR' }, set: { branch: '2' } }],
		});
		await both.record(await both.told(), settings({ rules }));
		await both.live('delete-invoice', { subscriptionId: subscription.id });
		const run = await both.record(await both.told('invoice_deleted'), settings({ rules }));
		expect(refusedOf(run)).toEqual([]);
		const left = await both.control.visma.balances({ bySubaccount: true });
		expect(left.filter(({ units }) => units !== 0)).toEqual([]);
		const { journals } = await both.control.visma.state();
		expect(journals.length).toBe(6);
		expect(journals.every(({ branch, exchangeRate }) => branch === '2' && exchangeRate === 11.295)).toBe(true);
		const lines = journals.flatMap(({ journalTransactionLines }) => journalTransactionLines);
		const rows = lines.filter(({ accountNumber }) => accountNumber === '2970');
		expect(rows.every(({ subaccount, project }) => subaccount?.subaccountNumber === '10-NO-7' && project?.id === 'P7')).toBe(true);
	});

	it('a subscription that ends early is recognised at once, whichever event of it comes later', async () => {
		const { of } = await both.subscribe();
		const rules = swedish({ onCancelWithoutCredit: 'accelerate' });
		await both.record(await both.told(), settings({ rules }));
		await both.at('2026-04-20T10:00:00Z');
		await both.live('cancel', { ...of, when: 'immediately', credit: 'none' });
		const run = await both.record(await both.told('subscription_cancelled'), settings({ rules }));
		expect(refusedOf(run)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(await both.told(), rules));
		const count = (await both.batches()).length;
		const later = await both.record(await both.told('invoice_generated'), settings({ rules }));
		expect([refusedOf(later), outcomes(later).created]).toEqual([[], undefined]);
		expect(await both.batches()).toHaveLength(count);
	});

	it('other documents, and batches of other people, are untouched by a correction', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		await both.subscribe();
		const events = await both.told('invoice_generated');
		await both.record(events, settings());
		const foreign = {
			description: { value: 'CB nothing of ours' },
			transactionDate: { value: '2026-01-15T00:00:00' },
			hold: { value: false },
			journalTransactionLines: ['1930', '1510'].map((account, index) => ({
				operation: 'Insert',
				accountNumber: { value: account },
				[index === 0 ? 'debitAmountInCurrency' : 'creditAmountInCurrency']: { value: 5 },
			})),
		};
		await both.visma.post('/v2/journaltransaction', foreign);
		const isOther = ({ description = '' }: { description?: string }) => !description.includes(`cb:inv:${invoice.id}`);
		const before = (await both.batches()).filter(isOther);
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		expect((await both.batches()).filter(isOther)).toEqual(before);
		expect(before.length).toBe(15);
	});

	it('what a person put on hold stays there, and keeps the rest of its document back', async () => {
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const first = await both.record(events, settings({ afterPosting: 'hold', horizon: '202601' }));
		expect(outcomes(first)).toEqual({ created: 2, skipped: 1 });
		const run = await both.record(events, settings());
		expect(run.results.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
			expect.stringMatching(/^unchanged The batch is on hold/),
			expect.stringMatching(/^unchanged The batch is on hold/),
			expect.stringMatching(/^skipped waits for cb:inv:\S+:issue$/),
		]);
		for (const { batchNumber } of await both.batches()) await both.control.visma.editJournal(batchNumber, { hold: false });
		expect(outcomes(await both.record(events, settings()))).toEqual({ updated: 2, created: 1 });
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('many documents: read back in a few calls, each entry once', async () => {
		for (let i = 0; i < 30; i++) await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		await both.control.visma.clearRequests();
		const again: JournalRun = await both.record(events, settings());
		expect(outcomes(again)).toEqual({ unchanged: 90 });
		expect((await both.calls()).length).toBeLessThan(10);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
		expect(await both.batches()).toHaveLength(90);
	});
});
