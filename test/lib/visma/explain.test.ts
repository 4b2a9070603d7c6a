import { ConnectionError, type HttpCall, NoAnswer, StatusError, TokenError } from '../../../lib/http';
import { explainVisma } from '../../../lib/visma';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const call: HttpCall = { method: 'GET', url: 'https://api.finance.visma.net/v1/customer', repeat: 'safe' };
const status = (code: number, body: unknown = '') => new StatusError(call, { status: code, headers: {}, body }, 1, false);
const explain = (error: StatusError | TokenError | ConnectionError) => explainVisma(error, 'Customer 10001', NOW);

describe('a failed call to Visma.net, by code', () => {
	it.each([
		['invalid_tenant', 'tenant ID of the company'],
		['invalid_client', 'client secret'],
		['invalid_scope', 'scopes'],
		['unauthorized_client', 'type Service'],
	])('visma-token:%s', (code, remedy) => {
		const explained = explain(new TokenError(call, `${code}: not today`));
		expect(explained).toMatchObject({ code: `visma-token:${code}`, failure: { cause: 'credential-invalid' } });
		expect(explained.message).toBe(`Customer 10001: Visma Connect gives no access token (${code}: not today)`);
		expect(explained.remedy).toContain(remedy);
	});

	it('visma-token:refused for what is not known', () => {
		expect(explain(new TokenError(call, 'teapot')).code).toBe('visma-token:refused');
	});

	it('visma-wrong-tenant', () => {
		const explained = explain(status(401));
		expect(explained).toMatchObject({ code: 'visma-wrong-tenant', httpCode: '401', failure: { cause: 'credential-invalid' } });
		expect(explained.remedy).toContain("not the customer's own");
	});

	it('visma-missing-scope', () => {
		expect(explain(status(403))).toMatchObject({ code: 'visma-missing-scope', httpCode: '403' });
		expect(explain(status(403)).remedy).toContain('vismanet_erp_service_api:read');
	});

	it('visma-not-found', () => {
		expect(explain(status(404)).message).toBe('Customer 10001: Visma.net has no such record');
		expect(explain(status(404)).code).toBe('visma-not-found');
	});

	it("visma-refused, with Visma.net's words and its id for support", () => {
		const id = 'f948dfa5-0000-4000-8000-5d1f6a7b8c9d';
		const explained = explain(status(400, { message: `VismaId: ${id}. The tax zone does not fit.` }));
		expect(explained).toMatchObject({ code: 'visma-refused', httpCode: '400' });
		expect(explained.message).toBe('Customer 10001: Visma.net refused the call: The tax zone does not fit.');
		expect(explained.remedy).toContain(id);
		expect(explained.failure).toBeUndefined();
	});

	it.each([
		['visma-unbalanced', 'The batch is not balanced. Review the debit and credit amounts.', 'on hold'],
		['visma-period-closed', 'The financial period 202601 is closed.', 'Open the period'],
		['visma-period-mismatch', 'The date 2026-01-15 is not in the financial period 202602.', 'one and the same period'],
		['visma-no-manual-entry', 'Account 2440 does not allow manual entry.', 'Allow manual entry'],
		['visma-number-taken', "Batch Number 'CB1' already exists in the system.", 'Read that one'],
		['visma-no-manual-numbers', 'Manual numbering is not allowed by the numbering sequence.', 'Tick "Allow manual numbering'],
		['visma-already-released', 'Batch CB1 is already released.', 'reverse it'],
		['visma-wrong-status', 'Document Status is invalid for processing: Hold.', 'off hold'],
		['visma-no-rate', 'The currency rate is not defined for KWD.', 'Add a rate'],
		['visma-unknown-key', "AccountID '9999' of line 2 cannot be found in the system.", 'in use'],
	])('%s, by the words of Visma.net, whether they come with 400 or with 500', (code, text, remedy) => {
		const post = { ...call, method: 'POST' as const, repeat: 'never' as const };
		const body = { message: `VismaId: f948dfa5-0000-4000-8000-5d1f6a7b8c9d. ${text}` };
		for (const failed of [400, 500]) {
			const error = new StatusError(post, { status: failed, headers: {}, body }, 1, failed === 500);
			const explained = explainVisma(error, 'Batch CB1', NOW);
			expect(explained).toMatchObject({ code, message: `Batch CB1: Visma.net refused the call: ${text}` });
			expect(explained.remedy).toContain(remedy);
			expect(explained.remedy).toContain('f948dfa5-0000-4000-8000-5d1f6a7b8c9d');
			expect(explained.remedy.includes('Look in Visma.net first')).toBe(failed === 500);
		}
	});

	it('visma-changed-meanwhile', () => {
		expect(explain(status(412)).code).toBe('visma-changed-meanwhile');
	});

	it('an outage keeps the id for support', () => {
		const explained = explain(status(500, { message: 'VismaId: f948dfa5-0000-4000-8000-5d1f6a7b8c9d. An unexpected error occurred.' }));
		expect(explained.code).toBe('out-of-order');
		expect(explained.remedy).toContain('f948dfa5');
	});

	it('visma-unknown-answer for a page that is no answer of the API', () => {
		const explained = explain(status(200, '<html>'));
		expect(explained.code).toBe('visma-unknown-answer');
		expect(explained.remedy).toContain('Base URL');
	});

	it('no-answer and out-of-order as for every API', () => {
		expect(explain(new ConnectionError(call, new NoAnswer('cut', true), 5, false)).code).toBe('no-answer');
		expect(explain(status(500, { message: 'VismaId: x' })).code).toBe('out-of-order');
	});
});
