import { Both, dearer, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const COUNTER = /reversal/;

describe.each(NUMBERINGS)('taking entries back, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, wish);
	const counters = async () => (await both.batches()).filter(({ description }) => COUNTER.test(description ?? ''));

	it('a document with other facts is reversed in its own periods and posted as the next generation', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		await both.record(events, settings());
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		const run = await both.record(events, settings());
		expect(refusedOf(run)).toEqual([]);
		const created = run.results.filter(({ outcome }) => outcome === 'created').map(({ key }) => key?.replace(`cb:inv:${invoice.id}:`, ''));
		expect(created.sort()).toEqual([
			'issue#2',
			'issue:rev:1',
			'rec:202601#2',
			'rec:202601:rev:1',
			'rec:202602#2',
			'rec:202602:rev:1',
		]);
		const current = await both.now(`cb:inv:${invoice.id}`);
		expect(await both.ledger()).toEqual(wanted(current, swedish()));
		const count = (await both.batches()).length;
		expect(outcomes(await both.record(events, settings())).created).toBeUndefined();
		expect(await both.batches()).toHaveLength(count);
	});

	it('a document whose facts go there and back is followed through all generations', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		await both.record(events, settings());
		for (const by of [10_000, 20_000, -30_000 + 400]) {
			await both.edit(invoice.id, (document) => dearer(document, by));
			expect(refusedOf(await both.record(events, settings({ maxReversals: 50 })))).toEqual([]);
			expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
		}
	});

	it('a document with other facts that may not be posted anew stays as it is, whole', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		await both.record(events, settings());
		const before = await both.ledger();
		await both.close('202601');
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		const run = await both.record(events, settings({ closedPeriods: 'refuse' }));
		const refused = refusedOf(run).map(({ key, errorCode }) => `${errorCode} ${key?.replace(`cb:inv:${invoice.id}:`, '')}`);
		expect(refused.sort()).toEqual(['period-closed issue#2', 'period-closed rec:202601#2']);
		expect(await both.ledger()).toEqual(before);
		const moved = await both.record(events, settings());
		expect(refusedOf(moved)).toEqual([]);
	});

	it('months to come are not taken back for the rest of the revenue when that may not be posted', async () => {
		const { invoice, of } = await both.subscribe();
		const wish = { rules: swedish({ onCancelWithoutCredit: 'accelerate' }) };
		await both.record(await both.told(), settings(wish));
		const before = await both.ledger();
		await both.at('2026-03-12T10:00:00Z');
		await both.live('cancel', of);
		await both.close('202601', '202602', '202603');
		const events = await both.told('subscription_cancelled');
		const run = await both.record(events, settings({ ...wish, closedPeriods: 'refuse' }));
		expect(refusedOf(run)).toMatchObject([{ errorCode: 'period-closed', key: `cb:inv:${invoice.id}:accel:202603` }]);
		expect(await both.ledger()).toEqual(before);
		expect(refusedOf(await both.record(events, settings(wish)))).toEqual([]);
		expect(Object.keys(await both.ledger()).filter((row) => row > '202605')).toEqual([]);
	});

	it('a deleted invoice is taken back whole, also months after the closed ones', async () => {
		const { of } = await both.subscribe();
		await both.record(await both.told(), settings());
		await both.at('2026-03-12T10:00:00Z');
		await both.close('202601', '202602');
		await both.live('delete-invoice', of);
		const run = await both.record((await both.told()).slice(-1), settings());
		expect(refusedOf(run)).toEqual([]);
		expect(await counters()).toHaveLength(14);
		const net: Record<string, number> = {};
		for (const [row, units] of Object.entries(await both.ledger())) {
			const account = row.split(' ')[1] ?? '';
			net[account] = (net[account] ?? 0) + units;
		}
		expect(Object.values(net).every((sum) => sum === 0)).toBe(true);
		expect(Object.keys(await both.ledger()).filter((row) => row > '202604')).toEqual([]);
		expect(outcomes(await both.record((await both.told()).slice(-1), settings())).created).toBeUndefined();
	});

	it('a reversal that was posted and not released is released before anything else', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		await both.record(events, settings());
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		await both.control.visma.addFault({ method: 'POST', path: 'release$', times: 0, effect: { type: 'down' } });
		expect((await both.record(events, settings())).stoppedBy).toBeDefined();
		await both.control.visma.removeFaults();
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
		expect((await both.batches()).filter(({ status }) => status !== 'Posted')).toEqual([]);
	});

	it('what replaces a batch waits as long as its reversal is on hold', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		await both.record(events, settings());
		const before = await both.ledger();
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		await both.control.visma.addFault({ method: 'POST', path: 'transaction$', skip: 3, times: 0, effect: { type: 'down' } });
		await both.record(events, settings({ afterPosting: 'hold' }));
		await both.control.visma.removeFaults();
		expect((await counters()).map(({ status }) => status)).toEqual(['Hold', 'Hold', 'Hold']);
		const run = await both.record(events, settings());
		const waiting = run.results.filter(({ reason }) => reason === `waits for cb:inv:${invoice.id}:issue:rev:1`);
		expect(waiting.map(({ kind }) => kind)).toEqual(['invoice', 'recognition', 'recognition']);
		expect(await both.ledger()).toEqual(before);
		for (const { batchNumber } of await counters()) await both.control.visma.editJournal(batchNumber, { hold: false });
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
	});

	it('a batch on hold that is not wanted any more is withdrawn, and a later need posts the next generation', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		const first = await both.record(events, settings({ afterPosting: 'hold' }));
		expect(first.results.filter(({ outcome }) => outcome === 'created').every(({ status }) => status === 'Hold')).toBe(true);
		expect(await both.ledger()).toEqual({});
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		const run = await both.record(events, settings({ afterPosting: 'hold' }));
		expect(refusedOf(run)).toEqual([]);
		expect(await counters()).toEqual([]);
		const withdrawn = (await both.batches()).filter(({ description }) => description?.startsWith('WITHDRAWN CB'));
		expect(withdrawn).toHaveLength(first.results.filter(({ outcome }) => outcome === 'created').length);
		expect(withdrawn.every(({ status, description = '' }) => status === 'Hold' && description.length <= 60)).toBe(true);
		for (const { batchNumber, description } of await both.batches()) {
			if (!description?.startsWith('WITHDRAWN')) await both.control.visma.editJournal(batchNumber, { hold: false });
		}
		expect(outcomes(await both.record(events, settings())).updated).toBe(withdrawn.length);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
		expect(outcomes(await both.record(events, settings())).created).toBeUndefined();
	});

	it('a person’s reversal is respected: reported, never posted again, never reversed twice', async () => {
		const { invoice, of } = await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		const first = await both.record(events, settings());
		const issue = first.results.find(({ key }) => key?.endsWith(':issue'));
		const counter = await both.control.visma.reverseJournal(issue?.batchNumber ?? '');
		const count = (await both.batches()).length;
		await both.record(events, settings());
		expect(await both.batches()).toHaveLength(count);
		await both.live('delete-invoice', of);
		const run = await both.record((await both.told()).slice(-1), settings());
		expect(refusedOf(run)).toMatchObject([{ errorCode: 'reversed-by-hand', key: `cb:inv:${invoice.id}:issue` }]);
		expect(refusedOf(run)[0]?.reason).toContain(counter.batchNumber);
		expect(await both.ledger()).toEqual({});
	});

	it('rules that change amounts are a conflict that stops their document, and Reclassify posts it anew', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.record(events, settings({ horizon: '202603' }));
		const rules = swedish({ convention: 'monthly' });
		const run = await both.record(events, settings({ rules, horizon: '202604' }));
		expect(refusedOf(run).map(({ errorCode }) => errorCode)).toContain('posted-under-other-rules');
		expect(refusedOf(run)[0]?.reason).toMatch(/^Invoice .* Reclassify/);
		expect(outcomes(run).created).toBeUndefined();
		expect(await both.batches()).toHaveLength(4);
		const anew = await both.record(events, settings({ rules, horizon: '202604', reclassify: true }));
		expect(refusedOf(anew)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, { ...rules, horizon: '202604' }));
	});

	it('too many reversals: none is made, and every one is shown', async () => {
		const { of, invoice } = await both.subscribe();
		await both.record(await both.told(), settings());
		await both.live('delete-invoice', of);
		const other = await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_deleted', 'invoice_generated');
		const run = await both.record(events, settings({ maxReversals: 3 }));
		const refused = refusedOf(run);
		expect(refused).toHaveLength(14);
		expect(refused.every(({ errorCode, lines = [] }) => errorCode === 'too-many-reversals' && lines.length > 1)).toBe(true);
		expect(await counters()).toEqual([]);
		expect(run.results.some(({ documentId, outcome }) => documentId === other.invoice.id && outcome === 'created')).toBe(true);
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		expect(await counters()).toHaveLength(14);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`, `cb:inv:${other.invoice.id}`), swedish()));
	});

	it('a failed payment after a successful one takes the payment back', async () => {
		const { of, invoice } = await both.subscribe();
		const { transaction } = await both.live('pay', of);
		const events = await both.told();
		await both.record(events, settings());
		await both.edit(transaction.id, (document) => (document.status = 'voided'));
		const run = await both.record(await both.told('payment_succeeded'), settings());
		expect(refusedOf(run)).toEqual([]);
		expect((await counters()).length).toBe(1);
		const current = await both.now(`cb:txn:${transaction.id}`, `cb:inv:${invoice.id}`);
		expect(await both.ledger()).toEqual(wanted(current, swedish()));
	});

	it('an accrual reverses itself, is posted once, and is taken back only within its own month', async () => {
		const { of } = await both.subscribe('basic-sek-monthly');
		const charge = { ...of, amount: 40_000, description: 'Help', dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-01-31T00:00:00Z' };
		await both.live('charge', charge);
		const events = await both.told('unbilled_charges_created');
		const run = await both.record(events, settings());
		expect(run.results).toMatchObject([{ kind: 'accrual', outcome: 'created', documentType: 'unbilledCharge' }]);
		expect(await both.ledger()).toMatchObject({ '202601 1790 SEK': 40_000, '202602 1790 SEK': -40_000 });
		expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 1 });
		await both.live('void-charges', of);
		const back = await both.record(await both.told('unbilled_charges_voided', 'unbilled_charges_deleted'), settings());
		expect(refusedOf(back)).toEqual([]);
		expect(await both.ledger()).toEqual({});
	});
});
