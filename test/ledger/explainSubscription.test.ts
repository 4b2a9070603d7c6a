import { findEntry, journalAll } from '../../lib/ledger';
import { bySubscription, cancelled, happened } from './subscriptionSamples';

const rules = bySubscription({ convention: 'daily' });
const monthly = (term: [string, string], type: string) => happened({ on: term[0], type, term, items: { pro: 30_000 } });
const april = monthly(['2026-04-10', '2026-05-10'], 'created');
const may = monthly(['2026-05-10', '2026-06-10'], 'renewed');
const june = monthly(['2026-06-10', '2026-07-10'], 'renewed');
const end = cancelled('2026-07-01', { term: ['2026-06-10', '2026-07-10'], items: { pro: 30_000 } });
const all = [april, may, june, end];

const key = 'cb:sub:S1:20260610:rec:202607';
const posted = (known: typeof all) => journalAll(known, rules).find((entry) => entry.key === key);

describe('an entry of a subscription, sought among all that is known later', () => {
	it.each([
		['all terms', [april, may, june], /^as of its version \d+$/],
		['the one before', [may, june], /^as of its version \d+, without its terms before 2026-05-09T22:00:00.000Z$/],
		['no other term', [june], /^as of its version \d+, without its terms before 2026-06-09T22:00:00.000Z$/],
	])('is found as it was when the run that posted it knew of %s', (_, known, standpoint) => {
		const { D = '', A = '' } = posted(known) ?? {};
		const found = findEntry({ key, family: 'cb:sub:S1', D, A }, all, rules);
		expect(found).toMatchObject({ isSame: true, says: expect.stringMatching(standpoint), trace: { entry: { D, A } } });
	});

	it('is not said to be found where no part of the history has its facts', () => {
		const { A = '' } = posted([may, june]) ?? {};
		expect(findEntry({ key, family: 'cb:sub:S1', D: 'ZZZZZZ', A }, all, rules)?.isSame).not.toBe(true);
	});
});
