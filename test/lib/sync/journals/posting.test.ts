import { Both, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

describe.each(NUMBERINGS)('recording events, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, wish);

	it('posts and releases every entry of an invoice, and nothing a second time', async () => {
		await both.subscribe();
		const events = await both.told();
		const first = await both.record(events, settings());
		expect(refusedOf(first)).toEqual([]);
		expect(first.stoppedBy).toBeUndefined();
		expect(outcomes(first)).toEqual({ created: 14, skipped: 2 });
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
		const again = await both.record(events, settings());
		expect(outcomes(again)).toEqual({ unchanged: 14, skipped: 2 });
		expect(await both.batches()).toHaveLength(14);
	});
});
