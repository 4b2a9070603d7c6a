import fc from 'fast-check';
import { collect, journalAll, plan, type Entry, type LedgerEvent, type PostedBatch } from '../../lib/ledger';
import { saleSample } from './arbitrary';
import { holds } from './holding';
import { balances, event, norwegian, sale } from './samples';
import { carryOut } from './simulatedBooks';

describe('a plan', () => {
	it('carried out once leaves nothing to do, and brings the books to the newest version from any earlier one', () => {
		const versions = fc.array(fc.tuple(saleSample, fc.constantFrom('live', 'voided', 'deleted')), {
			minLength: 1,
			maxLength: 3,
		});
		const convention = fc.constantFrom<'daily' | 'monthly'>('daily', 'monthly');
		holds([versions, convention], (samples, how) => {
			// Date and country stay: fingerprints know neither, and where only these change nothing is reversed.
			const { date, country } = samples[0]![0];
			const company = norwegian({ convention: how });
			const books = new Map<string, PostedBatch>();
			const ledger: Entry[] = [];
			let events: LedgerEvent[] = [];
			samples.forEach(([sample, state], i) => {
				const extra = {
					resource_version: i + 1,
					deleted: state === 'deleted',
					...(state === 'voided' ? { status: 'voided', voided_at: date } : {}),
				};
				events = [
					event('x', { invoice: sale('invoice', { ...sample, id: 'S', date, country, extra }) }),
					...events,
				];
				const { entries, families } = collect(events, company);
				const options = { maxReversals: 1000 };
				ledger.push(...carryOut(plan(entries, books, families, options), books));
				const again = plan(entries, books, families, options);
				expect([again.post, again.reverse]).toEqual([[], []]);
			});
			expect(balances(ledger, 'period')).toEqual(balances(journalAll(events, company), 'period'));
		});
	});
});
