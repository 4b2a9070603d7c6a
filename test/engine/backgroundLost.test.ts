import type { INodeParameters } from 'n8n-workflow';

import { Company } from './company';

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
});
afterAll(async () => await company.close());
beforeEach(async () => {
	await company.control.visma.removeFaults();
	await company.control.visma.reset({ seed: 'nordic' });
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const create = async (more: INodeParameters = {}) =>
	await company.visma({
		resource: 'customerInvoice',
		operation: 'create',
		customer: byId('10001'),
		documentDate: '2026-01-15',
		lines: { line: [{ unitPriceInCurrency: '100' }] },
		whenRefused: 'returnFailedItem',
		options: { background: true, maxWaitSeconds: 1 },
		...more,
	});

describe('a job in the background that cannot be looked at', () => {
	test.each([
		['Visma.net being down', { type: 'down' }],
		['an outage', { type: 'error-before', status: 503 }],
		['Visma.net having forgotten it', { type: 'error-before', status: 404, body: { message: 'The background request was not found.' } }],
		['a rate limit', { type: 'rate-limit', retryAfter: 600 }],
	] as const)('for %s is named, and nobody is told to send it again', async (_why, effect) => {
		await company.control.visma.addFault({ method: 'GET', path: '/v1/background/', times: 0, effect });
		const { items, error } = await create();
		expect((await company.control.visma.state()).counts.invoices).toBe(1);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ outcome: 'failed', errorCode: 'visma-job-unread' });
		expect(String(items[0]?.json.reason)).toMatch(/as job [0-9a-f-]{36}.*do not send it again/s);
	});

	test('and has no number of its own is not said to stay as it is by a retry', async () => {
		await company.control.visma.addFault({ method: 'GET', path: '/v1/background/', times: 0, effect: { type: 'down' } });
		const { error } = await create({ whenRefused: 'failAfterOthers' });
		expect(error?.description).toContain('those done without would be created again');
		expect(error?.description).not.toContain('stays as it is');
	});

	test('at its end is taken by what its state says: the answer itself is not needed', async () => {
		await company.control.visma.addFault({ method: 'GET', path: '/content$', times: 0, effect: { type: 'down' } });
		const { items } = await create({ customer: byId('none') });
		expect(items[0]?.json).toMatchObject({ outcome: 'failed' });
		expect(items[0]?.json.errorCode).not.toBe('no-answer');
	});
});
