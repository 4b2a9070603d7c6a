import { explainBatches } from '../../lib/sync/journals/explain';
import type { JournalSettings } from '../../lib/sync/journals/settings';
import { Both } from '../lib/sync/journals/both';
import { live, monthAtOnce } from './book';
import { MODES } from './rules';

jest.setTimeout(240_000);

let both: Both;

beforeAll(async () => {
	both = await Both.open();
});

afterAll(async () => await both.stop());

const { documents = fail(), ...others } = MODES;

function fail(): never {
	throw new Error('there are no rules by documents');
}

const ways = [
	...Object.entries(others).map(([name, rules]) => ({ name, rules, posting: 'single' as const })),
	{ name: 'documents, in monthly summaries', rules: documents, posting: 'summary' as const },
];

describe('every batch is explained by working it out again', () => {
	it.each(ways)('$name', async ({ rules, posting }) => {
		const wish: Partial<JournalSettings> = { maxReversals: 100, posting };
		const events = await live(both, { seed: 3, rules, wish }, monthAtOnce);
		const numbers = (await both.batches()).map(({ batchNumber }) => batchNumber);
		const batches = await explainBatches(numbers, { visma: both.visma, chargebee: both.chargebee }, { rules, events });
		const doubtful = batches.filter(({ agrees }) => !agrees);
		expect(doubtful.map(({ description, reason, members }) => [description, reason, members.flatMap(({ differences }) => differences)])).toEqual([]);
		expect(batches.length).toBeGreaterThan(100);
	});
});
