import { Both } from '../lib/sync/journals/both';
import { expectBooks, type Feed, live, monthAtOnce, shuffledAndDoubled } from './book';
import { Draw } from './draw';
import { MODES } from './rules';

jest.setTimeout(240_000);

let both: Both;

beforeAll(async () => {
	both = await Both.open();
});

afterAll(async () => await both.stop());

const { documents: _documents, ...others } = MODES;

describe.each(Object.entries(others))('twenty lives by %s', (_name, rules) => {
	const feeds: Array<[string, Feed]> = [
		['month by month', monthAtOnce],
		['event by event, shuffled and doubled', shuffledAndDoubled(new Draw(3))],
	];
	it.each(feeds)('come to the books of the whole, booked %s', async (_how, feed) => {
		await expectBooks(both, await live(both, { seed: 3, rules, wish: { maxReversals: 100 } }, feed), rules);
	});
});
