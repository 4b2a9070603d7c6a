/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { causedByUs, type ChargebeeEvent, EVENT_TYPES, isAuthorized, readEvent, selectEvents } from '../../../lib/chargebee';

const basic = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;

describe('the webhook user and password', () => {
	test.each([
		['the right ones', basic('chargebee:s3cret'), true],
		['a password with a colon', basic('chargebee:s3:cret'), false],
		['another password', basic('chargebee:S3cret'), false],
		['another user', basic('Chargebee:s3cret'), false],
		['a longer password that begins like the right one', basic('chargebee:s3cret1'), false],
		['no colon', basic('chargebee'), false],
		['nothing after Basic', 'Basic ', false],
		['no base 64', 'Basic ***', false],
		['another scheme', `Bearer ${Buffer.from('chargebee:s3cret').toString('base64')}`, false],
		['no header', undefined, false],
	])('with %s the caller is let in: %#', (_, header, expected) => {
		expect(isAuthorized(header, 'chargebee', 's3cret')).toBe(expected);
	});

	test('the password ends at the end: it may hold colons and letters of any language', () => {
		expect(isAuthorized(basic('n8n:på:sted'), 'n8n', 'på:sted')).toBe(true);
	});

	test('a credential without user or password lets nobody in', () => {
		expect(isAuthorized(basic(':'), '', '')).toBe(false);
		expect(isAuthorized(basic('n8n:'), 'n8n', '')).toBe(false);
	});
});

describe('the choice of events', () => {
	test('holds each type of the groups and each single type once, in order', () => {
		const events = selectEvents(['creditNote'], ['credit_note_created', 'invoice_generated']);
		expect(events).toEqual([
			'credit_note_created',
			'credit_note_created_with_backdating',
			'credit_note_deleted',
			'credit_note_updated',
			'invoice_generated',
		]);
	});

	test('keeps types that are newer than the list', () => {
		expect(selectEvents([], ['invoice_archived'])).toEqual(['invoice_archived']);
	});

	test('is empty, which means every event to Chargebee, when the group of all is among the groups', () => {
		expect(selectEvents(['invoice', 'all'], ['customer_created'])).toEqual([]);
	});

	test('of payments leaves payment sources and payment schedules out', () => {
		const events = selectEvents(['payment'], []);
		expect(events).toContain('payment_refunded');
		expect(events.filter((type) => /source|schedule|intent/.test(type))).toEqual([]);
	});

	test("is made from a list that has every type that Chargebee's own client names", () => {
		const source = readFileSync(join(__dirname, '../../../node_modules/chargebee/types/core.d.ts'), 'utf8');
		const [, union = ''] = /EventTypeEnum =([\s\S]*?);/.exec(source) ?? [];
		const named = [...union.matchAll(/'([a-z0-9_]+)'/g)].map(([, type]) => type);
		expect(named.length).toBeGreaterThan(200);
		expect([...EVENT_TYPES]).toEqual(named.sort());
	});
});

describe('the body of a delivery', () => {
	const event = { id: 'ev_1', event_type: 'brand_new_type', occurred_at: 1_767_225_600, content: {}, more: true };

	test('of a type that nobody knows yet is an event, and keeps every member', () => {
		expect(readEvent(event)).toEqual(event);
	});

	test.each([
		['id', { ...event, id: '' }],
		['event_type', { ...event, event_type: undefined }],
		['occurred_at', { ...event, occurred_at: '2026-01-01' }],
		['content', { ...event, content: 'none' }],
	])('without a proper %s is none', (_, body) => {
		expect(readEvent(body)).toBeUndefined();
	});

	test.each([[undefined], ['text'], [[]]])('that is %p is none', (body) => {
		expect(readEvent(body)).toBeUndefined();
	});
});

describe('the guard against loops', () => {
	const own = { invoiceIdPrefix: 'VN-', apiKeyName: 'n8n' };
	const event = (event_type: string, content: Record<string, unknown>, more = {}): ChargebeeEvent => ({
		id: 'ev_1',
		event_type,
		occurred_at: 1_767_225_600,
		content,
		...more,
	});

	test.each([
		['invoice_generated', { invoice: { id: 'VN-1001' } }],
		['invoice_updated', { invoice: { id: 'VN-1001' } }],
		['credit_note_created', { credit_note: { id: 'VN-CN-7' } }],
	])('stops %s of a document that was mirrored from Visma.net, naming it', (type, content) => {
		expect(causedByUs(event(type, content), own)).toContain('mirrored from Visma.net');
	});

	test.each([
		['invoice_generated', { invoice: { id: '1001' } }],
		['payment_succeeded', { invoice: { id: 'VN-1001' }, transaction: { id: 'txn_1' } }],
		['subscription_renewed', { invoice: { id: 'VN-1001' }, subscription: { id: 'sub_1' } }],
	])('lets %s through that is not only about a mirrored document', (type, content) => {
		expect(causedByUs(event(type, content), own)).toBeUndefined();
	});

	test('stops customer events of our own key, and of no other writer', () => {
		const customer = { customer: { id: 'VN-1' } };
		expect(causedByUs(event('customer_changed', customer, { source: 'api', user: 'n8n' }), own)).toContain('n8n');
		expect(causedByUs(event('customer_changed', customer, { source: 'api', user: 'crm' }), own)).toBeUndefined();
		expect(causedByUs(event('customer_changed', customer, { source: 'admin_console', user: 'n8n' }), own)).toBeUndefined();
		expect(causedByUs(event('customer_changed', customer, { source: 'api' }), { ...own, apiKeyName: '' })).toBeUndefined();
	});

	test('without an invoice prefix stops no document', () => {
		expect(causedByUs(event('invoice_generated', { invoice: { id: '1' } }), { ...own, invoiceIdPrefix: '' })).toBeUndefined();
	});
});
