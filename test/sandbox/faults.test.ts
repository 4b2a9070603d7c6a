import { form, run, type Running } from './running';

let running: Running;
beforeAll(async () => {
	running = await run('empty');
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => await running.control.chargebee.reset({ seed: 'empty' }));

const create = async (id: string) => await running.chargebee.post('/customers', form({ id }));
const countCustomers = async () => (await running.control.chargebee.state()).counts.customers;

async function until(condition: () => Promise<boolean>): Promise<void> {
	while (!(await condition()));
}

describe('faults', () => {
	it('lose-reply does the work, then cuts the connection', async () => {
		await running.control.chargebee.addFault({ effect: { type: 'lose-reply' } });
		await expect(create('A')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(await countCustomers()).toBe(1);
	});

	it('down cuts the connection and does nothing, until it is removed', async () => {
		const id = await running.control.chargebee.addFault({ times: 0, effect: { type: 'down' } });
		await expect(create('A')).rejects.toMatchObject({ code: 'ECONNRESET' });
		await expect(create('A')).rejects.toMatchObject({ code: 'ECONNRESET' });
		await running.control.chargebee.removeFaults(id);
		expect(await countCustomers()).toBe(0);
		expect((await create('A')).status).toBe(200);
	});

	it('error-before answers without working, error-after works first', async () => {
		await running.control.chargebee.addFault({ effect: { type: 'error-before', status: 503 } });
		expect(await create('A')).toMatchObject({ status: 503, data: { api_error_code: 'internal_temporary_error' } });
		expect(await countCustomers()).toBe(0);
		await running.control.chargebee.addFault({ effect: { type: 'error-after', status: 500 } });
		expect(await create('A')).toMatchObject({ status: 500, data: { api_error_code: 'internal_error' } });
		expect(await countCustomers()).toBe(1);
	});

	it('error-before takes a body of its own', async () => {
		const effect = { type: 'error-before' as const, status: 500, body: { odd: true } };
		await running.control.chargebee.addFault({ effect });
		expect(await create('A')).toMatchObject({ status: 500, data: { odd: true } });
	});

	it('error-before takes a body that is no JSON, as a gateway gives', async () => {
		await running.control.chargebee.addFault({
			effect: { type: 'error-before', status: 503, body: '<h1>Bad gateway</h1>' },
		});
		expect(await create('A')).toMatchObject({ status: 503, data: '<h1>Bad gateway</h1>' });
	});

	it('an answer lost under an idempotency key is found by asking again', async () => {
		const headers = { 'chargebee-idempotency-key': 'k' };
		const send = async () => await running.chargebee.post('/customers', form({ company: 'Once' }), { headers });
		await running.control.chargebee.addFault({ effect: { type: 'error-after', status: 500 } });
		expect((await send()).status).toBe(500);
		const again = await send();
		expect(again.status).toBe(200);
		expect(again.headers['chargebee-idempotency-replayed']).toBe('true');
		expect(await countCustomers()).toBe(1);
	});

	it('hold-reply does the work, and answers when it is released', async () => {
		const id = await running.control.chargebee.addFault({ effect: { type: 'hold-reply' } });
		const answer = create('A');
		await until(async () => (await running.control.chargebee.faults())[0]?.held === 1);
		expect(await countCustomers()).toBe(1);
		await running.control.chargebee.releaseFault(id);
		expect((await answer).status).toBe(200);
	});

	it('a probability hits its part of the requests, the same ones after the same seed', async () => {
		const hits = async (seed: number) => {
			const effect = { type: 'error-before' as const, status: 500 };
			const id = await running.control.chargebee.addFault({ times: 0, probability: 0.3, seed, effect });
			const statuses: number[] = [];
			for (let i = 0; i < 40; i++) statuses.push((await running.chargebee.get('/customers')).status);
			await running.control.chargebee.removeFaults(id);
			return statuses.flatMap((status, index) => (status === 500 ? [index] : []));
		};
		const first = await hits(7);
		expect(first.length).toBeGreaterThan(4);
		expect(first.length).toBeLessThan(24);
		expect(await hits(7)).toEqual(first);
		expect(await hits(8)).not.toEqual(first);
	});

	it('rate-limit and unauthorized answer in the words of the server', async () => {
		await running.control.chargebee.addFault({
			effect: { type: 'rate-limit', retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' },
		});
		const limited = await create('A');
		expect(limited.status).toBe(429);
		expect(limited.headers['retry-after']).toBe('Wed, 21 Oct 2026 07:28:00 GMT');
		await running.control.visma.addFault({ effect: { type: 'rate-limit', retryAfter: 600 } });
		expect((await running.visma.get('/v1/branch')).headers['retry-after']).toBe('600');
		await running.control.chargebee.addFault({ effect: { type: 'unauthorized' } });
		expect((await create('A')).status).toBe(401);
	});

	it('hit only the method and path named, after the number of requests to let through', async () => {
		const broken = { method: 'POST', path: '/customers$', skip: 1, times: 1 };
		await running.control.chargebee.addFault({ ...broken, effect: { type: 'error-before', status: 500 } });
		expect((await running.chargebee.get('/customers')).status).toBe(200);
		const statuses = [];
		for (const id of ['A', 'B', 'C']) statuses.push((await create(id)).status);
		expect(statuses).toEqual([200, 500, 200]);
	});

	it('hold keeps a request before any work until it is released', async () => {
		const id = await running.control.chargebee.addFault({ method: 'POST', effect: { type: 'hold' } });
		const held = create('A');
		await until(async () => (await running.control.chargebee.faults())[0]?.held === 1);
		expect(await countCustomers()).toBe(0);
		await running.control.chargebee.releaseFault(id);
		expect((await held).status).toBe(200);
		expect(await countCustomers()).toBe(1);
	});

	it('a held request whose sender has died is still worked on after the release', async () => {
		const id = await running.control.chargebee.addFault({ method: 'POST', effect: { type: 'hold' } });
		const death = new AbortController();
		const send = running.chargebee.post('/customers', form({ id: 'A' }), { signal: death.signal }).catch(() => 'died');
		await until(async () => (await running.control.chargebee.faults())[0]?.held === 1);
		death.abort();
		expect(await send).toBe('died');
		await running.control.chargebee.releaseFault(id);
		await until(async () => (await countCustomers()) === 1);
	});

	it('slow answers late', async () => {
		await running.control.chargebee.addFault({ effect: { type: 'slow', ms: 120 } });
		const started = performance.now();
		await create('A');
		expect(performance.now() - started).toBeGreaterThan(110);
	});

	it('are written in the request log', async () => {
		await running.control.chargebee.addFault({ effect: { type: 'down' } });
		await running.control.chargebee.addFault({ effect: { type: 'error-after', status: 500 } });
		await create('A').catch(() => undefined);
		await create('B');
		await create('C');
		const log = await running.control.chargebee.requests();
		expect(log.map(({ body, status, effect }) => [body, status, effect])).toEqual([
			[{ id: 'A' }, null, 'down'],
			[{ id: 'B' }, 500, 'error-after'],
			[{ id: 'C' }, 200, undefined],
		]);
	});

	it('never hit the control routes', async () => {
		await running.control.chargebee.addFault({ times: 0, effect: { type: 'down' } });
		expect(await running.control.chargebee.requests()).toEqual([]);
	});
});
