import { ChargebeeError, explainChargebee } from '../../../lib/chargebee';
import { describe as describeError } from '../../../lib/chargebee/errors';
import { ConnectionError, type HttpCall, NoAnswer, RateLimitError, StatusError } from '../../../lib/http';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const call: HttpCall = { method: 'POST', url: 'https://acme.chargebee.com/api/v2/customers', repeat: 'identified' };
const failed = (status: number, body: unknown) => new StatusError(call, { status, headers: {}, body }, 2, true);
const refusal = (status: number, code: string, param?: string) =>
	describeError(failed(status, { api_error_code: code, message: 'Words', param })) as ChargebeeError;

describe('an answer that failed', () => {
	it.each([
		['text', '<html>'],
		['nothing', undefined],
		['JSON without a code', { message: 'no' }],
		['a code that is none', { api_error_code: 7 }],
	])('stays as it is with %s in it', (_name, body) => {
		const error = failed(400, body);
		expect(describeError(error)).toBe(error);
	});

	it('stays a rate limit, whatever its body says', () => {
		const body = { api_error_code: 'api_request_limit_exceeded', message: 'busy' };
		const error = new RateLimitError(call, { status: 429, headers: {}, body }, 1, false, 5000);
		expect(describeError(error)).toBe(error);
	});

	it('is a matter of one record when another write to the same customer was going on', () => {
		const body = { api_error_code: 'lock_timeout', message: 'busy' };
		const error = describeError(new RateLimitError(call, { status: 429, headers: {}, body }, 5, false, 500));
		expect(error).toMatchObject({ name: 'ChargebeeError', apiErrorCode: 'lock_timeout', refusesRecord: true });
	});

	it('becomes a ChargebeeError that knows what was known before', () => {
		const error = refusal(400, 'param_wrong_value', 'email');
		expect(error).toMatchObject({ detail: 'Words', param: 'email', attempts: 2, outcomeUnknown: true, method: 'POST', url: call.url });
	});

	it('has the code for words when there are none', () => {
		expect(describeError(failed(400, { api_error_code: 'invalid_request' }))).toMatchObject({ detail: 'invalid_request' });
	});
});

describe('whether one record is refused, or the system fails', () => {
	it.each([
		[400, 'param_wrong_value', true],
		[400, 'duplicate_entry', true],
		[400, 'resource_limit_exceeded', true],
		[400, 'configuration_incompatible', false],
		[401, 'api_authentication_failed', false],
		[403, 'api_authorization_failed', false],
		[403, 'request_blocked', false],
		[404, 'resource_not_found', true],
		[404, 'site_not_found', false],
		[405, 'http_method_not_supported', false],
		[409, 'invalid_state_for_request', true],
		[422, 'unable_to_process_request', true],
		[500, 'internal_error', false],
		[503, 'site_read_only_mode', false],
	])('%i %s', (status, code, refuses) => {
		expect(refusal(status, code).refusesRecord).toBe(refuses);
	});
});

describe('a failed call to Chargebee, in words', () => {
	const explain = (error: ChargebeeError | StatusError | ConnectionError) => explainChargebee(error, 'Customer VN-1', NOW);

	it.each([
		[401, 'api_authentication_failed', 'Test and live sites have keys of their own'],
		[401, 'basic_authentication_failed', 'API key alone'],
		[403, 'api_authorization_failed', 'full-access API key'],
		[404, 'site_not_found', 'before .chargebee.com'],
		[404, 'resource_not_found', 'capital letters'],
		[400, 'param_wrong_value', 'Mend what the message names'],
	])('%i %s has a remedy', (status, code, remedy) => {
		const explained = explain(refusal(status, code));
		expect(explained).toMatchObject({ code: `chargebee:${code}`, httpCode: String(status) });
		expect(explained.remedy).toContain(remedy);
	});

	it("names the field in Chargebee's words", () => {
		expect(explain(refusal(400, 'param_wrong_value', 'billing_address[zip]')).message).toBe(
			'Customer VN-1: Chargebee refused the call: Words (billing_address[zip])',
		);
	});

	it('tells n8n whether the credential is wrong', () => {
		expect(explain(refusal(401, 'api_authentication_failed')).failure).toEqual({ cause: 'credential-invalid' });
		expect(explain(refusal(403, 'request_blocked')).failure).toEqual({ cause: 'credential-invalid' });
		expect(explain(refusal(400, 'param_wrong_value')).failure).toBeUndefined();
	});

	it('an outage is no refusal: nothing has to be mended, and a retry looks first', () => {
		const explained = explain(refusal(503, 'site_read_only_mode'));
		expect(explained).toMatchObject({ code: 'chargebee:site_read_only_mode', failure: { cause: 'temporarily-unavailable' } });
		expect(explained.message).toBe('Customer VN-1: Chargebee is out of order: Words');
		expect(explained.remedy).toBe(
			'Chargebee may have carried out the last call; a retry looks first. Retry the execution later; what was written stays as it is.',
		);
	});

	it('an answer that is not of the Chargebee API', () => {
		expect(explain(failed(200, '<html>'))).toMatchObject({ code: 'chargebee-unknown-answer', httpCode: '200' });
		expect(explain(failed(404, '<html>')).remedy).toContain('base URL');
	});

	it('no answer, rate limits and bare outages as for every API', () => {
		expect(explain(new ConnectionError(call, new NoAnswer('cut', true), 5, true)).code).toBe('no-answer');
		const limited = new RateLimitError(call, { status: 429, headers: {}, body: {} }, 1, false, 5000);
		expect(explain(limited).failure).toEqual({ cause: 'rate-limited', retryAfterMs: 5000 });
		expect(explain(failed(502, '<html>')).code).toBe('out-of-order');
	});
});
