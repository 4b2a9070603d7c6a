import { omit } from 'lodash';
import type { INodeParameters } from 'n8n-workflow';

import { asSent, Books, outcomes, results } from './books';
import { JSON_RULES } from './rules';

let books: Books;
beforeAll(async () => {
	books = await Books.open();
});
afterAll(async () => await books.company.close());
beforeEach(async () => await books.reset());

const INVOICED = ['subscription_created', 'invoice_generated', 'payment_succeeded', 'mrr_updated'];

describe('Journal Transaction: Record Chargebee Events', () => {
	test('books a sale and its recognition, one item per entry, paired with the events that tell of the document', async () => {
		const { invoice } = await books.subscribe();
		const events = await books.events('mrr_updated', 'subscription_created', 'invoice_generated');
		const result = await books.record(events);
		expect(result.error).toBeUndefined();
		expect(outcomes(result)).toEqual({ created: 14, skipped: 1 });
		const [first] = result.items;
		expect(first?.json).toMatchObject({
			outcome: 'created',
			documentType: 'invoice',
			documentId: invoice.id,
			kind: 'invoice',
			key: `cb:inv:${invoice.id}:issue`,
			financialPeriod: '202601',
			audit: { direction: 'chargebee-to-visma', source: { system: 'chargebee', type: 'invoice', id: invoice.id } },
		});
		const holding = events.flatMap(({ event_type: type }, item) => (type === 'mrr_updated' ? [] : [{ item }]));
		expect(first?.pairedItem).toEqual(holding);
		const silent = result.items.find(({ json }) => json.outcome === 'skipped');
		expect(silent).toMatchObject({
			json: { documentType: 'event', reason: 'mrr_updated carries no document that moves money' },
			pairedItem: { item: events.findIndex(({ event_type: type }) => type === 'mrr_updated') },
		});
		expect((await books.batches()).map(({ status }) => status)).toEqual(Array(14).fill('Posted'));
	});

	test('a second run writes nothing', async () => {
		await books.subscribe();
		const events = await books.events(...INVOICED);
		await books.record(events);
		await books.company.control.visma.clearRequests();
		expect(outcomes(await books.record(events))).toMatchObject({ unchanged: 14 });
		expect(await books.writes()).toEqual([]);
	});

	test('tables and JSON are the same rules', async () => {
		await books.subscribe();
		const events = await books.events(...INVOICED);
		const rehearse = async (parameters: INodeParameters) =>
			results(await books.record(events, { ...parameters, options: { dryRun: true } })).map((result) => omit(result, 'audit.time'));
		const tables = await rehearse({});
		expect(tables.filter(({ outcome }) => outcome === 'created')).toHaveLength(14);
		expect(await rehearse(JSON_RULES)).toEqual(tables);
	});

	test('an event may be JSON text, as an audit table keeps it', async () => {
		await books.subscribe();
		const events = await books.events('invoice_generated');
		const items = events.map((event) => ({ record: JSON.stringify(event) }));
		expect(outcomes(await books.record(items, { event: '={{ $json.record }}' }))).toEqual({ created: 14 });
	});

	test('batches on hold wait for a person', async () => {
		await books.subscribe();
		const { items } = await books.record(await books.events('invoice_generated'), { options: { afterPosting: 'hold' } });
		expect(items).toHaveLength(14);
		expect((await books.batches()).every(({ status }) => status === 'Hold')).toBe(true);
	});

	test('months after the last month to post wait', async () => {
		await books.subscribe();
		const run = await books.record(await books.events('invoice_generated'), { options: { horizon: '2026-02' } });
		expect(outcomes(run)).toEqual({ created: 3, skipped: 11 });
	});
});

describe('a dry run', () => {
	test('writes nothing, and returns what the real run sends, byte for byte', async () => {
		const { subscription } = await books.subscribe();
		await books.live('upgrade', { subscriptionId: subscription.id });
		const events = await books.events(...INVOICED, 'subscription_changed', 'credit_note_created');
		await books.company.control.visma.clearRequests();
		const rehearsed = await books.record(events, { options: { dryRun: true } });
		expect(await books.writes()).toEqual([]);
		expect(await books.batches()).toEqual([]);
		expect(results(rehearsed).every(({ dryRun, audit }) => dryRun && audit.dryRun)).toBe(true);
		const planned = results(rehearsed).flatMap(({ audit }) => audit.requests);
		const real = await books.record(events);
		expect(planned.length).toBeGreaterThan(50);
		expect(await books.sent()).toEqual(planned.map(({ path, body }) => asSent(path, body)));
		const written = results(real).flatMap(({ audit }) => audit.requests);
		expect(written.map(({ method, path, body }) => ({ method, path, body }))).toEqual(
			planned.map(({ method, path, body }) => ({ method, path, body })),
		);
	});

	test('shows each batch as a bookkeeper reads it', async () => {
		const { invoice } = await books.subscribe();
		const [first] = results(await books.record(await books.events('invoice_generated'), { options: { dryRun: true } }));
		expect(first?.preview?.split('\n')).toEqual([
			`${first?.batchNumber}, 2026-01-10, period 202601, SEK: sale of invoice ${invoice.id}`,
			'Account  Subaccount        Debit    Credit',
			'1511     1=00,2=00      12487.50',
			'2611     1=00,2=00                 2497.50',
			'2979     1=10,2=00,3=3             9990.00',
			'                        12487.50  12487.50',
		]);
	});

	test('is what an agent gets that calls the node as a tool, unless somebody switched it off', async () => {
		await books.subscribe();
		const events = await books.events('invoice_generated');
		expect(outcomes(await books.recordAsTool(events))).toEqual({ created: 14 });
		expect(await books.batches()).toEqual([]);
		expect(outcomes(await books.recordAsTool(events, { dryRun: false }))).toEqual({ created: 14 });
		expect(await books.batches()).toHaveLength(14);
	});
});

describe('what no item is about', () => {
	const hints = ({ saved }: { saved: string }) => /"hints":(\[.*?\])/.exec(saved)?.[1] ?? '';

	test('a rule that never decides anything is a hint', async () => {
		const row = { itemPrice: 'pro-sek-yearly', deferred: '2979' };
		const conditions = { condition: [row, { ...row, country: 'SE' }, row] };
		const run = await books.record([{ id: 'ev_1', event_type: 'plan_created', content: {} }], { conditions });
		expect(hints(run)).toContain('Conditions, row 3: a heavier row always decides instead of it.');
	});

	test('the opening balance that Recognise Only presumes is a hint, added up per account', async () => {
		const { invoice } = await books.subscribe();
		await books.subscribe();
		const run = await books.record(await books.events('invoice_generated'), {
			cutoverDate: '2026-03-01',
			options: { cutoverMode: 'recogniseOnly' },
		});
		expect(run.error).toBeUndefined();
		expect(results(run).some(({ key }) => key === `cb:inv:${invoice.id}:rec:202603`)).toBe(true);
		expect(hints(run)).toMatch(
			/Opening balance presumed for 2 documents from before the cut-over, in credit on the deferred accounts when period 202603 begins: 2979 \(1=10,2=00,3=3\): \d+\.\d\d SEK/,
		);
	});
});
