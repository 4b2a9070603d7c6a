import { Both } from '../lib/sync/journals/both';
import { expectBooks, live, monthAtOnce, shuffledAndDoubled } from './book';
import { Draw } from './draw';
import { RULES } from './rules';

jest.setTimeout(120_000);

let both: Both;

beforeAll(async () => {
	both = await Both.open();
});

afterAll(async () => await both.stop());

describe('a history comes to the books of the whole', () => {
	it('booked event by event, shuffled and doubled', async () => {
		await expectBooks(both, await live(both, { seed: 2 }, shuffledAndDoubled(new Draw(2))));
	});

	it('booked a month at once', async () => await expectBooks(both, await live(both, { seed: 3 }, monthAtOnce)));

	it('booked event by event under numbers that Visma.net gives', async () => {
		const isWanted = (name: string) => /charges|deleted|voided|upgraded/.test(name);
		await expectBooks(both, await live(both, { seed: 5, isWanted, numbering: 'search' }, shuffledAndDoubled(new Draw(5))));
	});

	it('booked event by event where cancellations end recognition', async () => {
		const rules = { ...RULES, onCancelWithoutCredit: 'accelerate' as const };
		const isWanted = (name: string) => /cancelled|euros/.test(name);
		await expectBooks(both, await live(both, { seed: 4, isWanted, rules }, shuffledAndDoubled(new Draw(4))), rules);
	});
});
