import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';

import type { ChargebeeEvent } from '../../lib/chargebee';
import type { ChargebeeEvent as SiteEvent } from '../../sandbox/chargebee/eventStore';
import { Company } from './company';
import { PublishedPoll } from './publishedPoll';

const ALL = { groups: ['all'], events: [] };
const FROM_THE_START = { ...ALL, startFrom: 'beginning' };

/** Longer than any poll waits. */
const BUSY = { type: 'rate-limit', retryAfter: 3600 } as const;

let company: Company;
beforeEach(async () => {
	company = await Company.open('empty');
	await company.control.chargebee.addCustomers([{ id: 'A', company: 'Nordlys AS', created_at: 1 }]);
});
afterEach(async () => await company.close());

function trigger(parameters: INodeParameters = FROM_THE_START, credential = {}): PublishedPoll {
	const { chargebeeSiteApi } = company.credentials;
	return new PublishedPoll({ chargebeeSiteApi: { ...chargebeeSiteApi, ...credential } }, parameters);
}

const live = async () =>
	await company.control.chargebee.live('create', { customerId: 'A' });

async function siteEvents(): Promise<ChargebeeEvent[]> {
	const { apiKey, baseUrl } = company.credentials.chargebeeSiteApi as { apiKey: string; baseUrl: string };
	const events: ChargebeeEvent[] = [];
	for (let offset: string | undefined; ; ) {
		const params = { limit: 100, 'sort_by[asc]': 'occurred_at', offset };
		const { data } = await axios.get(`${baseUrl}/api/v2/events`, { auth: { username: apiKey, password: '' }, params });
		events.push(...data.list.map(({ event }: { event: ChargebeeEvent }) => event));
		offset = data.next_offset;
		if (!offset) return events;
	}
}

const ids = (events: ChargebeeEvent[] | null) => (events ?? []).map(({ id }) => id);

describe('the very first poll', () => {
	test('from now on takes nothing of what was, and then only what comes, in the same second too', async () => {
		await live();
		const poll = trigger({ ...ALL, startFrom: 'now' });
		expect(await poll.tick()).toBeNull();
		const before = (await siteEvents()).length;
		await live();
		expect(ids(await poll.tick())).toEqual(ids((await siteEvents()).slice(before)));
		expect(await poll.tick()).toBeNull();
	});

	test('from now on at a site where nothing ever happened takes its first event', async () => {
		const poll = trigger({ ...ALL, startFrom: 'now' });
		expect(await poll.tick()).toBeNull();
		await live();
		expect(ids(await poll.tick())).toEqual(ids(await siteEvents()));
	});

	test('as far back as events go takes every event as the site has it, oldest first, more than a page of them', async () => {
		for (let round = 0; round < 40; round++) await live();
		const events = await siteEvents();
		expect(events.length).toBeGreaterThan(100);
		const taken = await trigger().tick();
		expect(taken).toEqual(events);
		expect((await company.chargebeeCalls()).written).toBe(0);
	});

	test('from a date takes what happened since, in the time of the site', async () => {
		await company.control.chargebee.moveClock({ to: '2026-03-01T21:59:00Z' });
		await live();
		await company.control.chargebee.moveClock({ to: '2026-03-01T23:30:00Z' });
		const before = (await siteEvents()).length;
		await live();
		const since = ids((await siteEvents()).slice(before));
		expect(ids(await trigger({ ...ALL, startFrom: 'date', startDate: '2026-03-02T00:00:00' }).tick())).toEqual(since);
		expect(ids(await trigger({ ...ALL, startFrom: 'date', startDate: '2026-03-01T23:00:00Z' }).tick())).toEqual(since);
	});
});

describe('polls after that', () => {
	test('take each event once, those too that become visible late, and say nothing when there is nothing', async () => {
		const poll = trigger();
		await live();
		const taken = [...ids(await poll.tick())];
		expect(await poll.tick()).toBeNull();
		const late = (await siteEvents()).at(-1) as ChargebeeEvent;
		await company.control.chargebee.addEvents([{ ...(late as SiteEvent), id: 'ev_late', occurred_at: late.occurred_at - 3600 }]);
		await live();
		taken.push(...ids(await poll.tick()));
		expect(taken).toContain('ev_late');
		expect([...taken].sort()).toEqual(ids(await siteEvents()).sort());
		expect(new Set(taken).size).toBe(taken.length);
	});

	test('take only the chosen types, and never what was mirrored from Visma.net', async () => {
		await live();
		const invoices = { groups: ['invoice'], events: [], startFrom: 'beginning' };
		const taken = (await trigger(invoices).tick()) ?? [];
		expect(taken.map(({ event_type: type }) => type)).toEqual(['invoice_generated']);
		const { id } = taken[0]?.content.invoice as { id: string };
		expect(await trigger(invoices, { invoiceIdPrefix: id.slice(0, 3) }).tick()).toBeNull();
	});

	test('go on where they were after the workflow was published anew, and begin anew from another start', async () => {
		await live();
		const before = trigger();
		await before.tick();
		const again = trigger();
		Object.assign(again.memory, JSON.parse(JSON.stringify(before.memory)));
		expect(await again.tick()).toBeNull();
		const anew = trigger({ ...ALL, startFrom: 'date', startDate: '2020-01-01' });
		Object.assign(anew.memory, JSON.parse(JSON.stringify(before.memory)));
		expect(ids(await anew.tick())).toEqual(ids(await siteEvents()));
	});

	test('two at once hand nothing over twice', async () => {
		const poll = trigger();
		await live();
		await company.control.chargebee.addFault({ method: 'GET', path: 'events$', times: 2, effect: { type: 'slow', ms: 300 } });
		const [first, second] = await Promise.all([poll.tick(), poll.tick()]);
		expect([...ids(first), ...ids(second)]).toEqual(ids(await siteEvents()));
		await live();
		expect(ids(await poll.tick()).length).toBeGreaterThan(0);
	});

	test('end after so many new events, and miss none', async () => {
		for (let round = 0; round < 60; round++) await live();
		const all = ids(await siteEvents());
		const limited = trigger({ ...FROM_THE_START, options: { eventsPerPoll: 100 } });
		const taken = ids(await limited.tick());
		expect(taken).toHaveLength(100);
		for (let events = await limited.tick(); events; events = await limited.tick()) taken.push(...ids(events));
		expect(taken).toEqual(all);
	});

	test('hand nothing over twice when n8n starts one while the one before is still at work', async () => {
		await live();
		const poll = trigger();
		await company.control.chargebee.addFault({ path: '/events', effect: { type: 'slow', ms: 100 } });
		const both = await Promise.all([poll.tick(), poll.tick()]);
		expect(both.flatMap(ids)).toEqual(ids(await siteEvents()));
	});

	test('from now on miss nothing where durable cursors keep nothing of the poll at publishing', async () => {
		await live();
		const poll = trigger({ ...ALL, startFrom: 'now' });
		expect(await poll.durableTick({ publishing: true })).toBeNull();
		const before = (await siteEvents()).length;
		await live();
		expect(ids(await poll.durableTick())).toEqual(ids((await siteEvents()).slice(before)));
		expect(await poll.durableTick()).toBeNull();
	});

	test('from now on miss nothing of an outage that begins after "now" was read', async () => {
		await live();
		const poll = trigger({ ...ALL, startFrom: 'now' });
		const before = (await siteEvents()).length;
		await company.control.chargebee.addFault({ path: '/events', skip: 2, times: 1, effect: BUSY });
		expect(await poll.durableTick({ publishing: true })).toBeNull();
		await live();
		await company.control.chargebee.removeFaults();
		expect(ids(await poll.durableTick())).toEqual(ids((await siteEvents()).slice(before)));
	});

	test('keep their place under n8n durable cursors, which stage a copy for each poll', async () => {
		const poll = trigger();
		await live();
		expect(ids(await poll.durableTick())).toEqual(ids(await siteEvents()));
		await company.control.chargebee.addFault({ path: '/events', times: 0, effect: BUSY });
		expect(await poll.durableTick()).toBeNull();
		await expect(poll.durableTick()).rejects.toThrow();
		await company.control.chargebee.removeFaults();
		const before = (await siteEvents()).length;
		await live();
		expect(ids(await poll.durableTick())).toEqual(ids((await siteEvents()).slice(before)));
	});
});

describe('a poll that fails', () => {
	test('is quiet the first time, so that n8n does not give the trigger up, and red from the second on', async () => {
		const poll = trigger();
		await live();
		await company.control.chargebee.addFault({ path: '/events', times: 2, effect: BUSY });
		expect(await poll.tick()).toBeNull();
		await expect(poll.tick()).rejects.toMatchObject({ message: expect.stringContaining('Events') });
		expect(ids(await poll.tick())).toEqual(ids(await siteEvents()));
		await company.control.chargebee.addFault({ path: '/events', effect: BUSY });
		expect(await poll.tick()).toBeNull();
	});

	test('on a later page hands on what it has read, and the next one goes on from there', async () => {
		for (let round = 0; round < 40; round++) await live();
		const all = ids(await siteEvents());
		await company.control.chargebee.addFault({ path: '/events', skip: 1, effect: BUSY });
		const poll = trigger();
		const taken = ids(await poll.tick());
		expect(taken).toHaveLength(100);
		expect([...taken, ...ids(await poll.tick())]).toEqual(all);
	});
});

describe('trying the node out', () => {
	test('shows the latest event and leaves the place as it is', async () => {
		await live();
		const poll = trigger();
		expect(ids(await poll.tick('manual'))).toEqual(ids((await siteEvents()).slice(-1)));
		expect(poll.memory).toEqual({});
		expect(ids(await poll.tick())).toEqual(ids(await siteEvents()));
	});

	test('says so where no such event has happened, and where none is chosen', async () => {
		await expect(trigger().tick('manual')).rejects.toThrow('No such event has happened');
		await expect(trigger({ groups: [], events: [] }).tick('manual')).rejects.toThrow('No event is chosen');
	});
});
