import {
	batchNumber,
	collect,
	journalAll,
	livePosted,
	membersOf,
	notAmong,
	plan,
	summarise,
	summaryStem,
	toVismaBatch,
	type Batch,
	type Entry,
	type ReadBatch,
	type Rules,
} from '../../lib/ledger';
import { balances, credited, event, glance, invoiced, midnight, norwegian, sale, term } from './samples';
import { readBack } from './simulatedBooks';

const quarter = term('2026-01-01', '2026-04-01');
const monthly = norwegian({ convention: 'monthly' });
const invoice = (id: string, changes: Parameters<typeof invoiced>[0] | object = {}) =>
	invoiced({ id, date: '2026-01-01', lines: [{ amount: 30_000, ...quarter }], ...changes });
const planned = (events: Parameters<typeof journalAll>[0], rules: Rules = monthly) => {
	const { entries, families } = collect(events, rules);
	return plan(entries, new Map(), families).post;
};
const members = (batch: Batch | undefined): Entry[] => (batch && 'members' in batch ? batch.members : []);
const keys = (batches: readonly Batch[]) => batches.map(({ key }) => key);
const summaries = (batches: readonly Batch[]) => batches.filter(({ kind }) => kind === 'summary');
const readAll = (batches: readonly Batch[]) => new Map(batches.flatMap((batch) => [...membersOf(readBack(batch))]));

describe('a summary', () => {
	it('puts a month’s recognition of many documents into one batch, and leaves every other entry alone', () => {
		const voided = event('x', {
			invoice: sale('invoice', {
				id: 'V',
				date: '2026-01-01',
				lines: [{ amount: 30_000, ...quarter }],
				extra: { status: 'voided', voided_at: midnight('2026-02-10') },
			}),
		});
		const note = credited({
			id: 'N',
			date: '2026-02-01',
			lines: [{ amount: 9_000, ...term('2026-02-01', '2026-04-01') }],
		});
		const batches = summarise(planned([invoice('A'), invoice('B'), voided, note]));
		expect(keys(batches)).toEqual([
			'cb:inv:A:issue',
			'cb:inv:B:issue',
			'cb:inv:V:issue',
			'cb:inv:V:void',
			'cb:cn:N:issue',
			'cb:sum:202601:NOK:-:-:1',
			'cb:sum:202602:NOK:-:-:1',
			'cb:sum:202603:NOK:-:-:1',
		]);
		const february = batches[6];
		expect(february).toMatchObject({
			kind: 'summary',
			family: 'cb:sum:202602:NOK:-:-',
			transactionDate: '2026-02-28',
			financialPeriod: '202602',
			currency: 'NOK',
			exchangeRate: null,
			autoReversing: false,
		});
		expect(members(february).map(({ key }) => key)).toEqual([
			'cb:cn:N:rec:202602',
			'cb:inv:A:rec:202602',
			'cb:inv:B:rec:202602',
			'cb:inv:V:rec:202602',
			'cb:inv:V:void-rec:202602',
		]);
		expect(february && glance(february)).toHaveLength(10);
	});

	it('never takes in accruals, payments, early ends, reversals or residues', () => {
		const kinds = [
			'invoice',
			'creditNote',
			'void',
			'acceleration',
			'fxResidue',
			'payment',
			'refund',
			'fx',
			'accrual',
			'reversal',
			'subscription',
			'subscriptionChange',
		] as const;
		const [entry] = planned([invoice('A')]);
		for (const kind of kinds) expect(summaryStem({ ...entry!, kind })).toBeUndefined();
		for (const kind of ['recognition', 'voidRecognition'] as const)
			expect(summaryStem({ ...entry!, kind })).toBeDefined();
	});

	it('keeps currencies, rates and branches apart', () => {
		const eur = (id: string, rate: number) =>
			invoice(id, { currency: 'EUR', country: 'DE', extra: { exchange_rate: rate } });
		const rules = { ...monthly, conditions: [{ when: { country: 'SE' }, set: { branch: 'SE' } }] };
		const batches = summarise(
			planned([invoice('A'), eur('B', 11.5), eur('C', 11.6275), invoice('D', { country: 'SE' })], rules),
		);
		expect(keys(summaries(batches)).filter((key) => key.includes('202602'))).toEqual([
			'cb:sum:202602:EUR:11.5:-:1',
			'cb:sum:202602:EUR:11.6275:-:1',
			'cb:sum:202602:NOK:-:-:1',
			'cb:sum:202602:NOK:-:SE:1',
		]);
		expect(toVismaBatch(summaries(batches)[3]!)).toMatchObject({ branch: { value: 'SE' } });
	});

	it('goes by the period after the lock, dated its end', () => {
		const { entries, families } = collect([invoice('A')], monthly);
		const periods = ['01', '02', '03', '04', '05'].map((month) => {
			const end = new Date(Date.UTC(2026, Number(month), 0)).toISOString().slice(0, 10);
			return {
				id: `2026${month}`,
				startDate: `2026-${month}-01`,
				endDate: end,
				active: true,
				closed: month < '03',
			};
		});
		const [march, ...others] = summaries(summarise(plan(entries, new Map(), families, { periods }).post));
		expect([others.length, march?.key, march?.transactionDate]).toEqual([
			0,
			'cb:sum:202603:NOK:-:-:1',
			'2026-03-31',
		]);
		expect(members(march)).toHaveLength(3);
	});

	it('is cut between members at the limit of lines, numbered from the first that Visma does not hold', () => {
		const post = planned(['A', 'B', 'C', 'D', 'E'].map((id) => invoice(id)));
		const firstFree = new Map([['cb:sum:202602:NOK:-:-', 4]]);
		const batches = summaries(summarise(post, 5, firstFree));
		expect(batches.map((batch) => `${batch.key.slice(7)} ${members(batch).length}`)).toEqual([
			'202601:NOK:-:-:1 2',
			'202601:NOK:-:-:2 2',
			'202601:NOK:-:-:3 1',
			'202602:NOK:-:-:4 2',
			'202602:NOK:-:-:5 2',
			'202602:NOK:-:-:6 1',
			'202603:NOK:-:-:1 2',
			'202603:NOK:-:-:2 2',
			'202603:NOK:-:-:3 1',
		]);
		expect(summaries(summarise(post, 1)).every((batch) => members(batch).length === 1)).toBe(true);
		expect(summaries(summarise(post))).toHaveLength(3);
		expect(summaries(summarise([...post].reverse(), 5)).map(({ key, D, A }) => [key, D, A])).toEqual(
			summaries(summarise(post, 5)).map(({ key, D, A }) => [key, D, A]),
		);
	});

	it('tells of each line whose it is, within the length of a description', () => {
		const [january] = summaries(summarise(planned([invoice('A'), invoice('an-invoice-of-a-long-name')])));
		const body = toVismaBatch(january!, { numbering: 'manual', descriptionLength: 40 });
		expect(body.batchNumber?.value).toBe(batchNumber('fjord-test', 'cb:sum:202601:NOK:-:-:1'));
		expect(body.description.value).toBe(`${body.batchNumber?.value} ${january?.D} ${january?.A} summary cb`);
		const [first] = members(january);
		const id15 = batchNumber('fjord-test', 'cb:inv:A:rec:202601');
		expect(body.journalTransactionLines.map(({ transactionDescription }) => transactionDescription.value)).toEqual([
			`${id15} ${first?.D} ${first?.A} recognitio`,
			`${id15} ${first?.D} ${first?.A} recognitio`,
			expect.stringContaining(batchNumber('fjord-test', 'cb:inv:an-invoice-of-a-long-name:rec:202601')),
			expect.stringContaining(batchNumber('fjord-test', 'cb:inv:an-invoice-of-a-long-name:rec:202601')),
		]);
		const lines = body.journalTransactionLines;
		expect(lines.map(({ referenceNumber }) => referenceNumber.value)).toEqual([
			'A',
			'A',
			'e-of-a-long-name'.slice(-15),
			'e-of-a-long-name'.slice(-15),
		]);
		expect(lines.map(({ lineNumber }) => lineNumber.value)).toEqual([1, 2, 3, 4]);
	});
});

describe('a summary read back', () => {
	const events = [invoice('A'), invoice('B')];
	const post = planned(events);
	const batches = summarise(post);
	const { families } = collect(events, monthly);
	const posted = livePosted(keys(post), 'fjord-test', readAll(batches));

	it('is its members, each with its own lines and fingerprints', () => {
		const found = membersOf(readBack(batches[2]!));
		expect([...found.keys()]).toEqual(['A', 'B'].map((id) => batchNumber('fjord-test', `cb:inv:${id}:rec:202601`)));
		const [first] = members(batches[2]);
		expect([...found.values()][0]).toMatchObject({
			batchNumber: batchNumber('fjord-test', 'cb:sum:202601:NOK:-:-:1'),
			D: first?.D,
			A: first?.A,
			shared: true,
			transactionDate: '2026-01-31',
		});
		expect([...found.values()].map((member) => glance(member))).toEqual([
			['2965 Dr 100.00', '3020 Cr 100.00'],
			['2965 Dr 100.00', '3020 Cr 100.00'],
		]);
		expect([...membersOf(readBack(post[0]!)).values()]).toMatchObject([
			{ shared: false, lines: post[0]?.lines.map(({ account }) => ({ account })) },
		]);
	});

	it('of a stranger is nothing, and a withdrawn one counts as taken back', () => {
		const batch = readBack(batches[2]!);
		expect(membersOf({ ...batch, description: 'Salaries' }).size).toBe(0);
		expect(membersOf({ ...batch, description: `DUPLICATE ${batch.description}` }).size).toBe(0);
		const withdrawn: ReadBatch = { ...readBack(post[1]!), status: 'Hold' };
		const found = membersOf({ ...withdrawn, description: `WITHDRAWN ${withdrawn.description}` });
		expect(livePosted([post[1]!.key], 'fjord-test', found).get(post[1]!.key)).toMatchObject({
			reversed: true,
			generation: 1,
		});
	});

	it('leaves nothing to post, in either mode', () => {
		const { entries } = collect(events, monthly);
		expect(plan(entries, posted, families)).toMatchObject({ post: [], reverse: [], conflicts: [] });
		const single = livePosted(keys(post), 'fjord-test', readAll(post));
		expect(plan(entries, single, families)).toMatchObject({ post: [], reverse: [], conflicts: [] });
	});

	it('is mended by the reversal of one member, whose next generation goes into the next batch', () => {
		const dearer = invoiced({ id: 'A', date: '2026-01-01', lines: [{ amount: 60_000, ...quarter }] });
		const changed = collect([dearer], monthly);
		for (const status of ['Posted', 'Balanced']) {
			const read = readAll(batches.map((batch) => ({ ...batch })));
			for (const batch of read.values()) if (batch.shared) batch.status = status;
			const again = plan(changed.entries, livePosted(keys(post), 'fjord-test', read), changed.families);
			expect([again.withdraw, keys(again.reverse)]).toEqual([
				[],
				['issue', 'rec:202601', 'rec:202602', 'rec:202603'].map((name) => `cb:inv:A:${name}:rev:1`),
			]);
			expect(again.reverse[1] && glance(again.reverse[1])).toEqual(['2965 Cr 100.00', '3020 Dr 100.00']);
			const firstFree = new Map(['01', '02', '03'].map((month) => [`cb:sum:2026${month}:NOK:-:-`, 2]));
			expect(keys(summarise(again.post, 400, firstFree))).toEqual([
				'cb:inv:A:issue#2',
				'cb:sum:202601:NOK:-:-:2',
				'cb:sum:202602:NOK:-:-:2',
				'cb:sum:202603:NOK:-:-:2',
			]);
			const next = summarise(again.post, 400, firstFree);
			const whole = new Map([...read, ...readAll([...next, ...again.reverse])]);
			const settled = livePosted(keys(post), 'fjord-test', whole);
			expect(settled.get('cb:inv:A:rec:202601')).toMatchObject({ generation: 2, reversed: false });
			expect(plan(changed.entries, settled, changed.families)).toMatchObject({ post: [], reverse: [] });
		}
	});

	it('by another worker who was first leaves what he did not post', () => {
		const his = summarise(planned([invoice('A')]));
		const mine = notAmong(post, readAll(his));
		expect(mine.map(({ key }) => key)).toEqual(
			post.map(({ key }) => key).filter((key) => key.startsWith('cb:inv:B')),
		);
		const firstFree = new Map(['01', '02', '03'].map((month) => [`cb:sum:2026${month}:NOK:-:-`, 2]));
		expect(balances([...his, ...summarise(mine, 400, firstFree)], 'period')).toEqual(balances(post, 'period'));
	});
});
