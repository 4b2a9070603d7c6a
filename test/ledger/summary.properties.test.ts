import fc from 'fast-check';
import {
	batchNumber,
	collect,
	journalAll,
	livePosted,
	membersOf,
	plan,
	summarise,
	type Batch,
	type Entry,
	type LedgerEvent,
	type PostedBatch,
} from '../../lib/ledger';
import { history, rules, saleSample } from './arbitrary';
import { holds } from './holding';
import { event, norwegian, sale, units } from './samples';
import { readBack } from './simulatedBooks';

const limit = fc.integer({ min: 1, max: 12 });

/** The net per period, account, subaccount and currency. */
function standing(entries: readonly Entry[]): Record<string, bigint> {
	const sums = new Map<string, bigint>();
	for (const { financialPeriod, currency, lines } of entries) {
		for (const { account, subaccount, debit, credit } of lines) {
			const name = [financialPeriod, account, subaccount, currency].join(' ');
			sums.set(name, (sums.get(name) ?? 0n) + units(debit) - units(credit));
		}
	}
	return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const membersIn = (batch: Batch): Entry[] => ('members' in batch ? batch.members : [batch]);
const baseOf = (key: string): string => key.replace(/(#\d+|:rev:\d+)$/, '');

describe('a summary', () => {
	it('comes to the same balances as single batches, and never splits a member', () => {
		holds([history, rules, limit], (events, company, lines) => {
			const { entries, families } = collect(events, company);
			const { post } = plan(entries, new Map(), families);
			const batches = summarise(post, lines);
			expect(standing(batches)).toEqual(standing(post));
			const members = batches.flatMap(membersIn);
			expect(new Set(members)).toEqual(new Set(post));
			expect(members).toHaveLength(post.length);
			expect(new Set(batches.map(({ key }) => key)).size).toBe(batches.length);
			for (const batch of batches) {
				expect(batch.lines).toEqual(membersIn(batch).flatMap((member) => member.lines));
				if (batch.kind !== 'summary') continue;
				expect(batch.lines.length <= lines || membersIn(batch).length === 1).toBe(true);
				expect(
					membersIn(batch).every(
						({ exchangeRate, branch }) => exchangeRate === batch.exchangeRate && branch === batch.branch,
					),
				).toBe(true);
			}
		});
	});

	it('and single batches may follow each other: what is posted in one mode is not posted in the other', () => {
		holds([history, rules, limit, fc.infiniteStream(fc.boolean())], (events, company, lines, coins) => {
			const { entries, families } = collect(events, company);
			const { post } = plan(entries, new Map(), families);
			const isSingle = new Map(post.map(({ key }) => [key, coins.next().value === true]));
			const batches = [
				...post.filter(({ key }) => isSingle.get(key)),
				...summarise(
					post.filter(({ key }) => !isSingle.get(key)),
					lines,
				),
			];
			const found = new Map(batches.flatMap((batch) => [...membersOf(readBack(batch))]));
			const posted = livePosted(
				entries.map(({ key }) => key),
				company.site,
				found,
			);
			expect(plan(entries, posted, families)).toMatchObject({
				post: [],
				reverse: [],
				conflicts: [],
				withdraw: [],
			});
		});
	});

	it('run after run, in changing modes, brings the books to the newest version of a document', () => {
		const versions = fc.array(fc.tuple(saleSample, fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 4 });
		holds([versions, limit], (samples, lines) => {
			const { date, country } = samples[0]![0];
			const company = norwegian();
			const found = new Map<string, PostedBatch>();
			const firstFree = new Map<string, number>();
			const ledger: Batch[] = [];
			const seen = new Set<string>();
			let events: LedgerEvent[] = [];
			samples.forEach(([sample, isDeleted, isSummary], i) => {
				const extra = { resource_version: i + 1, deleted: isDeleted };
				events = [event('x', { invoice: sale('invoice', { ...sample, id: 'S', date, country, extra }) })];
				const { entries, families } = collect(events, company);
				for (const { key } of entries) seen.add(key);
				const { post, reverse } = plan(entries, livePosted(seen, company.site, found), families, {
					maxReversals: 1000,
				});
				const batches = [...reverse, ...(isSummary ? summarise(post, lines, firstFree) : post)];
				for (const batch of batches) {
					for (const [id15, member] of membersOf(readBack(batch))) found.set(id15, member);
					if (batch.kind !== 'summary') continue;
					const n = Number(batch.key.split(':').at(-1));
					firstFree.set(batch.family, Math.max(n + 1, firstFree.get(batch.family) ?? 1));
				}
				ledger.push(...batches);
			});
			expect(standing(ledger)).toEqual(standing(journalAll(events, company)));
			const ids = ledger.flatMap(membersIn).map(({ site, key }) => batchNumber(site, key));
			expect(new Set(ids).size).toBe(ids.length);
			expect(ledger.flatMap(membersIn).every(({ key }) => seen.has(baseOf(key)))).toBe(true);
		});
	});
});
