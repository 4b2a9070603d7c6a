import { range } from 'lodash';

import { type LedgerEvent, type Rules } from '../../lib/ledger';
import { explainBatches, type ExplainedBatch } from '../../lib/sync/journals/explain';
import { Both, type Numbering, settingsOf } from '../lib/sync/journals/both';
import { Draw } from './draw';
import { DAYS, writeHistory } from './history';
import { Stage } from './play';
import { RULES } from './rules';

jest.setTimeout(180_000);

let both: Both;

beforeAll(async () => {
	both = await Both.open();
});

afterAll(async () => await both.stop());

interface Past {
	rules?: Rules;
	numbering?: Numbering;
	/** Which lives it is of; all when absent. */
	isWanted?: (name: string) => boolean;
}

/** Lives a history and books it month by month, each month's events shuffled and one by one. */
async function live(seed: number, { rules = RULES, numbering = 'manual', isWanted }: Past = {}) {
	await both.reset(numbering);
	const stage = await Stage.open(both.control, writeHistory(seed, isWanted));
	let told = 0;
	for (const month of range(1, 7)) {
		await stage.playUntil(Math.ceil((DAYS * month) / 6));
		const events = await both.told();
		for (const event of new Draw(seed).shuffled(events.slice(told))) await both.record([event], settingsOf(numbering, { rules }));
		told = events.length;
	}
}

async function explained(rules: Rules, events?: LedgerEvent[]): Promise<ExplainedBatch[]> {
	const numbers = (await both.batches()).map(({ batchNumber }) => batchNumber);
	return await explainBatches(numbers, { visma: both.visma, chargebee: both.chargebee }, { rules, ...(events ? { events } : {}) });
}

/** What a person would have to look into. */
const doubtful = (batches: readonly ExplainedBatch[]) =>
	batches
		.filter(({ agrees }) => !agrees)
		.map(({ description, reason, members }) => [description, reason, members.flatMap(({ differences }) => differences)]);

describe('every batch of a random history is explained by working it out again', () => {
	it('from Chargebee alone', async () => {
		await live(2);
		const batches = await explained(RULES);
		expect(batches.length).toBeGreaterThan(200);
		expect(doubtful(batches)).toEqual([]);
		expect(batches.flatMap(({ members }) => members.flatMap(({ lines = [] }) => lines)).filter(({ parts }) => parts.length === 0)).toEqual([]);
	});

	it('where cancellations end recognition', async () => {
		const rules = { ...RULES, onCancelWithoutCredit: 'accelerate' as const };
		await live(4, { rules, isWanted: (name) => /cancelled|euros/.test(name) });
		expect(doubtful(await explained(rules))).toEqual([]);
	});

	it('under numbers that Visma.net gives', async () => {
		await live(5, { numbering: 'search', isWanted: (name) => /charges|deleted|voided|upgraded/.test(name) });
		expect(doubtful(await explained(RULES, await both.told()))).toEqual([]);
	});
});
