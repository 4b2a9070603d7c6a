import { ChargebeeClient } from '../../../../lib/chargebee';
import type { CustomerSyncRun, CustomerSyncSettings } from '../../../../lib/sync/customers';
import { enqueue } from '../../../../lib/sync/customers/queue';
import type { VismaCustomer } from '../../../../lib/visma';
import { START, wireTo } from '../../http/wireTo';
import { NORDLYS, SETTINGS } from './fixtures';

const run = (settings: Partial<CustomerSyncSettings> = {}): CustomerSyncRun => ({
	client: new ChargebeeClient(wireTo(), { baseUrl: 'http://nowhere.invalid', raiseWebhooks: false }),
	settings: { ...SETTINGS, ...settings },
	clock: () => START,
	executionId: '7',
});
const copy = (day: number, change: Partial<VismaCustomer> = {}): VismaCustomer => ({
	...NORDLYS,
	lastModifiedDateTime: `2026-11-${String(day)}T10:00:00.000`,
	timeStamp: Buffer.from([0, 0, 0, 0, 0, 0, 0, day]).toString('base64'),
	...change,
});
const places = (items: unknown[], settings?: Partial<CustomerSyncSettings>) => {
	const { queue, results } = enqueue(items, run(settings));
	return { queued: queue.map(({ index }) => index), outcomes: results.map((result) => result?.outcome), results };
};

it('each customer is one piece of work', () => {
	const { queue } = enqueue([NORDLYS, { ...NORDLYS, number: '10023/B' }], run());
	expect(queue.map(({ index, wanted }) => [index, wanted.id])).toEqual([
		[0, 'VN-10001'],
		[1, 'VN-10023_2FB'],
	]);
});

describe('a customer that comes twice', () => {
	it.each([
		['the newer copy last', [copy(10), copy(11)], 1],
		['the newer copy first', [copy(11), copy(10)], 0],
		['the same copy again', [copy(10), copy(10)], 1],
		['three copies', [copy(10), copy(12), copy(11)], 1],
		['copies without any version: the last one', [copy(10, { lastModifiedDateTime: null }), copy(9, { lastModifiedDateTime: null })], 1],
	])('%s', (_name, items, winner) => {
		const { queued, outcomes } = places(items);
		expect(queued).toEqual([winner]);
		expect(outcomes).toEqual(items.map((_, index) => (index === winner ? undefined : 'skipped')));
	});
});

describe('an inactive customer', () => {
	const INACTIVE = { status: 'Inactive' } as const;

	it('is skipped, or synced where that is chosen', () => {
		expect(places([copy(10, INACTIVE)])).toMatchObject({ queued: [], outcomes: ['skipped'] });
		expect(places([copy(10, INACTIVE)], { inactiveCustomers: 'sync' })).toMatchObject({ queued: [0], outcomes: [undefined] });
	});

	it('is left alone also when an older copy from its active days is in the run', () => {
		for (const items of [
			[copy(10), copy(11, INACTIVE)],
			[copy(11, INACTIVE), copy(10)],
		]) {
			expect(places(items)).toMatchObject({ queued: [], outcomes: ['skipped', 'skipped'] });
		}
	});

	it('that became active again is synced', () => {
		expect(places([copy(10, INACTIVE), copy(11)])).toMatchObject({ queued: [1], outcomes: ['skipped', undefined] });
	});
});

it('an item that is no customer fails at once, is kept whole, and stops no other', () => {
	const { queued, results } = places([{ json: 'x' }, NORDLYS]);
	expect(queued).toEqual([1]);
	expect(results[0]).toMatchObject({
		outcome: 'failed',
		errorCode: 'not-a-customer',
		vismaCustomerNumber: '',
		audit: { time: '2026-11-22T08:00:00.000Z', source: { record: { json: 'x' } }, executionId: '7', requests: [] },
	});
});

it('what Chargebee would refuse, and terms without a row, go with the work', () => {
	const { queue } = enqueue([{ ...NORDLYS, name: 'x'.repeat(251), creditTerms: { id: '99' } }], run());
	expect(queue[0]?.wanted.faults.map(({ code }) => code)).toEqual(['unmapped-credit-terms', 'too-long']);
});
