import { ChargebeeClient, getCustomer } from '../../../../lib/chargebee';
import type { Send } from '../../../../lib/http';
import { type CustomerSyncRun, type CustomerSyncSettings, syncCustomers } from '../../../../lib/sync/customers';
import type { VismaCustomer } from '../../../../lib/visma';
import { openSite, type TestSite } from '../../chargebee/site';
import { START, wireTo } from '../../http/wireTo';
import { NORDLYS, SETTINGS } from './fixtures';

let site: TestSite;
beforeAll(async () => {
	site = await openSite();
});
afterAll(async () => await site.stop());
beforeEach(async () => {
	await site.control.reset({ seed: 'empty' });
	await site.control.createCustomField('cf_partner_tier');
});

const run = (settings: Partial<CustomerSyncSettings> = {}, client = site.client): CustomerSyncRun => ({
	client,
	settings: { ...SETTINGS, ...settings },
	clock: () => START,
	executionId: '7',
});
const customer = (number: string, change: Partial<VismaCustomer> = {}): VismaCustomer => ({
	...NORDLYS,
	number,
	internalId: Number(number),
	...change,
});
const customers = (...numbers: string[]) => numbers.map((number) => customer(number));
const outcomes = async (items: unknown[], settings?: Partial<CustomerSyncSettings>) =>
	(await syncCustomers(items, run(settings))).results.map((result) => result?.outcome);
const held = async (count: number) => {
	for (let looks = 0; looks < 1000; looks++) {
		if ((await site.control.faults())[0]?.held === count) return;
	}
	throw new Error(`The site does not hold ${count} requests`);
};
const calls = async (method: 'GET' | 'POST') => (await site.control.requests()).filter((request) => request.method === method);

describe('a customer', () => {
	it('is created, then unchanged, then updated in what changed', async () => {
		expect(await outcomes(customers('1'))).toEqual(['created']);
		expect(await outcomes(customers('1'))).toEqual(['unchanged']);
		const [result] = (await syncCustomers([customer('1', { name: 'New AS' })], run())).results;
		expect(result).toMatchObject({
			outcome: 'updated',
			changes: [{ field: 'company', from: 'Nordlys Energi AS', to: 'New AS' }],
			audit: { requests: [{ method: 'POST', path: '/customers/VN-1', status: 200, answerId: 'VN-1', attempts: 1 }] },
		});
		expect((await getCustomer(site.client, 'VN-1')).company).toBe('New AS');
	});

	it('that is edited back again and again is written each time, also within one execution', async () => {
		await syncCustomers(customers('1'), run());
		for (let edits = 0; edits < 2; edits++) {
			await site.control.editCustomer('VN-1', { company: 'Edited' });
			expect(await outcomes(customers('1'))).toEqual(['updated']);
			expect((await getCustomer(site.client, 'VN-1')).company).toBe(NORDLYS.name);
		}
	});

	it('that somebody else creates meanwhile is compared like any other', async () => {
		const fault = await site.control.addFault({ method: 'POST', effect: { type: 'hold' } });
		const syncing = syncCustomers(customers('1'), run());
		await held(1);
		await site.control.addCustomers([{ id: 'VN-1', created_at: 1, company: 'Theirs', locale: 'nb' }]);
		await site.control.releaseFault(fault);
		const [result] = (await syncing).results;
		expect(result).toMatchObject({ outcome: 'updated', changes: expect.arrayContaining([{ field: 'company', from: 'Theirs', to: NORDLYS.name }]) });
		expect(await getCustomer(site.client, 'VN-1')).toMatchObject({ company: NORDLYS.name, locale: 'nb' });
	});

	it('whose creation is answered twice, the first reply lost, was created by this run', async () => {
		await site.control.settings({ idempotencyMinutes: 1e-9 });
		await site.control.addFault({ method: 'POST', effect: { type: 'lose-reply' } });
		const [result] = (await syncCustomers(customers('1'), run())).results;
		expect(result).toMatchObject({ outcome: 'created', audit: { requests: [{ status: 400, attempts: 2 }] } });
		expect((await site.control.state()).counts).toMatchObject({ customers: 1, events: 1 });
	});

	it('that is refused as a duplicate without a field is looked up too', async () => {
		const wire = wireTo();
		const found = { list: [{ customer: { id: 'VN-1', company: 'Theirs' } }] };
		const refusal = { api_error_code: 'duplicate_entry', message: 'The value is already present' };
		let looks = 0;
		const send: Send = async ({ method, url }) => {
			if (method === 'GET') return { status: 200, headers: {}, body: looks++ === 0 ? { list: [] } : found };
			const isCreation = url.endsWith('/customers');
			return await Promise.resolve({ status: isCreation ? 400 : 200, headers: {}, body: isCreation ? refusal : found.list[0] });
		};
		const client = new ChargebeeClient({ ...wire, send }, { baseUrl: 'http://nowhere.invalid', raiseWebhooks: false });
		expect((await syncCustomers(customers('1'), run({}, client))).results[0]?.outcome).toBe('updated');
	});

	it('whose id belongs to a deleted customer is refused, and says so', async () => {
		await syncCustomers(customers('1'), run());
		await site.client.post('/customers/VN-1/delete', {}, { idempotencyKey: 'delete' });
		const [result] = (await syncCustomers(customers('1'), { ...run(), executionId: '8' })).results;
		expect(result).toMatchObject({ outcome: 'failed', errorCode: 'chargebee:duplicate_entry' });
		expect(result?.reason).toContain('deleted customer');
	});

	it('is not written in a dry run, which shows what would be', async () => {
		const [result] = (await syncCustomers(customers('1'), run({ dryRun: true }))).results;
		expect(result).toMatchObject({ outcome: 'created', reason: 'Dry run: nothing was written', audit: { requests: [{ attempts: 0 }] } });
		expect(await calls('POST')).toEqual([]);
	});
});

describe('refused records', () => {
	it('stop no other, and name field and rule', async () => {
		const items = [customer('1', { name: 'x'.repeat(251) }), customer('2'), customer('3', { currencyId: 'CHF' })];
		const { results, stoppedBy } = await syncCustomers(items, run());
		expect(stoppedBy).toBeUndefined();
		expect(results.map((result) => [result?.outcome, result?.errorCode])).toEqual([
			['failed', 'too-long'],
			['created', undefined],
			['failed', 'chargebee:param_wrong_value'],
		]);
		expect(results[0]?.reason).toMatch(/^company: .*250/);
		expect(results[0]?.audit.source.record).toBe(items[0]);
		expect(results[2]?.audit.requests).toMatchObject([{ status: 400, attempts: 1 }]);
	});

	it('for a custom field that the site does not have say what to create', async () => {
		await site.control.reset({ seed: 'empty' });
		const [result] = (await syncCustomers(customers('1'), run())).results;
		expect(result?.reason).toMatch(/^cf_partner_tier: .*Create this custom field/);
	});
});

describe('a failing system', () => {
	it('stops the run, and the results say how far it came', async () => {
		await site.control.addFault({ method: 'POST', skip: 2, effect: { type: 'rate-limit', retryAfter: 600 } });
		const { results, stoppedBy, interrupted } = await syncCustomers(customers('1', '2', '3', '4', '5'), run({ concurrency: 1 }));
		expect(results.map((result) => result?.outcome)).toEqual(['created', 'created', undefined, undefined, undefined]);
		expect(stoppedBy).toMatchObject({ name: 'RateLimitError', retryAfterMs: 600_000 });
		expect(interrupted).toMatchObject([
			{ outcome: 'failed', errorCode: 'rate-limited', source: { id: '3' }, requests: [{ status: 429, attempts: 1 }] },
		]);
		expect(await calls('POST')).toHaveLength(3);
	});

	it('ends the run before the next hundred is written', async () => {
		await site.control.addFault({ method: 'POST', times: 0, effect: { type: 'unauthorized' } });
		const numbers = Array.from({ length: 350 }, (_, index) => String(index + 1));
		const { results, stoppedBy } = await syncCustomers(customers(...numbers), run());
		expect(stoppedBy).toMatchObject({ apiErrorCode: 'api_authentication_failed' });
		expect(results.filter(Boolean)).toEqual([]);
		expect((await calls('POST')).length).toBeLessThanOrEqual(5);
		expect((await calls('GET')).length).toBeLessThanOrEqual(2);
	});

	it('while reading writes nothing', async () => {
		await site.control.addFault({ method: 'GET', times: 0, effect: { type: 'down' } });
		const { results, stoppedBy } = await syncCustomers(customers('1'), run());
		expect([results, stoppedBy?.name]).toEqual([[undefined], 'ConnectionError']);
		expect(await calls('POST')).toEqual([]);
	});

	it('between the two calls of an update leaves a difference that the next run finds', async () => {
		await syncCustomers(customers('1'), run());
		const moved = customer('1', { name: 'New AS', invoiceAddress: { ...NORDLYS.invoiceAddress, city: 'Bergen' } });
		await site.control.addFault({ method: 'POST', path: 'update_billing_info', times: 0, effect: { type: 'down' } });
		const { interrupted } = await syncCustomers([moved], run());
		expect(interrupted[0]?.requests.map(({ status }) => status)).toEqual([200, undefined]);
		await site.control.removeFaults();
		const [result] = (await syncCustomers([moved], { ...run(), executionId: '8' })).results;
		expect(result?.changes).toEqual([{ field: 'billing_address[city]', from: 'Oslo', to: 'Bergen' }]);
	});
});

describe('an error that nobody foresaw, a cancelled execution say', () => {
	it('ends the run after what was under way, and nothing is begun any more', async () => {
		const wire = wireTo();
		let posts = 0;
		const send: Send = async ({ method }) => {
			if (method === 'GET') return { status: 200, headers: {}, body: { list: [] } };
			posts++;
			return await Promise.reject(new Error('cancelled'));
		};
		const client = new ChargebeeClient({ ...wire, send }, { baseUrl: 'http://nowhere.invalid', raiseWebhooks: false });
		const numbers = Array.from({ length: 50 }, (_, index) => String(index + 1));
		const { stoppedBy, interrupted } = await syncCustomers(customers(...numbers), run({ concurrency: 2 }, client));
		expect(stoppedBy?.message).toBe('cancelled');
		expect(interrupted.map(({ errorCode }) => errorCode)).toEqual(['unforeseen', 'unforeseen']);
		await site.control.faults();
		expect(posts).toBeLessThanOrEqual(2);
	});
});

it('writes run in parallel, as many at once as the setting says', async () => {
	const fault = await site.control.addFault({ method: 'POST', times: 0, effect: { type: 'hold' } });
	const syncing = syncCustomers(customers('1', '2', '3', '4', '5'), run({ concurrency: 3 }));
	await held(3);
	expect(await calls('POST')).toHaveLength(3);
	await site.control.removeFaults(fault);
	expect((await syncing).results.every((result) => result?.outcome === 'created')).toBe(true);
});
