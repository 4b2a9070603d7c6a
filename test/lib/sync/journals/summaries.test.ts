import type { JournalRun } from '../../../../lib/sync/journals';
import { Both, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const POST = { method: 'POST', path: '^/v2/journaltransaction$' };
const summariesIn = async () => (await both.batches()).filter(({ description }) => description?.includes(' summary cb:sum:'));
const summaryKeys = ({ results }: JournalRun) => [...new Set(results.flatMap(({ summary }) => summary ?? []))].sort();

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

describe.each(NUMBERINGS)('the recognition of a month in one batch, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const single = (wish: Wish = {}) => settingsOf(numbering, wish);
	const summed = (wish: Wish = {}) => single({ posting: 'summary', onlyPoster: true, ...wish });

	async function threeSold(): Promise<void> {
		for (const item of ['pro-sek-yearly', 'basic-sek-yearly', 'enterprise-sek-yearly']) await both.subscribe(item);
	}

	it('comes to the same books, and each entry names it', async () => {
		await threeSold();
		const events = await both.told();
		const run = await both.record(events, summed({ horizon: '202603' }));
		expect(refusedOf(run)).toEqual([]);
		const stems = ['202601', '202602', '202603'].map((month) => `cb:sum:${month}:SEK:-:-:1`);
		expect(summaryKeys(run)).toEqual(stems);
		expect(await summariesIn()).toMatchObject(stems.map(() => ({ status: 'Posted' })));
		const months = run.results.filter(({ kind }) => kind === 'recognition' && run);
		expect(months.filter(({ summary }) => summary === stems[0])).toHaveLength(3);
		const [first] = months;
		expect(first).toMatchObject({ outcome: 'created', transactionDate: '2026-01-31', audit: { target: { id: first?.batchNumber } } });
		const [sent] = first?.audit.requests ?? [];
		expect(sent?.body.journalTransactionLines).toHaveLength(2);
		const books = await both.ledger();
		await both.reset(numbering);
		await threeSold();
		await both.record(await both.told(), single({ horizon: '202603' }));
		expect(books).toEqual(await both.ledger());
	});

	it('is booked once, however the mode is switched, and the next month in the next run', async () => {
		await threeSold();
		const events = await both.told();
		await both.record(events, single({ horizon: '202601' }));
		expect(outcomes(await both.record(events, summed({ horizon: '202602' })))).toMatchObject({ created: 3, unchanged: 6 });
		expect(outcomes(await both.record(events, single({ horizon: '202602' })))).toMatchObject({ unchanged: 9 });
		expect(outcomes(await both.record(events, single({ horizon: '202603' })))).toMatchObject({ created: 3, unchanged: 9 });
		expect(outcomes(await both.record(events, summed({ horizon: '202604' })))).toMatchObject({ created: 3, unchanged: 12 });
		expect(refusedOf(await both.record(events, summed()))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
		expect(outcomes(await both.record(events, summed())).created).toBeUndefined();
	});

	it('is found again under another branch than it was posted under', async () => {
		await threeSold();
		const events = await both.told();
		await both.record(events, summed({ horizon: '202602' }));
		const rules = swedish({ conditions: [{ when: { currency: 'SEK' }, set: { branch: '2' } }] });
		expect(written(await both.record(events, summed({ horizon: '202602', rules })))).toEqual([]);
		expect(written(await both.record(events, single({ horizon: '202602', rules })))).toEqual([]);
	});

	it('takes back one document and leaves the others of the batch', async () => {
		const { of } = await both.subscribe('pro-sek-yearly');
		await both.subscribe('basic-sek-yearly');
		await both.record(await both.told(), summed({ horizon: '202602' }));
		await both.live('delete-invoice', of);
		const events = await both.told();
		const run = await both.record(events, summed({ horizon: '202602' }));
		expect(refusedOf(run)).toEqual([]);
		expect(run.results.filter(({ kind }) => kind === 'reversal').map(({ key }) => key?.replace(/^.*?:(issue|rec)/, '$1')).sort()).toEqual([
			'issue:rev:1',
			'rec:202601:rev:1',
			'rec:202602:rev:1',
		]);
		expect(await both.ledger()).toEqual(wantedUntil(events, '202602'));
	});

	it('after lost replies and failures is there once', async () => {
		await threeSold();
		const events = await both.told();
		const issues = 3;
		const effects = [{ type: 'lose-reply' }, { type: 'error-after', status: 500 }, { type: 'error-before', status: 500 }] as const;
		for (const [at, effect] of effects.entries()) await both.control.visma.addFault({ ...POST, skip: issues + 2 * at, effect });
		for (let time = 0; time < 5; time++) await both.record(events, summed({ horizon: '202606' }));
		expect(await both.ledger()).toEqual(wantedUntil(events, '202606'));
		expect(await summariesIn()).toHaveLength(6);
	});

	it('goes on where a run stopped between its batches', async () => {
		await threeSold();
		const events = await both.told();
		await both.control.visma.addFault({ ...POST, skip: 4, times: 0, effect: { type: 'down' } });
		expect((await both.record(events, summed({ horizon: '202603' }))).results.some(({ outcome }) => outcome === 'created')).toBe(true);
		await both.control.visma.removeFaults();
		expect(refusedOf(await both.record(events, summed({ horizon: '202603' })))).toEqual([]);
		expect(await both.ledger()).toEqual(wantedUntil(events, '202603'));
	});

	it('releases what was posted and not released', async () => {
		await threeSold();
		const events = await both.told();
		await both.control.visma.addFault({ method: 'POST', path: 'release$', skip: 3, times: 0, effect: { type: 'down' } });
		await both.record(events, summed({ horizon: '202601' }));
		await both.control.visma.removeFaults();
		expect(await summariesIn()).toMatchObject([{ status: 'Balanced' }]);
		expect(refusedOf(await both.record(events, summed({ horizon: '202601' })))).toEqual([]);
		expect(await both.ledger()).toEqual(wantedUntil(events, '202601'));
	});

	it('in a dry run is what the real run sends, and nothing is written', async () => {
		await threeSold();
		const events = await both.told();
		const dry = await both.record(events, summed({ horizon: '202602', dryRun: true }));
		expect(await both.batches()).toEqual([]);
		const real = await both.record(events, summed({ horizon: '202602' }));
		const sent = ({ results }: JournalRun) => results.map(({ key, summary, audit }) => [key, summary, audit.requests[0]?.body]);
		expect(sent(dry)).toEqual(sent(real));
	});
});

describe('two executions at once', () => {
	beforeEach(async () => await both.reset('manual'));
	const summed = (wish: Wish = {}) => settingsOf('manual', { posting: 'summary', horizon: '202602', ...wish });

	it('the slower one leaves out what the other posted, and posts the rest in the next batch', async () => {
		await both.subscribe('pro-sek-yearly');
		const some = await both.told();
		await both.subscribe('basic-sek-yearly');
		const all = await both.told();
		await both.record(all, summed({ horizon: '202512' }));
		const post = await held(POST);
		const slow = both.record(all, summed(), 'slow');
		await post.came();
		const quick = await both.record(some, summed(), 'quick');
		await post.go();
		const late = await slow;
		expect([refusedOf(quick), refusedOf(late)]).toEqual([[], []]);
		expect(summaryKeys(late)).toEqual(['cb:sum:202601:SEK:-:-:2', 'cb:sum:202602:SEK:-:-:2']);
		expect(await both.ledger()).toEqual(wantedUntil(all, '202602'));
		expect(written(await both.record(all, summed()))).toEqual([]);
	});

	it('with the same documents post each once', async () => {
		await both.subscribe('pro-sek-yearly');
		await both.subscribe('basic-sek-yearly');
		const events = await both.told();
		const runs = await Promise.all(['a', 'b', 'c'].map(async (name) => await both.record(events, summed(), name)));
		expect(runs.flatMap(refusedOf)).toEqual([]);
		expect(await both.ledger()).toEqual(wantedUntil(events, '202602'));
	});
});

describe('a summary', () => {
	it('that is refused for the sake of one entry is posted without it', async () => {
		await both.reset('manual');
		await both.subscribe('pro-sek-yearly');
		await both.subscribe('basic-sek-yearly');
		await both.subscribe('enterprise-sek-yearly');
		const events = await both.told();
		const rules = swedish({ items: { 'basic-sek-yearly': { subaccount: '1=77' } } });
		const refused = await both.record(events, settingsOf('manual', { posting: 'summary', horizon: '202601', rules }));
		expect(outcomes(refused)).toMatchObject({ failed: 1, created: 4 });
		await both.record(events, settingsOf('manual', { posting: 'summary', horizon: '202601' }));
		const run = await both.record(events, settingsOf('manual', { posting: 'summary', horizon: '202602', rules }));
		expect(refusedOf(run)).toHaveLength(1);
		expect(run.results.filter(({ key, outcome }) => key?.endsWith('rec:202602') && outcome === 'created')).toHaveLength(2);
	});

	it('is refused under numbers of Visma.net, unless a single run posts at a time', async () => {
		await both.reset('search');
		await expect(both.record([], settingsOf('search', { posting: 'summary' }))).rejects.toThrow('summaries are safe only where a single run');
	});
});

/** What was posted anew. */
const written = ({ results }: JournalRun) => results.filter(({ outcome }) => outcome === 'created' || outcome === 'updated').map(({ key }) => key);

/** What the ledger should hold up to a month. */
function wantedUntil(events: Parameters<typeof wanted>[0], month: string) {
	return Object.fromEntries(Object.entries(wanted(events, swedish())).filter(([name]) => name.slice(0, 6) <= month));
}
