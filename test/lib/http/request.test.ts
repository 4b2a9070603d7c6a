import fc from 'fast-check';

import { callName, ConnectionError, type HttpCall, RateLimitError, type Repeat, request, StatusError } from '../../../lib/http';
import { type ScriptedServer, startScriptedServer, type Step } from './scriptedServer';
import { START, wireTo } from './wireTo';

let server: ScriptedServer;
beforeAll(async () => {
	server = await startScriptedServer();
});
afterAll(async () => await server.stop());

const call = (repeat: Repeat): HttpCall => ({ method: repeat === 'safe' ? 'GET' : 'POST', url: `${server.url}/thing?a=1`, repeat });
const answers = (status: number, headers: Record<string, string> = {}): Step => ({ status, headers });

/** Sends a call that fails for good. */
async function failing(repeat: Repeat, wire = wireTo()) {
	const sent = request(call(repeat), wire);
	return await sent.then(
		() => {
			throw new Error('The call succeeded');
		},
		(error: unknown) => error,
	);
}

describe('which calls are sent again', () => {
	const DONE = 1;
	const AGAIN = 2;
	it.each<[string, Step, Record<Repeat, number>]>([
		['429 refused without doing anything', answers(429), { safe: AGAIN, identified: AGAIN, never: AGAIN }],
		['500', answers(500), { safe: AGAIN, identified: AGAIN, never: DONE }],
		['502', answers(502), { safe: AGAIN, identified: AGAIN, never: DONE }],
		['503', answers(503), { safe: AGAIN, identified: AGAIN, never: DONE }],
		['504', answers(504), { safe: AGAIN, identified: AGAIN, never: DONE }],
		['a connection that was cut', 'cut', { safe: AGAIN, identified: AGAIN, never: DONE }],
		['400', answers(400), { safe: DONE, identified: DONE, never: DONE }],
		['401', answers(401), { safe: DONE, identified: DONE, never: DONE }],
		['404', answers(404), { safe: DONE, identified: DONE, never: DONE }],
		['409', answers(409), { safe: DONE, identified: DONE, never: DONE }],
		['501', answers(501), { safe: DONE, identified: DONE, never: DONE }],
	])('after %s', async (_name, step, attempts) => {
		for (const repeat of ['safe', 'identified', 'never'] as const) {
			server.play(step, answers(200));
			const sent = request(call(repeat), wireTo());
			if (attempts[repeat] === AGAIN) expect((await sent).attempts).toBe(AGAIN);
			else await expect(sent).rejects.toMatchObject({ attempts: DONE });
			expect(server.requests).toHaveLength(attempts[repeat]);
		}
	});

	it('a connection that never came about repeats every call: the server cannot have seen it', async () => {
		const refused: HttpCall = { method: 'POST', url: 'http://127.0.0.1:1/', repeat: 'never' };
		const error = await request(refused, wireTo()).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(ConnectionError);
		expect(error).toMatchObject({ attempts: 5, outcomeUnknown: false });
	});

	it('409 after an attempt whose answer was lost means that attempt is still at work: an identified call waits for it', async () => {
		server.play('cut', answers(409), answers(200));
		expect((await request(call('identified'), wireTo())).attempts).toBe(3);
	});

	it('hands over the body of a success at once, whatever its status', async () => {
		server.play({ status: 201, body: { id: 'x' } });
		expect(await request(call('never'), wireTo())).toMatchObject({ status: 201, body: { id: 'x' }, attempts: 1 });
	});

	it('an error that is no missing answer, of a cancelled execution say, passes through', async () => {
		const cancelled = new Error('cancelled');
		const wire = { ...wireTo(), send: async () => await Promise.reject(cancelled) };
		await expect(request(call('safe'), wire)).rejects.toBe(cancelled);
	});

	it('a wait that is cancelled ends the request with the error of the wait', async () => {
		server.play(answers(503));
		const cancelled = new Error('cancelled');
		const wire = { ...wireTo(), sleep: async () => await Promise.reject(cancelled) };
		await expect(request(call('safe'), wire)).rejects.toBe(cancelled);
		expect(server.requests).toHaveLength(1);
	});
});

describe('how long is waited', () => {
	it('as many seconds as Retry-After says', async () => {
		server.play(answers(429, { 'retry-after': '2' }), answers(200));
		const wire = wireTo();
		await request(call('never'), wire);
		expect(wire.slept).toEqual([2000]);
	});

	it('until the date that Retry-After names', async () => {
		server.play(answers(503, { 'retry-after': new Date(START + 7000).toUTCString() }), answers(200));
		const wire = wireTo();
		await request(call('safe'), wire);
		expect(wire.slept).toEqual([7000]);
	});

	it('until X-RateLimit-Reset on 429, which a 503 only carries along', async () => {
		const reset = { 'x-ratelimit-reset': '40' };
		server.play(answers(429, reset), answers(503, reset), answers(200));
		const wire = wireTo();
		await request(call('safe'), wire);
		expect(wire.slept[0]).toBe(40_000);
		expect(wire.slept[1]).toBeLessThan(1000);
	});

	it('Retry-After comes before X-RateLimit-Reset', async () => {
		server.play(answers(429, { 'retry-after': '3', 'x-ratelimit-reset': '40' }), answers(200));
		const wire = wireTo();
		await request(call('safe'), wire);
		expect(wire.slept).toEqual([3000]);
	});

	it('a random part of a bound that doubles with each attempt', async () => {
		server.play(answers(500));
		const wire = wireTo({ random: () => 0.5 });
		await failing('safe', wire);
		expect(wire.slept).toEqual([250, 500, 1000, 2000]);
	});

	it('waits that the server asks for do not use up attempts', async () => {
		const busy = answers(429, { 'retry-after': '5' });
		server.play(...Array.from({ length: 8 }, () => busy), answers(200));
		expect((await request(call('safe'), wireTo())).attempts).toBe(9);
	});

	it('a server that asks for no wait at all is not stormed', async () => {
		server.play(answers(429, { 'retry-after': '0' }));
		const wire = wireTo();
		expect(await failing('safe', wire)).toMatchObject({ attempts: 5, retryAfterMs: 30_000 });
		expect(wire.slept.every((ms) => ms > 0)).toBe(true);
	});
});

describe('when it ends', () => {
	it('a wait beyond the budget ends at once, with no further call, and says when to come back', async () => {
		server.play(answers(429, { 'retry-after': '600' }));
		const wire = wireTo();
		const error = await failing('identified', wire);
		expect(error).toBeInstanceOf(RateLimitError);
		expect(error).toMatchObject({ retryAfterMs: 600_000, attempts: 1, status: 429, outcomeUnknown: false });
		expect(wire.slept).toEqual([]);
		expect(server.requests).toHaveLength(1);
	});

	it('so does an outage of which the server knows the end, where the call may be repeated', async () => {
		server.play(answers(503, { 'retry-after': '600' }));
		expect(await failing('safe')).toMatchObject({ name: 'RateLimitError', retryAfterMs: 600_000, attempts: 1, status: 503 });
		expect(await failing('never')).toMatchObject({ name: 'StatusError', outcomeUnknown: true });
	});

	it('the budget counts from the first attempt, not anew with each', async () => {
		server.play(answers(429, { 'retry-after': '40' }));
		const wire = wireTo();
		expect(await failing('safe', wire)).toMatchObject({ attempts: 3, retryAfterMs: 40_000 });
		expect(wire.slept).toEqual([40_000, 40_000]);
	});

	it('a wait that just fits into the budget is waited out', async () => {
		server.play(answers(429, { 'retry-after': '90' }), answers(200));
		expect((await request(call('safe'), wireTo())).attempts).toBe(2);
	});

	it('no more attempts than the policy allows, the first included', async () => {
		server.play(answers(500));
		expect(await failing('safe', wireTo({ policy: { maxAttempts: 3 } }))).toMatchObject({ attempts: 3 });
		expect(server.requests).toHaveLength(3);
	});

	it('whatever a server answers, it ends within the budget and within the attempts', async () => {
		const waits = fc.record({ status: fc.constantFrom(429, 500, 503), after: fc.option(fc.integer({ min: 0, max: 200 })) });
		await fc.assert(
			fc.asyncProperty(fc.array(waits, { minLength: 1, maxLength: 6 }), async (script) => {
				server.play(...script.map(({ status, after }) => answers(status, after === null ? {} : { 'retry-after': `${after}` })));
				const wire = wireTo();
				await failing('safe', wire);
				const total = wire.slept.reduce((sum, ms) => sum + ms, 0);
				expect(total).toBeLessThanOrEqual(90_000);
				expect(server.requests.length).toBe(wire.slept.length + 1);
			}),
			{ numRuns: 40 },
		);
	});
});

describe('what is known about the outcome', () => {
	it.each<[string, Step[], Repeat, boolean]>([
		['a refused write did nothing', [answers(400)], 'never', false],
		['a write that met 500 may have been carried out', [answers(500)], 'never', true],
		['a write whose reply was lost may have been carried out', ['cut'], 'identified', true],
		['a read changes nothing', ['cut'], 'safe', false],
		['an earlier attempt counts too', ['cut', answers(429, { 'retry-after': '600' })], 'identified', true],
		['and is not forgotten when a later one is refused', [answers(502), answers(400)], 'identified', true],
	])('%s', async (_name, steps, repeat, outcomeUnknown) => {
		server.play(...steps);
		expect(await failing(repeat)).toMatchObject({ outcomeUnknown });
	});

	it('errors name the call without its query, headers or body', async () => {
		server.play({ status: 400, body: { message: 'no' } });
		const secret: HttpCall = { ...call('never'), headers: { authorization: 'Bearer s3cret' }, body: 'password=s3cret' };
		const error = (await request(secret, wireTo()).catch((thrown: unknown) => thrown)) as StatusError;
		expect(error).toBeInstanceOf(StatusError);
		expect(error.message).toBe(`POST ${server.url}/thing was answered with status 400`);
		expect(JSON.stringify({ ...error })).not.toContain('s3cret');
	});

	it('errors leave out user and password of a base URL', () => {
		const proxied = { method: 'GET', url: 'https://user:s3cret@proxy.example/v1/customer?b=@' } as const;
		expect(callName(proxied)).toBe('GET https://proxy.example/v1/customer');
	});
});
