import type { LedgerEvent } from '../../../../lib/ledger';
import type { HttpCall, Send, Wire } from '../../../../lib/http';
import { type JournalSettings, recordEvents } from '../../../../lib/sync/journals';
import { Both, NUMBERINGS, type Numbering, refusedOf, settingsOf, swedish, wanted } from './both';

jest.setTimeout(120_000);

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

class Killed extends Error {}

/** A wire to Visma.net that is cut for good once so many writes were carried out: their process is gone before the reply. */
function killedAfter(writes: number, wire: Wire): { wire: Wire; isDead: () => boolean } {
	let [done, isDead] = [0, false];
	const send: Send = async (call: HttpCall) => {
		if (isDead) throw new Killed('The process is gone');
		const answer = await wire.send(call);
		if (call.method !== 'GET' && ++done === writes) isDead = true;
		if (isDead) throw new Killed('The process is gone');
		return answer;
	};
	return { wire: { ...wire, send }, isDead: () => isDead };
}

/** Records events in a process that is killed after so many writes. Returns false when it came to its end. */
async function killed(events: readonly LedgerEvent[], of: JournalSettings, writes: number): Promise<boolean> {
	const { visma, isDead } = both.vismaThrough((wire) => killedAfter(writes, wire));
	const deps = { visma, chargebee: both.chargebee, executionId: 'killed', now: () => '2026-01-15T11:00:00Z' };
	await recordEvents(events, deps, of).catch((error: unknown) => {
		if (!(error instanceof Killed)) throw error;
	});
	return isDead();
}

const settings = (numbering: Numbering) => settingsOf(numbering, { posting: 'summary', onlyPoster: true, horizon: '202602' });

async function begin(numbering: Numbering): Promise<LedgerEvent[]> {
	await both.reset(numbering);
	await both.subscribe('pro-sek-yearly');
	await both.subscribe('basic-sek-yearly');
	return await both.told();
}

/** What stands after one more run: each entry once, released, and to the unit what the events come to. */
async function expectRight(events: readonly LedgerEvent[], of: JournalSettings): Promise<void> {
	expect(refusedOf(await both.record(events, of)).map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
	const due = Object.entries(wanted(events, swedish())).filter(([name]) => name.slice(0, 6) <= '202602');
	expect(await both.ledger()).toEqual(Object.fromEntries(due));
	const again = await both.record(events, of);
	expect(again.results.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'skipped').map(({ key }) => key)).toEqual([]);
	expect((await both.batches()).filter(({ status }) => status !== 'Posted')).toEqual([]);
}

describe.each(NUMBERINGS)('a process that is killed after any of its writes, numbering %s', (numbering) => {
	it('with months in summaries: the next run ends with the books of one', async () => {
		let writes = 0;
		for (let isDead = true; isDead; ) {
			const events = await begin(numbering);
			isDead = await killed(events, settings(numbering), ++writes);
			await expectRight(events, settings(numbering));
		}
		// two sales, and one batch a month: each posted and released
		expect(writes).toBe(9);
	});
});

describe('a process that is killed while it takes one document back out of summaries', () => {
	it('leaves what the next run brings to its end', async () => {
		let writes = 0;
		for (let isDead = true; isDead; ) {
			await begin('manual');
			const { of } = await both.subscribe('enterprise-sek-yearly');
			await both.record(await both.told(), settings('manual'));
			await both.live('delete-invoice', of);
			const events = await both.told();
			isDead = await killed(events, settings('manual'), ++writes);
			await expectRight(events, settings('manual'));
		}
		expect(writes).toBe(7);
	});
});
