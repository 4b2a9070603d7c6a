import { collect, familyOf, issueKeyOf, journalAll, plan, type Entry, type PostedBatch } from '../../lib/ledger';
import { midnight } from './samples';
import { bySubscription, happened } from './subscriptionSamples';

const year: [string, string] = ['2026-01-01', '2027-01-01'];
const started = happened({ on: '2026-01-01', type: 'created', term: year });
const upgraded = happened({ on: '2026-07-16', term: year, items: { pro: 240_000 } });
const renewed = happened({ on: '2027-01-01', type: 'renewed', term: ['2027-01-01', '2027-04-01'] });
const posted = (entries: readonly Entry[]) =>
	new Map(
		entries.map((entry): [string, PostedBatch] => [
			entry.key,
			{ ...entry, batchNumber: entry.key, status: 'Posted' },
		]),
	);
const keys = (list: ReadonlyArray<{ key: string }>) => list.map(({ key }) => key.replace('cb:sub:S1:', ''));

describe('a plan for subscriptions', () => {
	it('posts each term’s issue first, then the rest of the term', () => {
		const { entries, families } = collect([started, renewed], bySubscription());
		const { post } = plan([...entries].reverse(), new Map(), families);
		expect(keys(post).filter((key) => /issue|rec:202[67]0[13]/.test(key))).toEqual([
			'20270101:issue',
			'20270101:rec:202703',
			'20270101:rec:202701',
			'20260101:issue',
			'20260101:rec:202603',
			'20260101:rec:202601',
		]);
	});

	it('after a change adds it, and reverses and posts again only its own and later months', () => {
		const before = journalAll([started], bySubscription());
		const { entries, families } = collect([started, upgraded], bySubscription());
		const { post, reverse, conflicts } = plan(entries, posted(before), families);
		const later = ['07', '08', '09', '10', '11', '12'].map((month) => `20260101:rec:2026${month}`);
		expect(keys(post)).toEqual(['20260101:adj:20260716', ...later.map((key) => `${key}#2`)]);
		expect(keys(reverse)).toEqual(later.map((key) => `${key}:rev:1`));
		expect(reverse[0]).toMatchObject({ transactionDate: '2026-07-31', financialPeriod: '202607' });
		expect(conflicts).toEqual([]);
	});

	it('after a cancellation told late takes back what was recognised beyond it', () => {
		const before = journalAll([started], bySubscription());
		const cancelled = happened({
			on: '2026-12-05',
			type: 'cancelled',
			status: 'cancelled',
			term: year,
			extra: { cancelled_at: midnight('2026-11-01') },
		});
		const { entries, families } = collect([started, cancelled], bySubscription());
		const { post, reverse } = plan(entries, posted(before), families);
		expect([keys(post), keys(reverse)]).toEqual([
			['20260101:adj:20261101'],
			['20260101:rec:202611:rev:1', '20260101:rec:202612:rev:1'],
		]);
		const accelerate = bySubscription({ subscription: { onCancel: 'accelerate' } });
		const early = collect([started, cancelled], accelerate);
		const brought = plan(early.entries, posted(before), early.families).reverse;
		expect(brought.map(({ reason }) => reason)).toEqual(['recognised at once']);
	});

	it('under other rules is a conflict, and nothing is reversed', () => {
		const before = journalAll([started, upgraded], bySubscription());
		const { entries, families } = collect([started, upgraded], bySubscription({ convention: 'daily' }));
		const { post, reverse, conflicts } = plan(entries, posted(before), families);
		expect([post, reverse]).toEqual([[], []]);
		expect(new Set(conflicts.map(({ reason }) => reason))).toEqual(new Set(['posted under other rules']));
	});

	it('never touches another subscription or what is not its own', () => {
		const other = journalAll(
			[happened({ id: 'S1:20260101', on: '2026-01-01', type: 'created', term: year })],
			bySubscription(),
		);
		const { entries, families } = collect([started], bySubscription());
		const { reverse, conflicts } = plan(entries, posted([...entries, ...other]), families);
		expect([reverse, conflicts]).toEqual([[], []]);
	});
});

describe('the keys of entries', () => {
	it.each([
		['cb:sub:S1:20260101:issue', 'cb:sub:S1', 'cb:sub:S1:20260101:issue'],
		['cb:sub:a:20260101:20260201:adj:20260301', 'cb:sub:a:20260101', 'cb:sub:a:20260101:20260201:issue'],
		['cb:sub:S1:20260101:rec:202601', 'cb:sub:S1', 'cb:sub:S1:20260101:issue'],
		['cb:sub:S1:20260101:accel:202601', 'cb:sub:S1', 'cb:sub:S1:20260101:issue'],
		['cb:inv:x:y:rec:202601', 'cb:inv:x:y', 'cb:inv:x:y:issue'],
		['cb:txn:T:fx:I:1', 'cb:txn:T', undefined],
		['cb:sub:S1:issue', undefined, undefined],
		['cb:sum:202601:NOK:-:-:1', undefined, undefined],
	])('%s tell family and issue', (key, family, issue) => {
		expect([familyOf(key), issueKeyOf(key)]).toEqual([family, issue]);
	});
});
