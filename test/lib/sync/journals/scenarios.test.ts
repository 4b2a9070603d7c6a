import { Both, dearer, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const POST = { method: 'POST', path: '^/v2/journaltransaction$' };

describe.each(NUMBERINGS)('recording events, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, wish);
	const isManual = numbering === 'manual';

	it('posts and releases every entry of an invoice, and nothing a second time', async () => {
		await both.subscribe();
		const events = await both.told();
		const first = await both.record(events, settings());
		expect([refusedOf(first), first.stoppedBy]).toEqual([[], undefined]);
		expect(outcomes(first)).toEqual({ created: 14, skipped: 2 });
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
		expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 14, skipped: 2 });
		expect(await both.batches()).toHaveLength(14);
	});

	it('reply lost after commit', async () => {
		const { invoice } = await both.subscribe();
		const events = await both.told();
		await both.control.visma.addFault({ ...POST, effect: { type: 'lose-reply' } });
		await both.control.visma.addFault({ ...POST, skip: 3, effect: { type: 'error-after', status: 500 } });
		const run = await both.record(events, settings());
		if (isManual) {
			expect(outcomes(run)).toEqual({ created: 14, skipped: 2 });
		} else {
			expect(outcomes(run)).toEqual({ failed: 1, skipped: 15 });
			expect(refusedOf(run)).toMatchObject([{ errorCode: 'outcome-unknown', key: `cb:inv:${invoice.id}:issue` }]);
			expect(refusedOf(run)[0]?.reason).toContain('after 5 minutes');
			const again = await both.record(events, settings());
			expect(outcomes(again)).toEqual({ updated: 1, created: 12, failed: 1, skipped: 2 });
			expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 13, updated: 1, skipped: 2 });
		}
		expect(await both.batches()).toHaveLength(14);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('retry of a half-posted execution', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.control.visma.addFault({ ...POST, skip: 5, times: 0, effect: { type: 'down' } });
		await both.control.visma.addFault({ method: 'GET', skip: isManual ? 4 : 16, times: 0, effect: { type: 'down' } });
		const broken = await both.record(events, settings());
		expect(broken.stoppedBy).toMatchObject({ name: 'ConnectionError' });
		expect(broken.interrupted.length).toBeGreaterThan(0);
		expect(broken.unsettled.map((index) => events[index]?.event_type)).toEqual(['subscription_created', 'invoice_generated']);
		expect(broken.interrupted[0]).toMatchObject({ outcome: 'failed', direction: 'chargebee-to-visma', errorCode: 'no-answer' });
		await both.control.visma.removeFaults();
		const retried = await both.record(events, settings());
		expect([refusedOf(retried), retried.stoppedBy]).toEqual([[], undefined]);
		expect(await both.batches()).toHaveLength(14);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('credit note after recognition was posted into the future', async () => {
		const { of } = await both.subscribe();
		await both.record(await both.told(), settings());
		await both.at('2026-07-01T10:00:00Z');
		await both.live('upgrade', of);
		const events = await both.told();
		const run = await both.record(await both.told('subscription_changed'), settings());
		expect(refusedOf(run)).toEqual([]);
		expect(run.results.map(({ kind }) => kind)).toContain('creditNote');
		expect((await both.batches()).filter(({ description }) => description?.includes('reversal'))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('void after the month was closed', async () => {
		const { of } = await both.subscribe();
		await both.record(await both.told(), settings());
		await both.at('2026-03-12T10:00:00Z');
		await both.close('202601', '202602');
		await both.live('void-invoice', of);
		const run = await both.record((await both.told()).slice(-1), settings());
		expect(refusedOf(run)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(await both.told(), swedish()));
		expect(Object.keys(await both.ledger()).every((row) => row < '202604')).toBe(true);
	});

	it('mapping changed after posting: reverses nothing', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.record(events, settings({ horizon: '202603' }));
		expect(await both.ledger()).toEqual(wanted(events, swedish({ horizon: '202603' })));
		const { accounts } = swedish();
		const rules = swedish({ accounts: { ...accounts, deferred: '2979', revenue: '3041' } });
		const same = await both.record(events, settings({ rules, horizon: '202603' }));
		expect(outcomes(same)).toEqual({ unchanged: 4, skipped: 12 });
		expect(await both.batches()).toHaveLength(4);
		const on = await both.record(events, settings({ rules, horizon: '202604' }));
		expect(outcomes(on)).toEqual({ unchanged: 4, created: 1, skipped: 11 });
		expect(await both.ledger()).toMatchObject({ '202603 3001 SEK': expect.any(Number), '202604 3041 SEK': expect.any(Number) });
	});

	it('an event 40 days late', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.close('202601');
		const run = await both.record(events, settings());
		expect([refusedOf(run), outcomes(run).created]).toEqual([[], 14]);
		expect(await both.ledger()).toEqual(wanted(events, swedish({ firstOpenPeriod: '202602' })));
		await both.close('202602');
		expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 14, skipped: 2 });
		await both.control.visma.setPeriod('202601', { closedInGeneralLedger: false });
		expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 14, skipped: 2 });
		expect(await both.batches()).toHaveLength(14);
	});

	it('months that the rules lock are closed, whatever Visma.net says', async () => {
		await both.subscribe();
		const events = await both.told();
		const rules = swedish({ firstOpenPeriod: '202602' });
		expect(outcomes(await both.record(events, settings({ rules }))).created).toBe(14);
		expect(await both.ledger()).toEqual(wanted(events, rules));
		expect(outcomes(await both.record(events, settings({ rules })))).toEqual({ unchanged: 14, skipped: 2 });
	});

	it('two executions at once with two versions of a document', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		const held = await both.control.visma.addFault({ ...POST, effect: { type: 'hold' } });
		const slow = both.record(events, settings(), 'slow');
		await until(async () => (await both.control.visma.faults()).some((fault) => fault.held === 1));
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		const quick = await both.record(events, settings(), 'quick');
		await both.control.visma.releaseFault(held);
		const late = await slow;
		expect([refusedOf(quick), refusedOf(late)]).toEqual([[], []]);
		const current = await both.now(`cb:inv:${invoice.id}`);
		expect(await both.ledger()).toEqual(wanted(current, swedish()));
		expect(outcomes(await both.record(events, settings())).created).toBeUndefined();
		expect(await both.ledger()).toEqual(wanted(current, swedish()));
	});

	it('two executions at once with one version of a document', async () => {
		await both.subscribe();
		const events = await both.told();
		const runs = await Promise.all([both.record(events, settings(), 'one'), both.record(events, settings(), 'two')]);
		expect(runs.flatMap(refusedOf)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
		expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 14, skipped: 2 });
	});

	it('a month-end input with one document’s events reverses nothing of others', async () => {
		await both.subscribe();
		await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		await both.record(events, settings({ horizon: '202601' }));
		const before = await both.batches();
		const [first] = await both.told('invoice_generated');
		const run = await both.record(first ? [first] : [], settings({ horizon: '202602' }));
		expect(outcomes(run)).toMatchObject({ created: 1, unchanged: 2 });
		const after = await both.batches();
		expect(after.filter(({ batchNumber }) => before.some((batch) => batch.batchNumber === batchNumber))).toEqual(before);
		expect(after).toHaveLength(before.length + 1);
	});

	it('a broken financial year', async () => {
		await both.control.visma.settings({ financialYear: { startMonth: 5 } });
		const { of } = await both.subscribe();
		const events = await both.told();
		const run = await both.record(events, settings());
		expect(refusedOf(run)).toEqual([]);
		const may = run.results.find(({ key }) => key?.endsWith('rec:202605'));
		expect(may).toMatchObject({ financialPeriod: '202701', transactionDate: '2026-05-31' });
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
		expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 14, skipped: 2 });
		await both.live('delete-invoice', of);
		expect(refusedOf(await both.record(await both.told('invoice_deleted'), settings()))).toEqual([]);
		expect(await both.ledger()).toEqual({});
	});

	it('Visma ignoring the batch number sent', async () => {
		await both.control.visma.settings({ journals: { manualNumbering: false, numberSent: 'ignored' } });
		await both.subscribe();
		const events = await both.told();
		if (isManual) {
			const run = await both.record(events, settings());
			expect(run.stoppedBy).toMatchObject({ explanation: { code: 'numbering-ignored', remedy: expect.stringContaining('Search') } });
			expect(run.interrupted).toMatchObject([{ errorCode: 'numbering-ignored', requests: [{ status: 201, answerId: 'GL0000001' }] }]);
			expect(await both.batches()).toMatchObject([{ batchNumber: 'GL0000001', status: 'Balanced' }]);
		}
		const run = await both.record(events, settingsOf('search'));
		expect([refusedOf(run), run.stoppedBy]).toEqual([[], undefined]);
		expect(await both.batches()).toHaveLength(14);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('documents before the cut-over', async () => {
		await both.subscribe();
		const events = await both.told();
		const ignoring = await both.record(events, settings({ rules: swedish({ cutover: { date: '2026-02-01' } }) }));
		expect(outcomes(ignoring)).toEqual({ skipped: 3 });
		expect(ignoring.results.map(({ reason }) => reason).join()).toContain('before the cut-over (2026-02-01)');
		expect(await both.batches()).toEqual([]);
		const rules = swedish({ cutover: { date: '2026-02-01', mode: 'recogniseOnly' } });
		const recognising = await both.record(events, settings({ rules }));
		expect(recognising.opening).toMatchObject([{ financialPeriod: '202602', account: '2970' }]);
		expect(outcomes(recognising)).toEqual({ created: 12, skipped: 2 });
		expect(await both.ledger()).toEqual(wanted(events, rules));
		expect(outcomes(await both.record(events, settings({ rules })))).toEqual({ unchanged: 12, skipped: 2 });
	});
});

async function until(holds: () => Promise<boolean>): Promise<void> {
	while (!(await holds()));
}
