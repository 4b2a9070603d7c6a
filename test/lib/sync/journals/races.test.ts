import { Both, dearer, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const POST = { method: 'POST', path: '^/v2/journaltransaction$' };
const LIST = { method: 'GET', path: '^/v2/journaltransaction$' };

/** Holds a call until it is let go; resolves when it came. */
async function held(order: { method: string; path: string; skip?: number }) {
	const id = await both.control.visma.addFault({ ...order, effect: { type: 'hold' } });
	return {
		came: async () => {
			while (!(await both.control.visma.faults()).some((fault) => fault.id === id && fault.held === 1));
		},
		go: async () => await both.control.visma.releaseFault(id),
	};
}

const byMark = async (mark: string) => (await both.batches()).filter(({ description }) => description?.startsWith(mark));

describe.each(NUMBERINGS)('two executions at once, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, wish);

	it('the slower one finds everything posted, and takes it for what it is', async () => {
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const post = await held(POST);
		const slow = both.record(events, settings(), 'slow');
		await post.came();
		const quick = await both.record(events, settings(), 'quick');
		await post.go();
		const late = await slow;
		expect([outcomes(quick), outcomes(late)]).toEqual([{ created: 3 }, { unchanged: 3 }]);
		expect(late.results[0]?.reason).toMatch(/^Another execution posted it/);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
		expect(await byMark('DUPLICATE')).toHaveLength(numbering === 'search' ? 3 : 0);
		expect(outcomes(await both.record(events, settings()))).toEqual({ unchanged: 3 });
	});

	it('the slower one with the newer version takes back what the other posted', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const old = await both.told('invoice_generated');
		const first = await held(POST);
		const stale = both.record(old, settings(), 'stale');
		await first.came();
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		const second = await held(POST);
		const newer = both.record(old, settings(), 'newer');
		await second.came();
		await first.go();
		expect(refusedOf(await stale)).toEqual([]);
		await second.go();
		expect(refusedOf(await newer)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
	});

	it('both taking the same thing back do it once', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		await both.record(events, settings());
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		const post = await held(POST);
		const slow = both.record(events, settings(), 'slow');
		await post.came();
		expect(refusedOf(await both.record(events, settings(), 'quick'))).toEqual([]);
		await post.go();
		expect(refusedOf(await slow)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
	});

	it('a period that is closed meanwhile: the retry books in the next open one, as the reason says', async () => {
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const post = await held(POST);
		const run = both.record(events, settings());
		await post.came();
		await both.close('202601');
		await post.go();
		const [refused] = refusedOf(await run);
		expect([refused?.errorCode, refused?.reason]).toEqual(['visma-period-closed', expect.stringContaining('retry, and it is booked in the next open period')]);
		const retried = await both.record(events, settings());
		expect([refusedOf(retried), retried.results[0]?.financialPeriod]).toEqual([[], '202602']);
	});

	it('a batch that one posted and did not release is released by the other', async () => {
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const release = await held({ method: 'POST', path: 'release$' });
		const slow = both.record(events, settings(), 'slow');
		await release.came();
		const quick = await both.record(events, settings(), 'quick');
		await release.go();
		expect([...refusedOf(quick), ...refusedOf(await slow)]).toEqual([]);
		expect(await both.batches()).toHaveLength(3);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('a batch that the other withdrew before its release stays withdrawn', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const release = await held({ method: 'POST', path: 'release$' });
		const slow = both.record(events, settings(), 'slow');
		await release.came();
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		expect(refusedOf(await both.record(events, settings(), 'quick'))).toEqual([]);
		await release.go();
		expect(refusedOf(await slow)).toEqual([]);
		const withdrawn = await byMark('WITHDRAWN');
		expect(withdrawn.map(({ status }) => status)).toEqual(numbering === 'manual' ? ['Hold'] : ['Hold', 'Hold', 'Hold']);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
	});
});

describe('two executions at once, without numbers of our own', () => {
	beforeEach(async () => await both.reset('search'));
	const settings = settingsOf('search');

	it('of two batches that are not released the one with the lower number wins', async () => {
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const post = await held(POST);
		const later = both.record(events, settings, 'later');
		await post.came();
		// The first execution lists each period before it posts, and stands still when it lists again.
		const relist = await held({ ...LIST, skip: 2 });
		const earlier = both.record(events, settings, 'earlier');
		await relist.came();
		await post.go();
		expect(outcomes(await later)).toEqual({ unchanged: 3 });
		await relist.go();
		expect(outcomes(await earlier)).toEqual({ created: 3 });
		const lost = await byMark('DUPLICATE');
		expect(lost.map(({ batchNumber, status }) => `${batchNumber} ${status}`).sort()).toEqual(['GL0000004 Hold', 'GL0000005 Hold', 'GL0000006 Hold']);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('two of one entry that a crash left behind: one is released, and people are told', async () => {
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const dry = await both.record(events, { ...settings, dryRun: true });
		for (let twice = 0; twice < 2; twice++) {
			for (const { body } of dry.results.flatMap(({ audit }) => audit.requests)) await both.visma.post('/v2/journaltransaction', body);
		}
		const run = await both.record(events, settings);
		expect(refusedOf(run)).toEqual([]);
		expect(run.warnings.join()).toMatch(/Batches GL0000001 and GL0000004 in Visma\.net hold the same entry/);
		expect((await both.batches()).filter(({ status }) => status === 'Balanced')).toHaveLength(3);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('of two that are not released the lower number wins also where numbers have grown in length', async () => {
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const dry = await both.record(events, { ...settings, dryRun: true, horizon: '202601' });
		const bodies = dry.results.flatMap(({ audit }) => audit.requests).map(({ body }) => body);
		await both.control.visma.settings({ journals: { manualNumbering: true } });
		for (const number of ['GL9', 'GL10']) {
			for (const [index, body] of bodies.entries()) {
				const own = { batchNumber: { value: `${number}${index}` }, overrideNumberSeries: { value: true } };
				await both.visma.post('/v2/journaltransaction', { ...body, ...own });
			}
		}
		expect(outcomes(await both.record(events, { ...settings, horizon: '202601' }))).toMatchObject({ updated: 2 });
		const released = (await both.batches()).filter(({ status }) => status === 'Posted');
		expect(released.map(({ batchNumber }) => batchNumber).sort()).toEqual(['GL90', 'GL91']);
	});

	it('what may still arrive is not sent again, also when another execution has the document planned anew', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const post = await held(POST);
		const slow = both.record(events, settings, 'slow');
		await post.came();
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		expect(refusedOf(await both.record(events, { ...settings, horizon: '202601' }, 'quick'))).toEqual([]);
		await both.control.visma.addFault({ ...POST, skip: 1, effect: { type: 'down' } });
		await post.go();
		const run = await slow;
		const unknown = run.results.find(({ errorCode }) => errorCode === 'outcome-unknown');
		expect(unknown?.key).toBe(`cb:inv:${invoice.id}:rec:202602`);
		expect(unknown?.audit.requests).toHaveLength(1);
		expect(refusedOf(run).map(({ errorCode }) => errorCode)).toContain('contended');
		expect(refusedOf(await both.record(events, settings))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
	});

	it('a batch found in a later period is known also after its own was opened again', async () => {
		await both.subscribe();
		const events = await both.told('invoice_generated');
		await both.at('2026-03-05T10:00:00Z');
		await both.close('202601', '202602');
		await both.record(events, { ...settings, horizon: '202603' });
		await both.control.visma.setPeriod('202601', { closedInGeneralLedger: false });
		await both.control.visma.setPeriod('202602', { closedInGeneralLedger: false });
		const count = (await both.batches()).length;
		expect(outcomes(await both.record(events, { ...settings, horizon: '202601' })).created).toBeUndefined();
		expect(await both.batches()).toHaveLength(count);
	});

	it('facts that went there and back are posted as the third generation', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		await both.record(events, settings);
		await both.edit(invoice.id, (document) => dearer(document, 10_000));
		await both.record(events, settings);
		await both.edit(invoice.id, (document) => dearer(document, -10_000));
		const run = await both.record(events, settings);
		expect(run.results.map(({ key }) => key)).toContain(`cb:inv:${invoice.id}:issue#3`);
		expect(await both.ledger()).toEqual(wanted(await both.now(`cb:inv:${invoice.id}`), swedish()));
	});
});
