import {
	ConnectionError,
	explainTransport,
	type HttpAnswer,
	type HttpCall,
	NoAnswer,
	RateLimitError,
	StatusError,
} from '../../../lib/http';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const call: HttpCall = { method: 'POST', url: 'https://api.example.net/v1/thing?x=1', repeat: 'never' };
const answer = (status: number): HttpAnswer => ({ status, headers: {}, body: '' });
const explain = (error: ConnectionError | StatusError) =>
	explainTransport(error, 'Visma.net', 'Customer 10001', NOW, 'look for it by hand');

describe('what every HTTP API has in common, in words', () => {
	it('a rate limit says when to come back, in words and for n8n', () => {
		expect(explain(new RateLimitError(call, answer(429), 1, false, 600_000))).toEqual({
			message: 'Customer 10001: Visma.net takes no more calls for 10 minutes',
			remedy:
				'Retry the execution after 2026-11-22 08:10:00 UTC; what was written until then is left as it is. ' +
				'Where the node has the option Max Wait, it can wait longer within one execution; a flow that runs less often needs fewer calls.',
			code: 'rate-limited',
			httpCode: '429',
			failure: { cause: 'rate-limited', retryAfterMs: 600_000 },
		});
	});

	it.each([
		[500, 'for 1 second'],
		[1500, '2 seconds'],
		[119_000, '119 seconds'],
		[120_000, '2 minutes'],
		[121_000, '3 minutes'],
	])('%i ms are %s', (ms, words) => {
		expect(explain(new RateLimitError(call, answer(429), 1, false, ms))?.message).toMatch(new RegExp(`${words}$`));
	});

	it('no answer names the reason and the host to reach', () => {
		expect(explain(new ConnectionError(call, new NoAnswer('the host name is unknown', false), 5, false))).toEqual({
			message: 'Customer 10001: Visma.net did not answer (the host name is unknown)',
			remedy: 'Check that n8n can reach api.example.net, then retry the execution.',
			code: 'no-answer',
			failure: { cause: 'temporarily-unavailable' },
		});
	});

	it('a write with an unknown outcome says what the caller knows of a retry, and promises nothing else', () => {
		const lost = explain(new ConnectionError(call, new NoAnswer('the connection was cut', true), 1, true));
		expect(lost?.remedy).toMatch(/^Visma\.net may have carried out the last call; look for it by hand\. /);
		expect(lost?.remedy).not.toContain('looks first');
		expect(explain(new RateLimitError(call, answer(429), 2, true, 5000))?.remedy).toMatch(/^Visma\.net may have carried out/);
		expect(explain(new StatusError(call, answer(500), 1, true))?.remedy).toMatch(/^Visma\.net may have carried out/);
	});

	it('an outage', () => {
		expect(explain(new StatusError(call, answer(503), 5, false))).toEqual({
			message: 'Customer 10001: Visma.net is out of order (status 503)',
			remedy: 'Retry the execution later; what was written stays as it is.',
			code: 'out-of-order',
			httpCode: '503',
			failure: { cause: 'temporarily-unavailable' },
		});
	});

	it('leaves what only the system itself can explain', () => {
		expect(explain(new StatusError(call, answer(400), 1, false))).toBeUndefined();
	});
});
