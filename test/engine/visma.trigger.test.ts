import type { INodeParameters, NodeApiError } from 'n8n-workflow';

import { VismaNetTrigger } from '../../nodes/VismaNet/VismaNetTrigger.node';
import { Company } from './company';
import { PolledTrigger } from './polledTrigger';

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
});
afterAll(async () => await company.close());
beforeEach(async () => {
	await company.control.visma.reset({ seed: 'nordic' });
	await company.control.visma.fillReceivables(30);
});

const trigger = (parameters: INodeParameters = {}, durable = true) =>
	new PolledTrigger(
		new VismaNetTrigger(),
		company.credentials,
		{ resource: 'customer', triggerOn: 'both', startFrom: 'now', startDate: '', options: {}, ...parameters },
		durable,
	);
const edit = async (number: string, name: string) => await company.control.visma.editCustomer(number, { name });
const numbers = (rows: object[]) => rows.map((row) => (row as { number?: string }).number).sort();
const calls = async () => (await company.control.visma.requests()).filter(({ path }) => path.startsWith('/v1'));
const create = async (name: string) => await company.visma({ operation: 'create', name });

describe('Visma.net ERP Trigger', () => {
	test('from now: hands over what changes afterwards, once, with its newest data', async () => {
		const watched = trigger();
		expect(await watched.poll()).toEqual([]);
		expect(await watched.poll()).toEqual([]);
		await edit('10001', 'Ett');
		await edit('10001', 'To');
		await create('Nordlys AS');
		const found = await watched.poll();
		expect(found).toMatchObject(
			expect.arrayContaining([
				expect.objectContaining({ number: '10001', name: 'To', changeType: 'changed' }),
				expect.objectContaining({ number: '50001', name: 'Nordlys AS', changeType: 'created' }),
			]),
		);
		expect(found).toHaveLength(2);
		expect(found[0]).not.toHaveProperty('metadata');
		expect(await watched.poll()).toEqual([]);
	});

	test.each([
		['created', ['50001']],
		['changed', ['10001']],
		['both', ['10001', '50001']],
	])('on %s', async (triggerOn, expected) => {
		const watched = trigger({ triggerOn });
		await watched.poll();
		await edit('10001', 'Ett');
		await create('Nordlys AS');
		expect(numbers(await watched.poll())).toEqual(expected);
	});

	test('from everything: all records once, in pages', async () => {
		await company.control.visma.settings({ maxPageSize: 50 });
		const watched = trigger({ startFrom: 'everything' });
		const all = await watched.poll();
		expect(new Set(numbers(all)).size).toBe(258);
		expect(await calls()).toHaveLength(6);
		expect(await watched.poll()).toEqual([]);
	});

	test.each([true, false])('more than Max Records per Poll: the others with the next polls, each once (durable cursors: %s)', async (durable) => {
		const watched = trigger({ startFrom: 'everything', options: { maxRecords: 100 } }, durable);
		const parts = [await watched.poll()];
		watched.restart();
		parts.push(await watched.poll(), await watched.poll(), await watched.poll());
		expect(parts.map(({ length }) => length)).toEqual([100, 100, 58, 0]);
		expect(new Set(numbers(parts.flat())).size).toBe(258);
	});

	test('from a date: what was changed since, in the zone of the company', async () => {
		const [newest] = (await company.control.visma.state()).customers.map((row) => row.lastModifiedDateTime).sort().reverse();
		const watched = trigger({ startFrom: 'date', startDate: newest ?? '' });
		expect((await watched.poll()).every((row) => row.lastModifiedDateTime === newest)).toBe(true);
		const [first] = await calls();
		expect(first?.query).toMatchObject({ lastModifiedDateTime: newest, lastModifiedDateTimeCondition: '>=' });
	});

	test('another Start From begins anew; the same goes on, also after the flow was published again', async () => {
		const watched = trigger();
		await watched.poll();
		await edit('10001', 'Ett');
		watched.restart();
		expect(numbers(await watched.poll())).toEqual(['10001']);
		watched.parameters = { ...watched.parameters, startFrom: 'everything' };
		expect(await watched.poll()).toHaveLength(258);
	});

	test.each([
		['customerInvoice', 'invoices', { referenceNumber: '100003', taxDetails: expect.any(Array), invoiceAddress: expect.any(Object) }],
		['customerCreditNote', 'credit-notes', { referenceNumber: '800001', lines: expect.any(Array) }],
	] as const)('of %s, with the parts that flows need', async (resource, kind, record) => {
		const watched = trigger({ resource });
		await watched.poll();
		await company.control.visma.editDocument(kind, record.referenceNumber, { texts: { note: 'x' } });
		const found = await watched.poll();
		expect(found).toMatchObject([{ ...record, changeType: 'changed' }]);
	});

	test('of payments: the payment, and the invoice that it pays', async () => {
		const payments = trigger({ resource: 'customerPayment' });
		const invoices = trigger({ resource: 'customerInvoice' });
		await payments.poll();
		await invoices.poll();
		await company.control.visma.payInvoice({ invoice: '100002' });
		expect(await payments.poll()).toMatchObject([{ paymentLines: [{ refNbr: '100002' }] }]);
		expect(await invoices.poll()).toMatchObject([{ referenceNumber: '100002', status: 'Closed' }]);
	});

	test('in the editor: a sample, without remembering anything; an explanation when there is none', async () => {
		const watched = trigger();
		expect(await watched.poll({ manual: true })).toHaveLength(3);
		await watched.poll();
		await edit('10001', 'Ett');
		await watched.poll({ manual: true });
		expect(numbers(await watched.poll())).toEqual(['10001']);
		await company.control.visma.reset({ seed: 'empty' });
		await expect(watched.poll({ manual: true })).rejects.toThrow('There are no customers in Visma.net to show');
	});
});

describe('when polls fail', () => {
	test('the first in a row is only logged, the second one fails, and the next good one brings what was missed', async () => {
		const watched = trigger();
		await watched.poll();
		await edit('10001', 'Ett');
		const options = { maxWaitSeconds: 0 };
		watched.parameters = { ...watched.parameters, options };
		await company.control.visma.addFault({ path: '/v1/customer', times: 0, effect: { type: 'error-before', status: 503 } });
		expect(await watched.poll()).toEqual([]);
		await expect(watched.poll()).rejects.toMatchObject({
			message: 'New and changed customers: Visma.net is out of order (status 503)',
			failure: { cause: 'temporarily-unavailable' },
		});
		await company.control.visma.removeFaults();
		expect(numbers(await watched.poll())).toEqual(['10001']);
		await company.control.visma.addFault({ path: '/v1/customer', times: 1, effect: { type: 'error-before', status: 503 } });
		expect(await watched.poll()).toEqual([]);
	});

	test('n8n that starts while Visma.net is down recovers by itself', async () => {
		const watched = trigger({ options: { maxWaitSeconds: 0 } }, false);
		const fault = await company.control.visma.addFault({ times: 0, effect: { type: 'down' } });
		expect(await watched.poll()).toEqual([]);
		await company.control.visma.removeFaults(fault);
		expect(await watched.poll()).toEqual([]);
		await edit('10001', 'Ett');
		expect(numbers(await watched.poll())).toEqual(['10001']);
	});

	test('a rate limit that is nearly spent is left to people, with the time to come back', async () => {
		const watched = trigger();
		await watched.poll();
		await company.control.visma.settings({ rateLimit: { calls: 100, windowSeconds: 1800 } });
		for (let call = 0; call < 97; call++) await company.visma({ resource: 'ledger', operation: 'getAll', returnAll: true, limit: 1 });
		await edit('10001', 'Ett');
		const before = (await calls()).length;
		expect(await watched.poll()).toEqual([]);
		const failed = await watched.poll().then(
			() => undefined,
			(error: unknown) => error as NodeApiError,
		);
		expect(failed?.message).toContain('takes only');
		expect(failed?.context.errorCode).toBe('visma-budget-spent');
		expect((await calls()).length).toBe(before);
		await company.control.visma.settings({ rateLimit: { calls: 100_000, windowSeconds: 3600 } });
		await company.visma({ resource: 'ledger', operation: 'getAll', returnAll: true });
		expect(numbers(await watched.poll())).toEqual(['10001']);
	}, 60_000);

	test('a poll that n8n gave up meanwhile remembers nothing', async () => {
		const watched = trigger();
		await watched.poll();
		await edit('10001', 'Ett');
		await company.control.visma.addFault({ path: '/v1/customer', effect: { type: 'slow', ms: 60 } });
		expect(await watched.poll({ budgetMs: 50 })).toEqual([]);
		expect(numbers(await watched.poll())).toEqual(['10001']);
	});

	test('two polls at once hand nothing over twice', async () => {
		const watched = trigger({}, false);
		await watched.poll();
		await edit('10001', 'Ett');
		await company.control.visma.addFault({ path: '/v1/customer', effect: { type: 'slow', ms: 100 } });
		const both = await Promise.all([watched.poll(), watched.poll()]);
		expect(both.flat()).toHaveLength(1);
	});
});

describe('what n8n saves', () => {
	test('with durable cursors a crash between two polls loses nothing and repeats nothing', async () => {
		const watched = trigger();
		await watched.poll();
		for (const number of ['10001', '10002', '10003']) {
			await edit(number, `Ny ${number}`);
			expect(numbers(await watched.poll())).toEqual([number]);
			watched.restart();
			expect(await watched.poll()).toEqual([]);
		}
	});

	test('with durable cursors nothing of the poll at publishing is saved; what changes before the next one arrives all the same', async () => {
		const watched = trigger();
		await watched.poll({ publishing: true });
		await edit('10001', 'Ett');
		expect(numbers(await watched.poll())).toEqual(['10001']);
		expect(await watched.poll()).toEqual([]);
	});

	test('without them a crash between two polls loses nothing either: what was handed over is saved', async () => {
		const watched = trigger({}, false);
		await watched.poll({ publishing: true });
		await watched.poll();
		watched.restart();
		await edit('10001', 'Ett');
		expect(numbers(await watched.poll())).toEqual(['10001']);
		watched.restart();
		expect(await watched.poll()).toEqual([]);
	});

	test('without them a crash between its two saves can lose a hand-over, which a full read then finds', async () => {
		const watched = trigger({}, false);
		await watched.poll({ publishing: true });
		await edit('10001', 'Ett');
		// The cursor is saved; n8n dies before it has saved the execution.
		await watched.poll();
		watched.restart();
		expect(await watched.poll()).toEqual([]);
		expect((await company.readCustomers()).find(({ number }) => number === '10001')?.name).toBe('Ett');
	});

	test('is small: the keys within the overlap, and no record', async () => {
		const watched = trigger({ startFrom: 'everything' });
		await watched.poll();
		const { saved } = watched as unknown as { saved: string };
		expect(saved.length).toBeLessThan(6000);
		expect(saved).not.toContain('Storgata');
	});
});
