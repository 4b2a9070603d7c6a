import type { LedgerEvent } from '../../../../lib/ledger';
import { Both, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const accounts = { ...swedish().accounts, clearing: '1799' };
const rules = swedish({ basis: 'subscription', accounts });
const last = (events: LedgerEvent[], type: string) => events.filter((event) => event.event_type === type).slice(-1);

describe.each(NUMBERINGS)('booking by subscription, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, { rules, ...wish });

	it('names the subscription, and says what of it is not booked by its term', async () => {
		await both.live('create', { customerId: 'A', items: [{ item_price_id: 'basic-eur-monthly' }, { item_price_id: 'api-calls-eur-monthly' }] });
		const run = await both.record(await both.told(), settings());
		expect(refusedOf(run)).toEqual([]);
		expect(run.results.find(({ kind }) => kind === 'subscription')).toMatchObject({
			documentType: 'subscription',
			outcome: 'created',
			audit: { source: { type: 'subscription', version: expect.stringMatching(/^\d{13}$/) } },
		});
		expect(run.results.find(({ reason }) => reason?.startsWith('Not booked by the subscription'))?.reason).toContain('api-calls-eur-monthly (');
		expect(run.results.find(({ documentType }) => documentType === 'event')?.reason).toMatch(/carries no subscription$/);
	});

	it('posts a new term beside the old one, and nothing of the old one again', async () => {
		await both.subscribe('basic-sek-monthly');
		await both.record(await both.told(), settings());
		await both.at('2026-02-20T11:00:00Z');
		const events = await both.told();
		const run = await both.record(events, settings());
		expect(refusedOf(run)).toEqual([]);
		expect(run.results.filter(({ outcome }) => outcome === 'created').every(({ key }) => key?.includes(':20260215:'))).toBe(true);
		expect(await both.ledger()).toEqual(wanted(events, rules));
		expect(outcomes(await both.record(events, settings())).created).toBeUndefined();
	});

	it('reads what a single event does not tell: the change of a term that it knows nothing else of', async () => {
		const { of } = await both.subscribe();
		await both.record(await both.told(), settings({ horizon: '202603' }));
		await both.at('2026-03-10T11:00:00Z');
		await both.live('upgrade', of);
		await both.record(last(await both.told(), 'subscription_changed'), settings({ horizon: '202603' }));
		await both.at('2026-05-05T11:00:00Z');
		await both.live('cancel', of);
		const events = await both.told();
		const run = await both.record(last(events, 'subscription_cancelled'), settings());
		expect(refusedOf(run)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, rules));
	});

	it('takes the rest back when it is paused, and books it again when it goes on, each time as a new generation', async () => {
		const { of } = await both.subscribe();
		await both.record(await both.told(), settings());
		for (const [pause, resume] of [['2026-03-10', '2026-04-10'], ['2026-06-10', '2026-07-10']]) {
			await both.at(`${pause}T11:00:00Z`);
			await both.live('pause', of);
			expect(refusedOf(await both.record(last(await both.told(), 'subscription_paused'), settings()))).toEqual([]);
			await both.at(`${resume}T11:00:00Z`);
			await both.live('resume', of);
			expect(refusedOf(await both.record(last(await both.told(), 'subscription_resumed'), settings()))).toEqual([]);
			expect(await both.ledger()).toEqual(wanted(await both.told(), rules));
		}
	});

	it('never takes back what only missing events explain, and says which day they are of', async () => {
		const { of } = await both.subscribe();
		await both.at('2026-03-10T11:00:00Z');
		await both.live('upgrade', of);
		const events = await both.told();
		await both.record(events, settings());
		const before = await both.ledger();
		await forget(last(events, 'subscription_changed').concat(last(events, 'mrr_updated')));
		const [birth] = last(events, 'subscription_created');
		const beginning = await both.record([birth as LedgerEvent], settings());
		expect(refusedOf(beginning)).toMatchObject([{ outcome: 'failed', errorCode: 'incomplete-history', documentType: 'subscription' }]);
		await both.at('2026-05-05T11:00:00Z');
		await both.live('cancel', of);
		const ends = [birth as LedgerEvent, ...last(await both.told(), 'subscription_cancelled')];
		const run = await both.record(ends, settings());
		expect(refusedOf(run)).toMatchObject([{ errorCode: 'incomplete-history', reason: expect.stringContaining('a change of 2026-03-10') }]);
		expect(await both.ledger()).toEqual(before);
	});

	it('is booked whole from nothing but its ID, as Replay hands on what it has no copy of', async () => {
		const { of } = await both.subscribe();
		await both.at('2026-03-10T11:00:00Z');
		await both.live('upgrade', of);
		const events = await both.told();
		const [{ id }] = last(events, 'subscription_created').map(({ content }) => (content as { subscription: { id: string } }).subscription) as [{ id: string }];
		const named = { id: 'replay-1', event_type: 'subscription_updated', occurred_at: 1, content: { subscription: { id } } };
		const run = await both.record([named], settings());
		expect(run.stoppedBy).toBeUndefined();
		expect(refusedOf(run)).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, rules));
		expect(outcomes(await both.record(events, settings())).created).toBeUndefined();
	});

	it('refuses an end of which the beginning is gone', async () => {
		const { of } = await both.subscribe();
		await both.at('2026-03-10T11:00:00Z');
		await both.live('cancel', of);
		const events = await both.told();
		await forget(events);
		const run = await both.record(last(events, 'subscription_cancelled'), settings());
		expect(refusedOf(run)).toMatchObject([{ errorCode: 'incomplete-history', reason: expect.stringContaining('before it ended') }]);
		expect(await both.batches()).toEqual([]);
	});

	it('moves between revenue and deferral where Visma.net books the sales', async () => {
		const { of } = await both.subscribe();
		await both.at('2026-03-10T11:00:00Z');
		await both.live('upgrade', of);
		const only = swedish({ basis: 'subscription', scope: 'deferralOnly' });
		const events = await both.told();
		expect(refusedOf(await both.record(events, settings({ rules: only })))).toEqual([]);
		const books = await both.ledger();
		expect(books).toEqual(wanted(events, only));
		expect(Object.keys(books).filter((name) => !/ (2970|3001) /.test(name))).toEqual([]);
	});

	it('by two executions with other parts of its history, comes to the same', async () => {
		const { of } = await both.subscribe();
		await both.at('2026-03-10T11:00:00Z');
		await both.live('upgrade', of);
		const events = await both.told();
		const parts = [last(events, 'subscription_created'), last(events, 'subscription_changed'), events];
		const runs = await Promise.all(parts.map(async (part, i) => await both.record(part, settings({ horizon: '202606', maxReversals: 99 }), `x${i}`)));
		if (numbering === 'manual') expect(runs.flatMap(refusedOf)).toEqual([]);
		expect(refusedOf(await both.record(events, settings({ maxReversals: 99 })))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, rules));
	});
});

/** Chargebee keeps events only for a while. */
async function forget(events: readonly LedgerEvent[]): Promise<void> {
	const gone = new Set(events.map(({ id }) => id));
	const snapshot = (await both.control.chargebee.snapshot()) as { state: Record<string, unknown> };
	await both.control.chargebee.restore(without(snapshot, gone) as typeof snapshot);
}

function without(node: unknown, gone: ReadonlySet<unknown>): unknown {
	const isGone = (member: unknown) => gone.has((member as { resource?: { id?: unknown } } | null)?.resource?.id) || gone.has((member as { id?: unknown } | null)?.id);
	if (Array.isArray(node)) return node.filter((member) => !isGone(member)).map((member) => without(member, gone));
	if (typeof node !== 'object' || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, without(member, gone)]));
}
