import {
	batchNumber,
	collect,
	journalAll,
	plan,
	type Entry,
	type FinancialPeriod,
	type PlanOptions,
	type PostedBatch,
	type Rules,
} from '../../lib/ledger';
import { event, glance, invoiced, midnight, norwegian, sale, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');
const sample = { id: 'P1', date: '2026-04-01', lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }] };
const invoice = (changes: Record<string, unknown> = {}) =>
	event('x', { invoice: { ...sale('invoice', sample), ...changes } });

const months = (state: Record<string, Partial<FinancialPeriod>> = {}): FinancialPeriod[] =>
	Array.from({ length: 12 }, (_, i) => {
		const id = `2026${String(i + 1).padStart(2, '0')}`;
		const last = new Date(Date.UTC(2026, i + 1, 0)).toISOString().slice(0, 10);
		return { id, startDate: `${last.slice(0, 8)}01`, endDate: last, active: true, closed: false, ...state[id] };
	});

describe('a plan', () => {
	const live = (entry: Entry, changes: Partial<PostedBatch> = {}): PostedBatch => ({
		batchNumber: batchNumber(entry.site, entry.key),
		D: entry.D,
		A: entry.A,
		status: 'Posted',
		lines: entry.lines,
		site: entry.site,
		transactionDate: entry.transactionDate,
		financialPeriod: entry.financialPeriod,
		currency: entry.currency,
		exchangeRate: entry.exchangeRate,
		autoReversing: entry.autoReversing,
		...changes,
	});
	const posted = (entries: readonly Entry[], changes: Partial<PostedBatch> = {}) =>
		new Map(entries.map((entry) => [entry.key, live(entry, changes)]));
	const planned = (
		events: Parameters<typeof journalAll>[0],
		batches: Map<string, PostedBatch>,
		options?: PlanOptions,
		rules: Rules = norwegian(),
	) => {
		const { entries, families } = collect(events, rules);
		return plan(entries, batches, families, options);
	};
	const keys = (list: ReadonlyArray<{ key: string }>) => list.map(({ key }) => key.replace('cb:inv:P1:', ''));
	const before = journalAll([invoice()], norwegian());

	it('posts what is not there, each family’s issue first, and nothing a second time', () => {
		const fresh = planned([invoice(), invoiced({ ...sample, id: 'A0' })], new Map());
		expect(fresh.post.map(({ key }) => key)).toEqual([
			'cb:inv:A0:issue',
			'cb:inv:A0:rec:202604',
			'cb:inv:A0:rec:202605',
			'cb:inv:A0:rec:202606',
			'cb:inv:P1:issue',
			'cb:inv:P1:rec:202604',
			'cb:inv:P1:rec:202605',
			'cb:inv:P1:rec:202606',
		]);
		const again = planned([invoice()], posted(before));
		expect(keys(again.unchanged)).toEqual(['issue', 'rec:202604', 'rec:202605', 'rec:202606']);
		expect([again.post, again.reverse, again.conflicts]).toEqual([[], [], []]);
	});

	it('never looks at documents that are not at hand', () => {
		const other = journalAll([invoiced({ ...sample, id: 'other:one' })], norwegian());
		expect(planned([invoice()], posted([...before, ...other]))).toMatchObject({
			reverse: [],
			conflicts: [],
			post: [],
		});
	});

	it('releases what lies balanced when asked to, and only reports what is on hold', () => {
		const batches = posted(before, { status: 'Balanced' });
		expect(keys(planned([invoice()], batches, { release: true }).release)).toHaveLength(4);
		expect(planned([invoice()], batches).release).toEqual([]);
		const held = planned([invoice()], posted(before, { status: 'Hold' }), { release: true });
		expect([keys(held.held).length, held.release.length]).toEqual([4, 0]);
	});

	it('does not mind another account: a changed mapping reverses nothing', () => {
		const rules = norwegian({ accounts: { ...norwegian().accounts, deferred: '2160' }, firstOpenPeriod: '202612' });
		expect(planned([invoice()], posted(before), {}, rules)).toMatchObject({ post: [], reverse: [], conflicts: [] });
	});

	const monthly = norwegian({ convention: 'monthly' });

	it('reports what was posted under other rules, and reverses it only to reclassify', () => {
		const conflict = planned([invoice()], posted(before), {}, monthly);
		expect(conflict.conflicts).toMatchObject([
			{ reason: 'posted under other rules' },
			{ reason: 'posted under other rules' },
			{ reason: 'posted under other rules' },
		]);
		expect(conflict.reverse).toEqual([]);
		const both = planned([invoice()], posted(before), { reclassify: true }, monthly);
		expect(keys(both.reverse)).toEqual(['rec:202604:rev:1', 'rec:202605:rev:1', 'rec:202606:rev:1']);
		expect(keys(both.post)).toEqual(['rec:202604#2', 'rec:202605#2', 'rec:202606#2']);
	});

	const changed = sale('invoice', { ...sample, lines: [{ amount: 182_000, tax: { 25: 45_500 }, ...quarter }] });

	it('reverses and posts the next generation when the facts have changed, with the lines read back', () => {
		const read = before.map((entry): [string, PostedBatch] => [
			entry.key,
			live(entry, {
				lines: entry.lines.map((line) => ({ ...line, account: `9${line.account}` })),
				branch: 'B',
				exchangeRate: 2,
			}),
		]);
		const result = planned([event('x', { invoice: changed })], new Map(read));
		expect(keys(result.post)).toEqual(['issue#2', 'rec:202604#2', 'rec:202605#2', 'rec:202606#2']);
		expect(result.post[0]?.lines[0]?.description).toBe('invoice cb:inv:P1:issue#2');
		const [reversal] = result.reverse;
		expect(reversal).toMatchObject({
			key: 'cb:inv:P1:issue:rev:1',
			kind: 'reversal',
			branch: 'B',
			exchangeRate: 2,
			transactionDate: '2026-04-01',
			reverses: before[0] && batchNumber('fjord-test', before[0].key),
			reason: 'facts changed',
		});
		expect(reversal && glance(reversal)).toEqual(['91580 Cr 1137.50', '92700 Dr 227.50', '92965 Dr 910.00']);
	});

	it('counts generations on, from the batch or from its key', () => {
		const second = new Map(
			before.flatMap(
				(entry): Array<[string, PostedBatch]> => [
					[`${entry.key}#2`, live(entry)],
					[entry.key, live(entry, { D: 'OLD' })],
				],
			),
		);
		const result = planned([event('x', { invoice: changed })], second);
		expect(keys(result.post)[0]).toBe('issue#3');
		expect(keys(result.reverse)[0]).toBe('issue:rev:2');
		expect(keys(planned([invoice()], posted(before, { reversed: true, generation: 2, A: 'BEFORE' })).post)[0]).toBe('issue#3');
	});

	it('takes everything of a deleted document back', () => {
		const result = planned([invoice({ deleted: true })], posted(before));
		expect(keys(result.reverse)).toHaveLength(4);
		expect(result.post).toEqual([]);
		expect(planned([invoice({ deleted: true })], posted(before, { reversed: true }))).toMatchObject({
			reverse: [],
			post: [],
			conflicts: [],
		});
	});

	it('posts a void, and reverses nothing', () => {
		const result = planned([invoice({ status: 'voided', voided_at: midnight('2026-05-05') })], posted(before));
		expect(keys(result.post)).toEqual(['void', 'void-rec:202605', 'void-rec:202606']);
		expect(result.reverse).toEqual([]);
	});

	it('takes later recognition back when an early end replaces it', () => {
		const end = event('subscription_cancelled', {
			subscription: { id: 'sub_a', cancelled_at: midnight('2026-04-20'), current_term_end: quarter.to },
		});
		const result = planned(
			[invoice(), end],
			posted(before),
			{},
			norwegian({ onCancelWithoutCredit: 'accelerate' }),
		);
		expect(keys(result.reverse)).toEqual(['rec:202605:rev:1', 'rec:202606:rev:1']);
		expect(keys(result.post)).toEqual(['accel:202604']);
	});

	it('replaces what an early end changes: the rest of a foreign rate, months that another subscription shares', () => {
		const lines = ['sub_a', 'sub_b'].map((subscription) => ({ id: subscription, subscription, amount: 33_333, ...quarter }));
		const extra = { exchange_rate: 11.31 };
		const eur = event('x', { invoice: sale('invoice', { ...sample, lines, currency: 'EUR', country: 'DE', extra }) });
		const end = event('subscription_cancelled', {
			subscription: { id: 'sub_a', cancelled_at: midnight('2026-04-20'), current_term_end: quarter.to },
		});
		const rules = norwegian({ onCancelWithoutCredit: 'accelerate', settleFxResidue: true, convention: 'monthly' });
		const result = planned([eur, end], posted(journalAll([eur], rules)), {}, rules);
		expect(result.conflicts).toEqual([]);
		expect(keys(result.reverse).sort()).toEqual(['fxres:rev:1', 'rec:202605:rev:1', 'rec:202606:rev:1']);
		expect(keys(result.post).sort()).toEqual(['accel:202604', 'rec:202605#2', 'rec:202606#2']);
	});

	it('takes an early end back when an earlier one is learnt of, in an earlier month or in its own', () => {
		const ended = (day: string) =>
			event('subscription_cancelled', {
				subscription: { id: 'sub_a', cancelled_at: midnight(day), current_term_end: quarter.to },
			});
		const rules = norwegian({ onCancelWithoutCredit: 'accelerate' });
		const late = [invoice(), ended('2026-05-20')];
		const books = posted(journalAll(late, rules));
		const earlier = planned([...late, ended('2026-04-20')], books, {}, rules);
		expect(keys(earlier.reverse)).toContain('accel:202605:rev:1');
		expect(keys(earlier.post)).toContain('accel:202604');
		expect(earlier.conflicts).toEqual([]);
		const same = planned([...late, ended('2026-05-02')], books, {}, rules);
		expect([same.conflicts, same.reverse, same.post]).toEqual([[], [], []]);
	});

	it('takes back payments that failed later, and accruals that were invoiced or voided', () => {
		const pay = (status: string, version: number) =>
			event('x', {
				transaction: {
					id: 'T',
					type: 'payment',
					status,
					amount: 5,
					currency_code: 'NOK',
					date: midnight('2026-04-02'),
					resource_version: version,
				},
			});
		const paid = journalAll([pay('success', 1)], norwegian());
		expect(
			planned([pay('success', 1), pay('late_failure', 2)], posted(paid)).reverse.map(({ key }) => key),
		).toEqual(['cb:txn:T:pay:rev:1']);

		const charge = (type: string) =>
			event(
				type,
				{
					unbilled_charges: [
						{
							id: 'U',
							amount: 5,
							currency_code: 'NOK',
							entity_type: 'adhoc',
							date_from: midnight('2026-04-01'),
						},
					],
				},
				midnight('2026-04-20'),
			);
		const accrued = journalAll([charge('unbilled_charges_created')], norwegian());
		for (const type of ['unbilled_charges_voided', 'unbilled_charges_invoiced']) {
			const events = [charge('unbilled_charges_created'), charge(type)];
			const result = planned(events, posted(accrued), { periods: months() });
			expect(result.reverse).toMatchObject([{ key: 'cb:ubc:U:accr:202604:rev:1', autoReversing: true }]);
			const closed = planned(events, posted(accrued), { periods: months({ '202604': { closed: true } }) });
			expect(closed.reverse).toEqual([]);
			expect(closed.skipped).toMatchObject([{ reason: 'reversed-itself' }]);
		}
	});

	it('leaves an accrual of a month that the events do not tell of', () => {
		const charge = (type: string, day: string, content: object = {}) =>
			event(
				type,
				{
					unbilled_charges: [
						{
							id: 'U',
							amount: 5,
							currency_code: 'NOK',
							entity_type: 'adhoc',
							date_from: midnight('2026-04-01'),
						},
					],
					...content,
				},
				midnight(day),
			);
		const accrued = journalAll([charge('unbilled_charges_created', '2026-04-20')], norwegian());
		const seenLater = planned([charge('subscription_changed', '2026-05-03')], posted(accrued));
		expect(seenLater.post.map(({ key }) => key)).toEqual(['cb:ubc:U:accr:202605']);
		const billedLater = planned([charge('unbilled_charges_invoiced', '2026-05-03')], posted(accrued));
		for (const { reverse, withdraw, conflicts } of [seenLater, billedLater]) {
			expect([reverse, withdraw, conflicts]).toEqual([[], [], []]);
		}
	});

	it('does not post again what was taken back when nothing has changed since', () => {
		const result = planned([invoice()], posted(before, { reversed: true }));
		expect(result.post).toEqual([]);
		expect(new Set(result.conflicts.map(({ reason }) => reason))).toEqual(
			new Set(['taken back before, and not changed since']),
		);
	});

	it('leaves what is no longer desired for no reason of the document’s: a conflict', () => {
		const early = planned([invoice()], posted(before), {}, norwegian({ cutover: { date: '2026-12-01' } }));
		expect(early.conflicts).toHaveLength(4);
		expect(early.reverse).toEqual([]);
		const faulty = planned([invoice({ total: 1 })], posted(before));
		expect([faulty.reverse, faulty.conflicts]).toEqual([[], []]);
	});

	it('respects a person’s reversal', () => {
		const result = planned([invoice()], posted(before, { reversedInVisma: 'GL0099' }));
		expect(result.conflicts.map(({ reason }) => reason)).toEqual(Array(4).fill('reversed in Visma by GL0099'));
		expect(result.post).toEqual([]);
	});

	it('withdraws unreleased batches without a counter-batch', () => {
		const result = planned([invoice({ deleted: true })], posted(before, { status: 'Balanced' }));
		expect([keys(result.withdraw).length, result.reverse.length]).toEqual([4, 0]);
		const replaced = planned([event('x', { invoice: changed })], posted(before, { status: 'Hold' }));
		expect([keys(replaced.withdraw).length, keys(replaced.post)[0]]).toEqual([4, 'issue#2']);
	});

	it('reverses nothing of a document that was not read afresh', () => {
		const result = planned([invoice({ deleted: true })], posted(before), { fresh: new Set() });
		expect([result.refetch, result.reverse]).toEqual([['cb:inv:P1'], []]);
		expect(planned([event('x', { invoice: changed })], posted(before), { fresh: new Set() }).post).toEqual([]);
		expect(
			keys(planned([invoice({ deleted: true })], posted(before), { fresh: new Set(['cb:inv:P1']) }).reverse),
		).toHaveLength(4);
	});

	it('reverses nothing at all when it would be too much', () => {
		const result = planned([event('x', { invoice: changed })], posted(before), { maxReversals: 3 });
		expect([result.reverse, result.post]).toEqual([[], []]);
		expect(result.blocked).toMatchObject({ count: 4, limit: 3 });
		expect(keys(result.blocked?.preview ?? [])).toHaveLength(4);
		expect(
			planned([event('x', { invoice: changed })], posted(before), { maxReversals: 4 }).blocked,
		).toBeUndefined();
	});

	it('moves entries of closed periods to the next open one, or refuses them', () => {
		const periods = months({ '202604': { closed: true }, '202605': { closed: true } });
		const where = ({ transactionDate, financialPeriod }: Entry) => `${transactionDate} ${financialPeriod}`;
		expect(planned([invoice()], new Map(), { periods }).post.map(where)).toEqual([
			'2026-06-01 202606',
			'2026-06-01 202606',
			'2026-06-01 202606',
			'2026-06-30 202606',
		]);
		const refused = planned([invoice()], new Map(), { periods, closedPeriods: 'refuse' });
		expect(keys(refused.post)).toEqual(['rec:202606']);
		expect(refused.conflicts.map(({ reason }) => reason)).toContain('period 202604 is closed');
	});

	it('takes nothing back that cannot be posted anew', () => {
		const events = [event('x', { invoice: changed })];
		const closed = months({ '202604': { closed: true } });
		const refused = planned(events, posted(before), { periods: closed, closedPeriods: 'refuse' });
		expect(keys(refused.reverse)).toEqual(['rec:202605:rev:1', 'rec:202606:rev:1']);
		expect(keys(refused.conflicts)).toEqual(['issue#2', 'rec:202604#2']);
		const inactive = planned(events, posted(before), { periods: months({ '202606': { active: false } }) });
		expect(keys(inactive.reverse)).toEqual(['issue:rev:1', 'rec:202604:rev:1', 'rec:202605:rev:1']);
		expect(keys(inactive.waiting)).toEqual(['rec:202606#2']);
	});

	it('moves an entry into an earlier period when that is opened again', () => {
		const periods = months({ '202605': { closed: true } });
		expect(planned([invoice()], new Map(), { periods }).post.map(({ financialPeriod }) => financialPeriod)).toEqual(
			['202604', '202604', '202606', '202606'],
		);
	});

	it('reverses in the period of the batch, or the next open one after it', () => {
		const gone = [invoice({ deleted: true })];
		const dates = (periods: FinancialPeriod[]) =>
			planned(gone, posted(before), { periods }).reverse.map(({ transactionDate }) => transactionDate);
		expect(dates(months())).toEqual(['2026-04-01', '2026-04-30', '2026-05-31', '2026-06-30']);
		expect(dates(months({ '202605': { closed: true } }))).toEqual([
			'2026-04-01',
			'2026-04-30',
			'2026-06-01',
			'2026-06-30',
		]);
	});

	it('waits for periods that do not exist yet or are not active', () => {
		const periods = months({ '202606': { active: false } }).slice(0, 6);
		const result = planned([invoice()], new Map(), { periods });
		expect(result.waiting).toMatchObject([{ key: 'cb:inv:P1:rec:202606', reason: 'period 202606 is inactive' }]);
		const none = planned([invoice()], new Map(), { periods: months({ '202604': { closed: true } }).slice(0, 4) });
		expect(none.waiting).toHaveLength(4);
	});

	it('does not post an accrual whose own period is closed', () => {
		const charge = event(
			'unbilled_charges_created',
			{
				unbilled_charges: [
					{
						id: 'U',
						amount: 5,
						currency_code: 'NOK',
						entity_type: 'adhoc',
						date_from: midnight('2026-04-01'),
					},
				],
			},
			midnight('2026-04-20'),
		);
		const closed = planned([charge], new Map(), { periods: months({ '202604': { closed: true } }) });
		expect([closed.post, closed.skipped]).toMatchObject([[], [{ reason: 'period-closed' }]]);
		expect(planned([charge], new Map(), {}, norwegian({ firstOpenPeriod: '202605' })).skipped).toMatchObject([
			{ reason: 'period-closed' },
		]);
	});

	it('compares beyond the horizon, but posts nothing there', () => {
		const result = planned([invoice()], posted(before.slice(0, 1)), { horizon: '202604' });
		expect(keys(result.post)).toEqual(['rec:202604']);
		expect(result.skipped.map(({ reason }) => reason)).toEqual(['beyond-horizon', 'beyond-horizon']);
		expect(planned([invoice()], posted(before), { horizon: '202604' }).reverse).toEqual([]);
	});
});
