import type { ChargebeeEvent } from '../../../../lib/chargebee';
import { type EventPoll, pollEvents, startingAt } from '../../../../lib/sync/events';
import { movedOn, readFrom } from '../../../../lib/sync/events/cursor';
import { openSite, type TestSite } from '../../chargebee/site';

const NOON = 1_767_265_200;
const event = (id: string, time: number) =>
	({ id, occurred_at: time, event_type: 'invoice_updated', content: {} }) as unknown as ChargebeeEvent;
const events = (count: number, time: (index: number) => number) =>
	Array.from({ length: count }, (_, index) => event(`ev_${index}`, time(index)));

describe('the cursor of a poll', () => {
	test('looks back by the overlap, but never before the wanted start', () => {
		const cursor = movedOn(startingAt(NOON - 100), [event('a', NOON)], 7200);
		expect(readFrom(cursor, 60)).toBe(NOON - 60);
		expect(readFrom(cursor, 7200)).toBe(NOON - 100);
	});

	test('never goes back, whatever comes late', () => {
		const cursor = movedOn(startingAt(0), [event('a', NOON)], 7200);
		expect(movedOn(cursor, [event('b', NOON - 3600)], 7200).at).toBe(NOON);
	});

	test('remembers what it has to: nothing older than the overlap', () => {
		const cursor = movedOn(startingAt(0), [event('a', NOON - 7201), event('b', NOON - 7200), event('c', NOON)], 7200);
		expect(Object.keys(cursor.seen).sort()).toEqual(['b', 'c']);
	});

	test('of a crowded overlap looks back only as far as it remembers, whole seconds', () => {
		const cursor = movedOn(startingAt(0), events(3000, (index) => NOON + Math.floor(index / 3)), 7200);
		const from = readFrom(cursor, 7200);
		expect(Object.values(cursor.seen).length).toBeLessThan(1010);
		expect(Object.values(cursor.seen).filter((time) => time === from)).toHaveLength(3);
		expect(Math.min(...Object.values(cursor.seen))).toBe(from);
	});

	test('with thousands of events in one second still remembers them all', () => {
		const cursor = movedOn(startingAt(0), events(2500, () => NOON), 7200);
		expect(Object.keys(cursor.seen)).toHaveLength(2500);
	});
});

describe('reading what happened since', () => {
	let site: TestSite;
	beforeAll(async () => {
		site = await openSite();
		await site.control.addEvents(events(250, (index) => NOON + index) as never);
	});
	afterAll(async () => await site.stop());

	const order = (changes: Partial<EventPoll> = {}): EventPoll => ({
		client: site.client,
		types: [],
		overlap: 7200,
		limit: 1000,
		deadline: 10,
		clock: () => 0,
		...changes,
	});

	test('begins no page after the deadline, and the next poll goes on from there', async () => {
		const late = await pollEvents(startingAt(0), order({ clock: () => 10 }));
		expect(late.events).toHaveLength(100);
		const rest = await pollEvents(late.cursor, order());
		expect(rest.events.map(({ id }) => id)).toEqual(events(250, () => 0).slice(100).map(({ id }) => id));
	});

	test('a cursor survives being kept as JSON', async () => {
		const { cursor } = await pollEvents(startingAt(0), order());
		expect((await pollEvents(JSON.parse(JSON.stringify(cursor)), order())).events).toEqual([]);
	});
});
