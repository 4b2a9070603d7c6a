import fc from 'fast-check';

import { attempt } from '../../../../lib/attempt';
import { beginAt, beginNow, type ChangeState, pollChanges } from '../../../../lib/sync/changes';
import { Company, THINGS } from './company';

const OVERLAP = 120;

/** A trigger as n8n keeps it: what it handed over, and what it remembers. */
class Watcher {
	readonly handedOver: Array<{ key: string; version: string; type: string }> = [];
	cursors: string[] = [];
	mostAtOnce = 0;

	constructor(
		private readonly company: Company,
		public state: ChangeState,
		private readonly maxChanges?: number,
	) {}

	/** @param calls how many calls there is time for; the first is always made */
	async poll(calls = Infinity): Promise<boolean> {
		const begun = this.company.calls;
		const hasTime = () => this.company.calls - begun < calls;
		const options = { overlapMinutes: OVERLAP, pageSize: 1000, maxChanges: this.maxChanges, localNow: this.company.localNow, hasTime };
		const polled = await attempt(async () => await pollChanges(this.company.client, THINGS, this.state, options));
		if (!polled.ok) return false;
		const { changes, state, complete } = polled.value;
		this.mostAtOnce = Math.max(this.mostAtOnce, changes.length);
		this.handedOver.push(...changes.map(({ row, type }) => ({ key: String(row.number), version: String(row.timeStamp), type })));
		this.state = JSON.parse(JSON.stringify(state)) as ChangeState;
		this.cursors.push(state.cursor);
		return complete;
	}

	/** Polls until all is read, then once more: what came in between two polls of one reading is met by the next. */
	async finish(): Promise<void> {
		for (let round = 0; round < 2; round++) for (let tries = 0; tries < 400 && !(await this.poll()); tries++);
	}

	/** The newest version of each record that was handed over. */
	get newest(): Map<string, string> {
		return new Map(this.handedOver.map(({ key, version }) => [key, version]));
	}
}

type Act = (company: Company, watcher: Watcher) => Promise<unknown> | void;
const acts: fc.Arbitrary<Act> = fc.oneof(
	fc.integer({ min: 1, max: 7 }).map((count): Act => (company) => Array.from({ length: count }, () => company.create()).forEach(() => undefined)),
	fc.nat(40).map((place): Act => (company) => company.change(place)),
	fc.constantFrom(0, 1, 999, 60_000, 1_800_000).map((ms): Act => (company) => company.wait(ms)),
	fc.constant<Act>((company) => company.turnClock()),
	fc.constant<Act>((company) => company.shuffle()),
	fc.tuple(fc.nat(3), fc.nat(40)).map(([skip, place]): Act => async (company, watcher) => {
		company.script = [...Array.from({ length: skip }, () => undefined), () => (company.wait(1), company.create(), company.change(place))];
		await watcher.poll();
		company.script = [];
	}),
	fc.nat(3).map((skip): Act => async (company, watcher) => {
		company.script = [...Array.from({ length: skip }, () => undefined), 'fail'];
		await watcher.poll();
		company.script = [];
	}),
	fc.integer({ min: 1, max: 3 }).map((calls): Act => async (_company, watcher) => await watcher.poll(calls)),
	fc.constant<Act>(async (_company, watcher) => await watcher.poll()),
);

describe('for any schedule of changes, polls, failures and clock changes', () => {
	const schedule = fc.array(acts, { maxLength: 40 });
	const pageSizes = fc.integer({ min: 1, max: 6 });
	const caps = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });

	it('each change arrives, none twice, no more at once than may, and the cursor never goes back', async () => {
		await fc.assert(
			fc.asyncProperty(schedule, pageSizes, caps, async (steps, pageSize, cap) => {
				const company = new Company(pageSize);
				const watcher = new Watcher(company, beginAt(''), cap);
				for (const step of steps) await step(company, watcher);
				await watcher.finish();
				expect(watcher.newest).toEqual(new Map(company.rows.map(({ number, timeStamp }) => [number, timeStamp])));
				const versions = watcher.handedOver.map(({ version }) => version);
				expect(versions).toEqual([...new Set(versions)]);
				expect(watcher.cursors).toEqual([...watcher.cursors].sort());
				expect(watcher.mostAtOnce).toBeLessThanOrEqual(cap ?? Infinity);
				const created = watcher.handedOver.filter(({ type }) => type === 'created').map(({ key }) => key);
				expect(created.sort()).toEqual(company.rows.map(({ number }) => number).sort());
			}),
			{ numRuns: 300 },
		);
	});

	it('a crash that forgets a hand-over only repeats it: nothing is lost', async () => {
		await fc.assert(
			fc.asyncProperty(schedule, fc.array(fc.nat(40), { maxLength: 4 }), pageSizes, caps, async (steps, crashes, pageSize, cap) => {
				const company = new Company(pageSize);
				const watcher = new Watcher(company, beginAt(''), cap);
				for (const [index, step] of steps.entries()) {
					const before = watcher.state;
					await step(company, watcher);
					if (crashes.includes(index)) watcher.state = before;
				}
				await watcher.finish();
				expect(watcher.newest).toEqual(new Map(company.rows.map(({ number, timeStamp }) => [number, timeStamp])));
			}),
			{ numRuns: 100 },
		);
	});

	it('what is remembered holds no more than the overlap', async () => {
		const company = new Company(50);
		const watcher = new Watcher(company, beginAt(''));
		for (let hour = 0; hour < 10; hour++) {
			for (let row = 0; row < 20; row++) company.create();
			await watcher.poll();
			company.wait(3_600_000);
		}
		expect(Object.keys(watcher.state.seen).length).toBeLessThanOrEqual(60);
		expect(watcher.handedOver).toHaveLength(200);
	});
});

describe('where the first poll begins', () => {
	const busyCompany = () => {
		const company = new Company(4);
		for (let row = 0; row < 9; row++) {
			company.create();
			company.wait(600_000);
		}
		return company;
	};

	it('now: what is there already counts as handed over, what comes after arrives', async () => {
		const company = busyCompany();
		const watcher = new Watcher(company, await beginNow(company.client, THINGS, company.localNow, OVERLAP));
		expect(await watcher.poll()).toBe(true);
		expect(watcher.handedOver).toEqual([]);
		company.change(2);
		company.create();
		await watcher.poll();
		expect(watcher.handedOver.map(({ key, type }) => [key, type])).toEqual([
			['n2', 'changed'],
			['n9', 'created'],
		]);
	});

	it.each([5, 45, 500, 5000])('now, after %i quiet days, or with a local clock that is so far ahead', async (days) => {
		const company = busyCompany();
		const ahead = new Date(Date.parse(`${company.localNow}Z`) + days * 86_400_000).toISOString().slice(0, -1);
		const watcher = new Watcher(company, await beginNow(company.client, THINGS, ahead, OVERLAP));
		company.wait(1);
		company.change(0);
		await watcher.poll();
		expect(watcher.handedOver.map(({ key }) => key)).toEqual(['n0']);
	});

	it('now, in a company without any record', async () => {
		const company = new Company(4);
		const watcher = new Watcher(company, await beginNow(company.client, THINGS, company.localNow, OVERLAP));
		company.create();
		await watcher.poll();
		expect(watcher.handedOver).toMatchObject([{ key: 'n0', type: 'created' }]);
	});

	it('a time: what was changed before it never arrives', async () => {
		const company = busyCompany();
		const start = String(company.rows[6]?.lastModifiedDateTime);
		const watcher = new Watcher(company, beginAt(start));
		await watcher.poll();
		await watcher.poll();
		expect(watcher.handedOver.map(({ key }) => key)).toEqual(['n6', 'n7', 'n8']);
	});
});

it('a list that takes longer than a poll may is read over several polls', async () => {
	const company = new Company(2);
	for (let row = 0; row < 9; row++) company.create();
	const watcher = new Watcher(company, beginAt(''));
	const complete: boolean[] = [];
	for (let poll = 0; poll < 3; poll++) complete.push(await watcher.poll(2));
	expect(complete).toEqual([false, false, true]);
	expect(watcher.handedOver).toHaveLength(9);
	expect(company.calls).toBe(5);
	expect(watcher.state.unfinished).toBeUndefined();
});

it('a reading over several polls, longer than the overlap, moves the cursor no further than where it began', async () => {
	const company = new Company(2);
	for (let row = 0; row < 6; row++) company.create();
	const watcher = new Watcher(company, beginAt(''));
	await watcher.poll(1);
	company.wait(60_000);
	company.change(0);
	company.wait(5 * 3_600_000);
	company.change(5);
	await watcher.poll();
	await watcher.poll();
	expect(watcher.newest).toEqual(new Map(company.rows.map(({ number, timeStamp }) => [number, timeStamp])));
});

it('a row that moves to a page that was read already is missed by no poll, however old its change is', async () => {
	const company = new Company(2);
	for (let row = 0; row < 6; row++) {
		company.create();
		company.wait(3 * 3_600_000);
	}
	const watcher = new Watcher(company, beginAt(''));
	company.script = [undefined, () => company.rows.unshift(...company.rows.splice(4, 1))];
	await watcher.poll();
	expect(watcher.handedOver.map(({ key }) => key).sort()).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5']);
});

it('an older copy than the one that was handed over, as a late answer has it, is no change', async () => {
	const company = new Company(5);
	company.create();
	const old = { ...company.rows[0] };
	company.wait(1000);
	company.change(0);
	const watcher = new Watcher(company, beginAt(''));
	await watcher.poll();
	Object.assign(company.rows[0] ?? {}, old);
	await watcher.poll();
	expect(watcher.handedOver).toHaveLength(1);
});

describe('a burst', () => {
	const CHANGED = 50_000;
	const AT_ONCE = 2000;

	it('of 50,000 changes of one moment is handed over in bounded parts, each change once, and then there is quiet', async () => {
		const company = new Company(1000);
		for (let row = 0; row < CHANGED; row++) company.create();
		const watcher = new Watcher(company, beginAt(''), AT_ONCE);
		const parts: number[] = [];
		let kept = 0;
		while (watcher.handedOver.length < CHANGED && parts.length < 100) {
			const before = watcher.handedOver.length;
			await watcher.poll();
			parts.push(watcher.handedOver.length - before);
			kept = Math.max(kept, JSON.stringify(watcher.state).length);
		}
		expect(parts).toEqual(Array.from({ length: CHANGED / AT_ONCE }, () => AT_ONCE));
		expect(new Set(watcher.handedOver.map(({ version }) => version)).size).toBe(CHANGED);
		// A key, a time and a version each: what n8n saves with the flow grows with the overlap, never with the records.
		expect(kept).toBeLessThan(CHANGED * 70);
		expect(await watcher.poll()).toBe(true);
		expect(watcher.handedOver).toHaveLength(CHANGED);
		expect(watcher.cursors.filter((cursor) => cursor === '')).toHaveLength(parts.length - 1);

		company.wait(3 * 3_600_000);
		company.create();
		await watcher.poll();
		await watcher.poll();
		expect(watcher.handedOver).toHaveLength(CHANGED + 1);
		expect(Object.keys(watcher.state.seen)).toHaveLength(1);
	}, 120_000);

	it('moves the cursor only when all of it is handed over: after a crash in between nothing is missing', async () => {
		const company = new Company(50);
		for (let row = 0; row < 300; row++) company.create();
		const watcher = new Watcher(company, beginAt(''), 70);
		await watcher.poll();
		const saved = watcher.state;
		await watcher.poll();
		expect(watcher.state.cursor).toBe('');
		watcher.state = saved;
		await watcher.finish();
		expect(watcher.newest.size).toBe(300);
		expect(watcher.handedOver).toHaveLength(370);
	});
});

it('a row that moves up since another one was deleted is missed by no poll, however old its change is', async () => {
	const company = new Company(2);
	for (let row = 0; row < 6; row++) {
		company.create();
		company.wait(3 * 3_600_000);
	}
	const watcher = new Watcher(company, beginAt(''));
	company.script = [undefined, () => company.rows.splice(0, 1)];
	await watcher.poll();
	await watcher.poll();
	expect(watcher.handedOver.map(({ key }) => key).sort()).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5']);
	expect(watcher.state.unfinished).toBeUndefined();
});

it('a row that moves up between two polls of one reading is not missed either', async () => {
	const company = new Company(2);
	for (let row = 0; row < 6; row++) {
		company.create();
		company.wait(3 * 3_600_000);
	}
	const watcher = new Watcher(company, beginAt(''));
	await watcher.poll(1);
	company.rows.splice(0, 1);
	for (let poll = 0; poll < 3; poll++) await watcher.poll();
	expect(watcher.handedOver.map(({ key }) => key).sort()).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5']);
});

it('a change after the company was moved to another database, where row versions begin anew, arrives', async () => {
	const company = new Company(5);
	company.create();
	const watcher = new Watcher(company, beginAt(''));
	await watcher.poll();
	company.wait(1000);
	company.change(0);
	Object.assign(company.rows[0] ?? {}, { timeStamp: 'AAAAAAAAAAE=' });
	await watcher.poll();
	expect(watcher.handedOver.map(({ key }) => key)).toEqual(['n0', 'n0']);
});
