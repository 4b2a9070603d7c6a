import { Company } from './company';

let company: Company;
beforeEach(async () => {
	company = await Company.open('empty');
});
afterEach(async () => await company.close());

const rateLimit = async () => (await company.visma({ resource: 'rateLimit', operation: 'get' })).items[0]?.json;

describe('Rate Limit: Get', () => {
	test('says what the last answer said, without a call of its own once there was one', async () => {
		await company.control.visma.settings({ rateLimit: { calls: 1000, windowSeconds: 3600 } });
		expect(await rateLimit()).toMatchObject({ limited: true, limit: 1000, remaining: 999, policy: '4-fixed-window', nearlySpent: false });
		await company.visma({ resource: 'ledger', operation: 'getAll', returnAll: true });
		expect(await rateLimit()).toMatchObject({ remaining: 998 });
		const paths = (await company.control.visma.requests()).map(({ path }) => path);
		expect(paths.filter((path) => path.startsWith('/v1'))).toEqual(['/v1/currency', '/v1/ledger']);
	});

	test('says that nothing is limited where Visma.net says nothing', async () => {
		await company.control.visma.settings({ rateLimit: { calls: 0, windowSeconds: 3600 } });
		expect(await rateLimit()).toEqual({ limited: false });
	});
});

test('a node tells when few calls are left', async () => {
	await company.control.visma.settings({ rateLimit: { calls: 40, windowSeconds: 3600 } });
	const read = async () => (await company.visma({ resource: 'ledger', operation: 'getAll', returnAll: true })).saved;
	expect(await read()).not.toContain('more of 40 calls');
	await company.control.visma.settings({ rateLimit: { calls: 2, windowSeconds: 3600 } });
	expect(await read()).toContain('Visma.net takes only 0 more of 2 calls in the next 60 minutes');
});

test('calls of two executions to one company take turns', async () => {
	await company.control.visma.settings({ latencyMs: 60 });
	await company.visma({ resource: 'ledger', operation: 'getAll', returnAll: true });
	await company.control.visma.clearRequests();
	const items = [{}, {}, {}];
	const read = async () => await company.visma({ resource: 'ledger', operation: 'getAll', returnAll: true }, { items });
	await Promise.all([read(), read()]);
	const calls = (await company.control.visma.requests()).filter(({ path }) => path === '/v1/ledger');
	const begun = calls.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
	expect(calls).toHaveLength(6);
	for (const [index, at] of begun.slice(1).entries()) expect(at - (begun[index] ?? 0)).toBeGreaterThanOrEqual(55);
});
