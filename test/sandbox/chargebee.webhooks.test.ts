import { freshSite, startLiving, type Living } from './life';
import { listen, type Listener } from './listener';
import { form } from './running';

let site: Living;
let listener: Listener;
beforeAll(async () => {
	site = await startLiving();
});
afterAll(async () => await site.sandbox.stop());
beforeEach(async () => {
	await freshSite(site);
	await site.control.chargebee.settings({ webhooks: { anyPort: true } });
	listener = await listen();
});
afterEach(async () => await listener.close());

const post = async (path: string, fields: Record<string, string> = {}) => await site.chargebee.post(path, form(fields));
const createEndpoint = async (fields: Record<string, string> = {}) =>
	(await post('/webhook_endpoints', { name: 'n8n', url: listener.url, ...fields })).data.webhook_endpoint as {
		id: string;
	};
const subscribe = async () =>
	await site.live('create', { customerId: 'A', items: [{ item_price_id: 'pro-nok-yearly' }] });

const control = async (method: 'get' | 'post', path: string, data: object = {}) =>
	(await site.chargebee.request({ method, url: `${site.sandbox.chargebee.url}/_sandbox${path}`, data })).data;
interface Log {
	pending: number;
	deliveries: Array<{ eventType: string; outcome: string; attempt: number; status?: number; error?: string }>;
}
const log = async (): Promise<Log> => await control('get', '/webhooks');
const settled = async (): Promise<Log> => {
	for (;;) {
		const state = await log();
		if (state.pending === 0) return state;
	}
};
const types = () => listener.received.map(({ event_type }) => event_type);
const SUBSCRIBED = ['subscription_created', 'invoice_generated', 'mrr_updated'];

describe('webhook endpoints', () => {
	it('are created, listed, read, changed and deleted, and never show their password', async () => {
		const auth = { basic_auth_username: 'chargebee', basic_auth_password: 'hush' };
		const { id } = await createEndpoint({ ...auth, 'enabled_events[0]': 'invoice_generated' });
		const { data } = await site.chargebee.get(`/webhook_endpoints/${id}`);
		expect(data.webhook_endpoint).toEqual({
			id,
			name: 'n8n',
			url: listener.url,
			disabled: false,
			primary_url: false,
			api_version: 'v2',
			send_card_resource: false,
			enabled_events: ['invoice_generated'],
			object: 'webhook_endpoint',
		});
		const changed = await post(`/webhook_endpoints/${id}`, { disabled: 'true', 'enabled_events[0]': 'mrr_updated' });
		expect(changed.data.webhook_endpoint).toMatchObject({
			name: 'n8n',
			disabled: true,
			enabled_events: ['mrr_updated'],
		});
		expect((await site.chargebee.get('/webhook_endpoints')).data.list).toHaveLength(1);
		await post(`/webhook_endpoints/${id}/delete`);
		expect((await site.chargebee.get('/webhook_endpoints')).data.list).toEqual([]);
		expect((await site.chargebee.get(`/webhook_endpoints/${id}`)).status).toBe(404);
	});

	it('are five at most', async () => {
		for (let count = 0; count < 5; count++) await createEndpoint();
		const { status, data } = await post('/webhook_endpoints', { name: 'sixth', url: listener.url });
		expect([status, data.api_error_code]).toEqual([400, 'resource_limit_exceeded']);
		const { list } = (await site.chargebee.get('/webhook_endpoints')).data;
		await post(`/webhook_endpoints/${list[0].webhook_endpoint.id}/delete`);
		expect((await post('/webhook_endpoints', { name: 'fifth', url: listener.url })).status).toBe(200);
	});

	it.each([
		['https://n8n.example/webhook/x', 200],
		['http://n8n.example:8080/webhook/x', 200],
		['https://n8n.example:8443/webhook/x', 200],
		['http://n8n.example:5678/webhook/x', 400],
		['ftp://n8n.example/x', 400],
		['n8n', 400],
	])('at %s are answered %i', async (url, status) => {
		await site.control.chargebee.settings({ webhooks: { anyPort: false } });
		const answer = await post('/webhook_endpoints', { name: 'n8n', url });
		expect(answer.status).toBe(status);
		if (status === 400) expect(answer.data).toMatchObject({ api_error_code: 'param_wrong_value', param: 'url' });
	});

	it('have a name', async () => {
		expect((await post('/webhook_endpoints', { url: listener.url })).data.param).toBe('name');
	});
});

describe('webhooks', () => {
	it('bring every event, in order, with Basic auth, as it was then', async () => {
		await createEndpoint({ basic_auth_username: 'chargebee', basic_auth_password: 'hu:sh' });
		await subscribe();
		await settled();
		expect(types()).toEqual(SUBSCRIBED);
		const [headers] = listener.headers;
		expect(headers).toMatchObject({ authorization: `Basic ${Buffer.from('chargebee:hu:sh').toString('base64')}` });
		expect(headers?.['content-type']).toContain('application/json');
		const events = await site.events();
		expect(listener.received[1]?.content).toEqual(events.find(({ id }) => id === listener.received[1]?.id)?.content);
		expect(events.at(-1)).toMatchObject({ webhook_status: 'succeeded', webhooks: [{ webhook_status: 'succeeded' }] });
	});

	it('bring only the types that the endpoint wants, to every endpoint that wants them', async () => {
		await createEndpoint({ 'enabled_events[0]': 'mrr_updated', 'enabled_events[1]': 'invoice_generated' });
		await createEndpoint({ 'enabled_events[0]': 'mrr_updated' });
		await createEndpoint({ disabled: 'true' });
		await subscribe();
		await settled();
		expect(types().sort()).toEqual(['invoice_generated', 'mrr_updated', 'mrr_updated']);
		const created = (await site.events()).find(({ event_type }) => event_type === 'subscription_created');
		expect(created?.webhook_status).toBe('not_applicable');
	});

	it('do not bring what was done with the header that switches them off; the event list still shows it', async () => {
		await createEndpoint();
		const headers = { 'chargebee-event-webhook': 'all-disabled' };
		await site.chargebee.post('/customers/A', form({ company: 'B' }), { headers });
		await subscribe();
		await settled();
		expect(types()).toEqual(SUBSCRIBED);
		const changed = (await site.events()).find(({ event_type }) => event_type === 'customer_changed');
		expect(changed?.webhook_status).toBe('disabled');
	});

	it('are retried seven times, then given up', async () => {
		await createEndpoint({ 'enabled_events[0]': 'mrr_updated' });
		await site.control.chargebee.settings({ webhooks: { timeScale: 0 } });
		listener.answers = [500, 404, 301, 500, 500, 500, 500, 500];
		await subscribe();
		const { deliveries } = await settled();
		expect(deliveries.map(({ outcome }) => outcome)).toEqual([...Array(7).fill('retry'), 'failed']);
		expect(deliveries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect((await site.events()).at(-1)?.webhook_status).toBe('failed');
	});

	it('that fail wait two minutes, on a compressed clock, until the next attempt', async () => {
		await createEndpoint({ 'enabled_events[0]': 'mrr_updated' });
		await site.control.chargebee.settings({ webhooks: { timeScale: 0.001 } });
		listener.answers = [500];
		const started = performance.now();
		await subscribe();
		await settled();
		expect(performance.now() - started).toBeGreaterThan(119);
		expect((await log()).deliveries.map(({ outcome }) => outcome)).toEqual(['retry', 'delivered']);
	});

	it('to an endpoint that is down are made when it is back', async () => {
		await createEndpoint({ url: 'http://127.0.0.1:1/hook', 'enabled_events[0]': 'mrr_updated' });
		await subscribe();
		while ((await log()).deliveries.length === 0);
		expect((await log()).deliveries).toMatchObject([{ outcome: 'retry', error: 'ECONNREFUSED' }]);
		const { list } = (await site.chargebee.get('/webhook_endpoints')).data;
		await post(`/webhook_endpoints/${list[0].webhook_endpoint.id}`, { url: listener.url });
		await control('post', '/webhooks/hurry');
		expect((await settled()).deliveries.at(-1)).toMatchObject({ outcome: 'delivered', attempt: 2 });
	});

	it('have failed when the endpoint does not answer in time', async () => {
		await createEndpoint({ 'enabled_events[0]': 'mrr_updated' });
		await site.control.chargebee.settings({ webhooks: { timeoutMs: 30 } });
		listener.handle = async () => await new Promise(() => undefined);
		await subscribe();
		while ((await log()).deliveries.length === 0);
		expect((await log()).deliveries).toMatchObject([{ outcome: 'retry', error: 'ECONNABORTED' }]);
	});

	it('are redelivered on demand', async () => {
		await createEndpoint();
		await subscribe();
		await settled();
		const [, { id } = { id: '' }] = listener.received;
		expect(await control('post', '/webhooks/redeliver', { eventIds: [id] })).toEqual({ deliveries: 1 });
		await settled();
		expect(types()).toEqual([...SUBSCRIBED, 'invoice_generated']);
		expect(await control('post', '/webhooks/redeliver', { eventTypes: ['mrr_updated'] })).toEqual({ deliveries: 1 });
	});

	it('are held back and let go', async () => {
		await createEndpoint();
		await site.control.chargebee.settings({ webhooks: { held: true } });
		await subscribe();
		expect((await log()).pending).toBe(3);
		await site.control.chargebee.settings({ webhooks: { held: false } });
		await settled();
		expect(types()).toEqual(SUBSCRIBED);
	});

	it('are doubled, shuffled and lost by a chance that is always the same', async () => {
		const bad = { duplicate: 0.5, lose: 0.2, shuffleMs: 200, seed: 7, anyPort: true, held: true };
		const runs: string[][] = [];
		for (let run = 0; run < 2; run++) {
			await freshSite(site);
			await site.control.chargebee.settings({ webhooks: bad });
			await createEndpoint();
			for (let count = 0; count < 10; count++) await subscribe();
			const { pending, deliveries } = await log();
			const lost = deliveries.filter(({ outcome }) => outcome === 'lost');
			expect(lost.length).toBeGreaterThan(0);
			expect(pending).toBeGreaterThan(30 - lost.length);
			runs.push(deliveries.map(({ eventType }) => eventType));
			await site.control.chargebee.settings({ webhooks: { held: false } });
			await settled();
			const ids = listener.received.splice(0).map(({ id }) => id);
			expect(ids).toHaveLength(pending);
			expect(ids).not.toEqual([...ids].sort());
			expect(new Set(ids).size).toBe(30 - lost.length);
			const { made } = (await site.control.chargebee.state()).webhooks;
			expect(made).toEqual({ lost: lost.length, delivered: pending });
		}
		expect(runs[0]).toEqual(runs[1]);
	});

	it('that wait survive a snapshot, with their endpoints', async () => {
		await createEndpoint({ basic_auth_username: 'u', basic_auth_password: 'p' });
		await site.control.chargebee.settings({ webhooks: { held: true } });
		await subscribe();
		const snapshot = await site.control.chargebee.snapshot();
		await site.control.chargebee.reset({ seed: 'empty' });
		expect((await log()).pending).toBe(0);
		await site.control.chargebee.restore(snapshot);
		await site.control.chargebee.settings({ webhooks: { held: false } });
		await settled();
		expect(types()).toEqual(SUBSCRIBED);
		expect(listener.headers[0]?.authorization).toBeDefined();
	});
});
