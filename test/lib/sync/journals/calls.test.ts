import type { JournalRun } from '../../../../lib/sync/journals';
import { Both, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

/** Reads that every execution makes: periods, accounts, currencies; ledgers where one is set. */
const READS = 4;

describe('calls to Visma.net, with numbers of our own', () => {
	beforeEach(async () => await both.reset('manual'));
	const settings = (wish: Wish = {}) => settingsOf('manual', { ledger: '1', ...wish });

	async function counted(run: () => Promise<JournalRun>): Promise<number> {
		await both.control.visma.clearRequests();
		expect(refusedOf(await run())).toEqual([]);
		return (await both.calls()).length;
	}

	it('are 1 + 2k for a new document of k batches, and one for each that is there', async () => {
		await both.subscribe();
		const events = await both.told();
		expect(await counted(async () => await both.record(events, settings()))).toBe(READS + 1 + 2 * 14);
		expect(await counted(async () => await both.record(events, settings()))).toBe(READS + 14);
	});

	it('leave the months beyond the horizon alone, and look for what is missing in the summaries of its month too', async () => {
		await both.subscribe();
		const events = await both.told();
		expect(await counted(async () => await both.record(events, settings({ horizon: '202601' })))).toBe(READS + 1 + 2 * 2);
		expect(await counted(async () => await both.record(events, settings({ horizon: '202601' })))).toBe(READS + 2);
		expect(await counted(async () => await both.record(events, settings({ horizon: '202602' })))).toBe(READS + 3 + 1 + 2);
	});

	it('are three for a payment whose invoice is there, and one for each batch of that', async () => {
		const { of } = await both.subscribe();
		await both.record(await both.told(), settings({ horizon: '202601' }));
		await both.live('pay', of);
		const events = await both.told('payment_succeeded');
		expect(await counted(async () => await both.record(events, settings({ horizon: '202601' })))).toBe(READS + 3 + 2);
		expect(await counted(async () => await both.record(events, settings({ horizon: '202601' })))).toBe(READS + 1 + 2);
	});

	it('are three for an accrual however long its charge runs, and one when it is there', async () => {
		const { of } = await both.subscribe('basic-sek-monthly');
		await both.live('charge', { ...of, amount: 40_000, dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-12-31T00:00:00Z' });
		const events = await both.told('unbilled_charges_created');
		expect(await counted(async () => await both.record(events, settings()))).toBe(READS + 3);
		expect(await counted(async () => await both.record(events, settings()))).toBe(READS + 1);
	});

	it('for many documents that are there are a count and the lists of their periods, after three look-ups where it matters how many are there', async () => {
		const plans = ['pro-sek-yearly', 'basic-sek-monthly', 'enterprise-sek-yearly', 'pro-sek-monthly'];
		for (let count = 0; count < 6; count++) for (const plan of plans) await both.subscribe(plan);
		const events = await both.told('invoice_generated');
		expect(events).toHaveLength(24);
		const run = await both.record(events, settings());
		expect(outcomes(run)).toEqual({ created: 12 * 14 + 12 * 3 });
		const months = 13;
		expect(await counted(async () => await both.record(events, settings()))).toBe(READS + 3 + 1 + months);
		const horizon = '202603';
		expect(await counted(async () => await both.record(events, settings({ horizon })))).toBe(READS + 1 + 3);
	});

	it('for an old document among many new ones are not those of all the months between', async () => {
		await both.subscribe('basic-sek-monthly');
		await both.at('2027-06-15T11:00:00Z');
		for (let count = 0; count < 30; count++) await both.subscribe('basic-sek-monthly');
		const invoices = await both.told('subscription_created');
		await both.record(invoices, settings());
		// the old one by number: the sale and two months; the new ones from the lists of two months
		expect(await counted(async () => await both.record(invoices, settings()))).toBe(READS + 1 + 3 + 2);
	});

	it('are one more for a reply that was lost', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.control.visma.addFault({ method: 'POST', path: 'transaction$', effect: { type: 'lose-reply' } });
		expect(await counted(async () => await both.record(events, settings()))).toBe(READS + 1 + 2 * 14 + 1);
	});

	it('are three more for a call that never arrived: looked up, and sent once more under its number', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.control.visma.addFault({ method: 'POST', path: 'transaction$', effect: { type: 'down' } });
		expect(await counted(async () => await both.record(events, settings()))).toBe(READS + 1 + 2 * 14 + 2);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('that fail twice in a row stop the run', async () => {
		await both.subscribe();
		await both.control.visma.addFault({ method: 'POST', path: 'transaction$', times: 2, effect: { type: 'down' } });
		const run = await both.record(await both.told(), settings());
		expect(run).toMatchObject({ stoppedBy: { name: 'ConnectionError' }, interrupted: [{ requests: [{}, {}] }] });
		expect(outcomes(run).created).toBeUndefined();
	});
});

describe('calls to Visma.net, without numbers of our own', () => {
	beforeEach(async () => await both.reset('search'));

	it('are two for each batch, and two readings of each period', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.control.visma.clearRequests();
		await both.record(events, settingsOf('search', { ledger: '1' }));
		expect(await both.calls()).toHaveLength(READS + 2 * 14 + 2 * 13);
		await both.control.visma.clearRequests();
		await both.record(events, settingsOf('search', { ledger: '1' }));
		expect(await both.calls()).toHaveLength(READS + 13);
	});
});

describe.each(NUMBERINGS)('a dry run, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, wish);
	const posts = (run: JournalRun) =>
		run.results.flatMap(({ audit }) => audit.requests).filter(({ path }) => path === '/v2/journaltransaction').map(({ body }) => body);

	it('makes the same batches as the real run, and writes nothing', async () => {
		const { of } = await both.subscribe();
		await both.live('pay', of);
		const events = await both.told();
		const dry = await both.record(events, settings({ dryRun: true }));
		expect(dry.results.every(({ dryRun, audit }) => dryRun && audit.dryRun)).toBe(true);
		expect((await both.calls()).filter((call) => !call.startsWith('GET'))).toEqual([]);
		const real = await both.record(events, settings());
		expect(outcomes(dry)).toEqual(outcomes(real));
		expect(posts(dry)).toEqual(posts(real));
		const sent = (await both.control.visma.requests()).filter(({ method, path }) => method === 'POST' && path === '/v2/journaltransaction');
		expect(sent.map(({ body }) => body)).toEqual(posts(dry));
		expect(real.results.some(({ dryRun }) => dryRun)).toBe(false);
	});

	it('shows reversals, next generations and what would be withdrawn', async () => {
		const { of } = await both.subscribe('basic-sek-monthly');
		await both.record(await both.told(), settings({ horizon: '202601' }));
		await both.record(await both.told(), settings({ afterPosting: 'hold' }));
		await both.live('delete-invoice', of);
		const events = await both.told('invoice_deleted');
		const dry = await both.record(events, settings({ dryRun: true }));
		expect(dry.results.map(({ outcome, kind }) => `${outcome} ${kind ?? ''}`.trim()).sort()).toEqual([
			'created reversal',
			'created reversal',
			'updated',
		]);
		const real = await both.record(events, settings());
		expect(posts(real)).toEqual(posts(dry));
		expect(await both.ledger()).toEqual({});
	});
});

describe('results', () => {
	beforeEach(async () => await both.reset('manual'));

	it('say which events they come from, and carry an audit record', async () => {
		const { of, invoice } = await both.subscribe();
		const { transaction } = await both.live('pay', of);
		const events = await both.told('invoice_generated', 'payment_succeeded');
		const { results } = await both.record(events, settingsOf('manual', { horizon: '202601' }), 'ex-7');
		const issue = results.find(({ key }) => key === `cb:inv:${invoice.id}:issue`);
		expect(issue).toMatchObject({
			outcome: 'created',
			documentType: 'invoice',
			documentId: invoice.id,
			kind: 'invoice',
			transactionDate: '2026-01-15',
			financialPeriod: '202601',
			currency: 'SEK',
			exchangeRate: null,
			events: [0, 1],
			audit: {
				time: '2026-01-15T11:00:00Z',
				direction: 'chargebee-to-visma',
				source: { system: 'chargebee', type: 'invoice', id: invoice.id, version: expect.stringMatching(/^\d{13}$/) },
				target: { system: 'visma.net', type: 'journalTransaction', id: issue?.batchNumber },
				outcome: 'created',
				executionId: 'ex-7',
				requests: [
					{ method: 'POST', path: '/v2/journaltransaction', status: 201, answerId: issue?.batchNumber, attempts: 1 },
					{ method: 'POST', path: `/v2/journaltransaction/${issue?.batchNumber}/action/release`, attempts: 1 },
				],
			},
		});
		expect(issue?.audit.source).not.toHaveProperty('record');
		const payment = results.find(({ documentId }) => documentId === transaction.id);
		expect(payment).toMatchObject({ kind: 'payment', documentType: 'transaction', events: [1], lines: [{ account: '1930' }, { account: '1510' }] });
	});
});
