import axios from 'axios';

import type { ChargebeeEvent, ChargebeeWebhookEndpoint } from '../../lib/chargebee';
import { Company } from './company';
import { PublishedTrigger } from './publishedTrigger';

const USER = { webhookUser: 'chargebee', webhookPassword: 'open sesame: å' };

let company: Company;
let trigger: PublishedTrigger;

beforeEach(async () => {
	company = await Company.open('empty');
	await company.control.chargebee.settings({ webhooks: { anyPort: true } });
	await company.control.chargebee.addCustomers([{ id: 'A', company: 'Nordlys AS', created_at: 1 }]);
	trigger = await open();
});
afterEach(async () => {
	await trigger.close();
	await company.close();
});

/** @param port of another trigger, whose place on the site the new one takes */
async function open(parameters = {}, credential = {}, port = 0): Promise<PublishedTrigger> {
	const { chargebeeSiteApi } = company.credentials;
	const credentials = { chargebeeSiteApi: { ...chargebeeSiteApi, ...USER, ...credential } };
	return await PublishedTrigger.open(credentials, parameters, port);
}

/** Endpoints as the site lists them to anybody with the key. */
async function endpoints(): Promise<ChargebeeWebhookEndpoint[]> {
	const { apiKey, baseUrl } = company.credentials.chargebeeSiteApi as { apiKey: string; baseUrl: string };
	const { data } = await axios.get<{ list: Array<{ webhook_endpoint: ChargebeeWebhookEndpoint }> }>(
		`${baseUrl}/api/v2/webhook_endpoints`,
		{ auth: { username: apiKey, password: '' }, params: { limit: 100 } },
	);
	return data.list.map((entry) => entry.webhook_endpoint);
}

const post = async (body: unknown, { user = USER.webhookUser, password = USER.webhookPassword } = {}) =>
	await axios.post(trigger.url, body, { auth: { username: user, password }, validateStatus: () => true });

async function newestEvent(): Promise<ChargebeeEvent> {
	await company.control.chargebee.live('create', { customerId: 'A' });
	const invoices = (await allEvents()).filter(({ event_type }) => event_type === 'invoice_generated');
	return invoices.at(-1) as ChargebeeEvent;
}

async function allEvents(): Promise<ChargebeeEvent[]> {
	const { apiKey, baseUrl } = company.credentials.chargebeeSiteApi as { apiKey: string; baseUrl: string };
	const params = { limit: 100, 'sort_by[asc]': 'occurred_at' };
	const { data } = await axios.get<{ list: Array<{ event: ChargebeeEvent }> }>(`${baseUrl}/api/v2/events`, {
		auth: { username: apiKey, password: '' },
		params,
	});
	return data.list.map(({ event }) => event);
}

const delivered = async () => {
	while ((await company.control.chargebee.webhooks()).pending > 0) await company.control.chargebee.hurryWebhooks();
};

describe('publishing', () => {
	test('registers one endpoint with the chosen events, and leaves it alone when nothing changed', async () => {
		expect(await trigger.publish()).toBe(true);
		const [endpoint, ...others] = await endpoints();
		expect(others).toEqual([]);
		expect(endpoint).toMatchObject({ url: trigger.url });
		expect(endpoint?.enabled_events).toContain('invoice_generated');
		expect(endpoint?.enabled_events).not.toContain('customer_created');
		expect(await trigger.publish()).toBe(false);
		expect(await endpoints()).toHaveLength(1);
	});

	test('after a crash between registering and remembering takes the same endpoint over', async () => {
		await trigger.publish();
		const [before] = await endpoints();
		trigger.forget();
		expect(await trigger.publish()).toBe(true);
		expect((await endpoints()).map(({ id }) => id)).toEqual([before?.id]);
	});

	test('with other events than before changes the endpoint, also from some events to every event', async () => {
		await trigger.publish();
		for (const [groups, expected] of [[['creditNote'], 4], [['all'], 0]] as const) {
			const changed = await open({ groups: [...groups], events: [] }, {}, trigger.port);
			expect(await changed.publish()).toBe(true);
			expect((await endpoints()).map(({ enabled_events: events = [] }) => events.length)).toEqual([expected]);
			await changed.close();
		}
	});

	test('whose reply is lost takes one place only', async () => {
		await company.control.chargebee.addFault({ method: 'POST', path: 'webhook_endpoints', effect: { type: 'lose-reply' } });
		await trigger.publish();
		expect(await endpoints()).toHaveLength(1);
	});

	test('unpublishing removes it, also when it is gone already', async () => {
		await trigger.publish();
		expect(await trigger.unpublish()).toBe(true);
		expect(await endpoints()).toEqual([]);
		expect(await trigger.unpublish()).toBe(true);
	});

	test('with all five places taken names who has them, and what to do', async () => {
		const { apiKey, baseUrl } = company.credentials.chargebeeSiteApi as { apiKey: string; baseUrl: string };
		for (const number of [1, 2, 3, 4, 5]) {
			const form = new URLSearchParams({ name: `Taker ${number}`, url: `https://example.com/${number}` });
			await axios.post(`${baseUrl}/api/v2/webhook_endpoints`, form, { auth: { username: apiKey, password: '' } });
		}
		await expect(trigger.publish()).rejects.toMatchObject({
			message: 'All 5 webhook endpoints of the Chargebee site are taken',
			description: expect.stringContaining('Taker 3 (https://example.com/3)'),
		});
	});

	test('on a port that Chargebee does not call names the ports', async () => {
		await company.control.chargebee.settings({ webhooks: { anyPort: false } });
		await expect(trigger.publish()).rejects.toMatchObject({
			message: expect.stringContaining('Chargebee calls no webhook on port'),
			description: expect.stringContaining('8443'),
		});
	});

	test('without webhook user and password, or without an event, says what is missing', async () => {
		const withoutPassword = await open({}, { webhookPassword: '' });
		await expect(withoutPassword.publish()).rejects.toThrow('no webhook user and password');
		const withoutEvents = await open({ groups: [], events: [] });
		await expect(withoutEvents.publish()).rejects.toThrow('No event is chosen');
		await Promise.all([withoutPassword.close(), withoutEvents.close()]);
		expect(await endpoints()).toEqual([]);
	});
});

describe('a delivery', () => {
	test('of Chargebee starts one execution for each event, with id, type, time, source and version', async () => {
		await trigger.publish();
		await company.control.chargebee.live('create', { customerId: 'A' });
		await delivered();
		const expected = (await allEvents()).filter(({ event_type }) => /^(subscription|invoice)_/.test(event_type));
		expect(trigger.started.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
		expect(trigger.started[0]).toMatchObject({
			event_type: expect.any(String),
			occurred_at: expect.any(Number),
			source: expect.any(String),
			api_version: 'v2',
		});
	});

	test('with a wrong password is answered 401, and nothing starts', async () => {
		const event = await newestEvent();
		const { status, headers } = await post(event, { password: 'guessed' });
		expect(status).toBe(401);
		expect(headers['www-authenticate']).toContain('Basic');
		expect(trigger.started).toEqual([]);
	});

	test('that is no event is answered 400, one that Chargebee does not know too', async () => {
		expect((await post({ hello: 'world' })).status).toBe(400);
		const event = await newestEvent();
		expect((await post({ ...event, id: 'ev_forged' })).status).toBe(400);
		expect(trigger.started).toEqual([]);
	});

	test('passes on what Chargebee says of the event, not what was sent', async () => {
		const event = await newestEvent();
		expect((await post({ ...event, content: { invoice: { id: 'tampered', total: 1 } } })).status).toBe(200);
		expect(trigger.started).toEqual([event]);
	});

	test('that cannot be read from Chargebee just now is answered 503, so that it comes again', async () => {
		const event = await newestEvent();
		await company.control.chargebee.addFault({ path: '/events/', times: 0, effect: { type: 'rate-limit', retryAfter: 600 } });
		expect((await post(event)).status).toBe(503);
		expect(trigger.started).toEqual([]);
	});

	test('whose event Chargebee is slow to show is answered 503 while Chargebee still waits', async () => {
		const event = await newestEvent();
		await company.control.chargebee.addFault({ path: '/events/', times: 0, effect: { type: 'slow', ms: 60_000 } });
		const sentAt = Date.now();
		expect((await post(event)).status).toBe(503);
		expect(Date.now() - sentAt).toBeLessThan(18_000);
		expect(trigger.started).toEqual([]);
	}, 30_000);

	test('about an invoice that was mirrored from Visma.net is taken, and starts nothing', async () => {
		const event = await newestEvent();
		const { id } = event.content.invoice as { id: string };
		const guarded = await open({}, { invoiceIdPrefix: id.slice(0, 3) });
		const { status } = await axios.post(guarded.url, event, { auth: { username: USER.webhookUser, password: USER.webhookPassword } });
		expect(status).toBe(200);
		expect(guarded.started).toEqual([]);
		await guarded.close();
	});
});
