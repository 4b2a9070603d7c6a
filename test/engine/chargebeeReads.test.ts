import type { IDataObject, INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ChargebeeBilling } from '../../nodes/Chargebee/ChargebeeBilling.node';
import type { Filter } from '../../nodes/Chargebee/filters';
import { CONDITIONS, KINDS } from '../../nodes/Chargebee/filters/kinds';
import { FILTERS as creditNoteFilters } from '../../nodes/Chargebee/actions/creditNote/filters';
import { FILTERS as customerFilters } from '../../nodes/Chargebee/actions/customer/filters';
import { FILTERS as eventFilters } from '../../nodes/Chargebee/actions/event/filters';
import { FILTERS as invoiceFilters } from '../../nodes/Chargebee/actions/invoice/filters';
import { FILTERS as itemPriceFilters } from '../../nodes/Chargebee/actions/itemPrice/filters';
import { FILTERS as subscriptionFilters } from '../../nodes/Chargebee/actions/subscription/filters';
import { Contract } from '../sandbox/contract';
import { Company } from './company';
import { pick } from './pick';

let company: Company;
const ids: Record<string, string> = {};

beforeAll(async () => {
	company = await Company.open('empty');
	const site = company.control.chargebee;
	await site.moveClock({ to: '2026-01-10T11:00:00Z', stopped: true });
	await site.addCustomers([{ id: 'A', company: 'Ås AS', created_at: 1_760_000_000 }]);
	for (const itemPrice of ['pro-nok-yearly', 'basic-nok-monthly']) {
		const items = [{ item_price_id: itemPrice }, { item_price_id: itemPrice.replace(/^[a-z]+/, 'support') }];
		const made = await site.live<Record<string, IDataObject>>('create', { customerId: 'A', items });
		ids.subscription = String(made.subscription?.id);
		ids.invoice = String(made.invoice?.id);
		await site.moveClock({ advanceDays: 5 });
	}
	await site.live('cancel', { subscriptionId: ids.subscription, credit: 'prorate' });
	ids.itemPrice = 'pro-nok-yearly';
	ids.creditNote = String((await many('creditNote'))[0]?.id);
	ids.event = String((await many('event'))[0]?.id);
});
afterAll(async () => await company.close());
beforeEach(async () => await company.control.chargebee.clearRequests());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const run = async (resource: string, operation: string, parameters: INodeParameters = {}) =>
	await company.chargebee({ resource, operation, ...parameters });
const filtered = (...filter: INodeParameters[]) => ({ filters: { filter } });
const calls = async () => (await company.control.chargebee.requests()).filter(({ path }) => path.startsWith('/api'));
const lastQuery = async () => (await calls()).at(-1)?.query as Record<string, unknown>;

async function many(resource: string, parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const { items, error } = await run(resource, 'getAll', { returnAll: true, ...parameters });
	if (error) throw error;
	return items.map(({ json }) => json);
}

describe('Get', () => {
	test.each([
		['invoice', 'invoiceId', '/invoices/', { customer_id: 'A', object: 'invoice' }],
		['subscription', 'subscriptionId', '/subscriptions/', { customer_id: 'A', object: 'subscription' }],
		['creditNote', 'creditNoteId', '/credit_notes/', { type: 'adjustment', object: 'credit_note' }],
		['itemPrice', 'itemPriceId', '/item_prices/', { item_family_id: 'nordic-suite', object: 'item_price' }],
	])('of a %s reads it by its ID', async (resource, field, path, record) => {
		const id = ids[resource] ?? '';
		const { items } = await run(resource, 'get', { [field]: byId(id) });
		expect(items).toMatchObject([{ json: { id, ...record }, pairedItem: { item: 0 } }]);
		expect((await calls()).map((call) => call.path)).toEqual([`/api/v2${path}${id}`]);
	});

	test('of an event reads it with its content', async () => {
		const { items } = await run('event', 'get', { eventId: ` ${ids.event} ` });
		expect(items).toMatchObject([{ json: { id: ids.event, content: {} } }]);
	});

	test('of an unknown ID names the record and the remedy', async () => {
		const { error } = await run('creditNote', 'get', { creditNoteId: byId('CN-0') });
		expect(error?.message).toContain('Credit note CN-0');
		expect(error?.description).toContain('Check the id');
	});

	test('without an ID makes no call', async () => {
		const { error } = await run('invoice', 'get', { invoiceId: '={{ "" }}' });
		expect(error?.message).toContain('cannot be empty');
		expect(await calls()).toEqual([]);
	});

	test('reads a long invoice to its last line', async () => {
		await company.control.chargebee.settings({ lineItemsPage: 1 });
		const { items } = await run('invoice', 'get', { invoiceId: byId(ids.invoice ?? '') });
		const [listed] = await many('invoice', filtered({ field: 'id', condition: 'is', value: ids.invoice }));
		await company.control.chargebee.settings({ lineItemsPage: 300 });
		expect(items[0]?.json.line_items).toHaveLength(2);
		expect(listed?.line_items).toEqual(items[0]?.json.line_items);
		expect(items[0]?.json.line_items_next_offset).toBeUndefined();
	});

	test('simplified gives the ten fields that matter most', async () => {
		const { items } = await run('subscription', 'get', { subscriptionId: byId(ids.subscription ?? ''), simplify: true });
		const fields = Object.keys(items[0]?.json ?? {});
		expect(fields).toEqual(expect.arrayContaining(['id', 'status', 'mrr']));
		expect(fields.length).toBeLessThanOrEqual(10);
		expect(fields).not.toContain('object');
	});
});

describe('Get Many', () => {
	test.each(['customer', 'invoice', 'subscription', 'creditNote', 'event', 'itemPrice', 'webhookEndpoint'])(
		'of %s asks for all without a filter, or stops at the limit',
		async (resource) => {
			const all = await many(resource);
			expect(Object.keys(await lastQuery()).filter((name) => !/^(limit|offset|sort_by)$/.test(name))).toEqual([]);
			const { items } = await run(resource, 'getAll', { returnAll: false, limit: 1 });
			expect(items).toHaveLength(Math.min(1, all.length));
			expect((await lastQuery()).limit).toBe(resource === 'webhookEndpoint' ? '100' : '1');
		},
	);

	test('a time that is empty, as on a first load, sends no filter: it would hide records without it', async () => {
		const rows = ['updated_at', 'date'].map((field) => ({ field, condition: 'after', time: '' }));
		expect(await many('invoice', filtered(...rows))).toHaveLength((await many('invoice')).length);
		expect(Object.keys(await lastQuery())).toEqual(['limit']);
	});

	test('rows that were added and left empty filter nothing', async () => {
		const rows = [{ field: 'customer_id', condition: 'in', value: ' , ' }, { field: 'status', condition: 'in', values: [] }, { field: 'id' }];
		await many('invoice', filtered(...rows));
		expect(Object.keys(await lastQuery())).toEqual(['limit']);
	});

	test('all rows have to fit', async () => {
		const found = await many(
			'subscription',
			filtered(
				{ field: 'customer_id', condition: 'is', value: 'A' },
				{ field: 'status', condition: 'in', values: ['active', 'in_trial'] },
				{ field: 'item_price_id', condition: 'starts_with', value: 'pro' },
			),
		);
		expect(found).toHaveLength(1);
	});

	test('times without a zone are the own time of the site', async () => {
		const between = { field: 'date', condition: 'between', time: '2026-01-10T00:00:00', until: '2026-01-10T23:59:59' };
		expect(await many('invoice', filtered(between))).toHaveLength(1);
		expect(await lastQuery()).toMatchObject({ date: { between: '[1767999600,1768085999]' } });
	});

	test('filtered by the time of change is sorted by it, as Chargebee advises', async () => {
		await many('invoice', filtered({ field: 'updated_at', condition: 'after', time: '2026-01-01T00:00:00Z' }));
		expect(await lastQuery()).toMatchObject({ updated_at: { after: '1767225600' }, sort_by: { asc: 'updated_at' } });
	});

	test('sorts as asked', async () => {
		const dates = (await many('invoice', { options: { sort: 'desc:date' } })).map(({ date }) => Number(date));
		expect(dates).toEqual([...dates].sort((a, b) => b - a));
		expect(new Set(dates).size).toBeGreaterThan(1);
	});

	test('returns events from the oldest on', async () => {
		const times = (await many('event')).map(({ occurred_at: at }) => Number(at));
		expect(times).toEqual([...times].sort((a, b) => a - b));
		expect(await lastQuery()).toMatchObject({ sort_by: { asc: 'occurred_at' } });
	});

	test('returns deleted records too when asked', async () => {
		const { subscription } = await company.control.chargebee.live<Record<string, IDataObject>>('create', { customerId: 'A' });
		await company.control.chargebee.live('delete-invoice', { subscriptionId: subscription?.id });
		const without = await many('invoice');
		const all = await many('invoice', { options: { includeDeleted: true } });
		expect(all.length).toBe(without.length + 1);
		expect(all.filter(({ deleted }) => deleted)).toHaveLength(1);
	});

	test.each([
		['a field that the list does not know', { field: 'colour', condition: 'is', value: 'red' }, 'no field'],
		['a condition that the field does not know', { field: 'date', condition: 'starts_with', value: '2' }, 'no condition'],
		['one time of two', { field: 'date', condition: 'between', time: '2026-01-01' }, 'one is missing'],
	])('refuses %s before a call', async (_name, row, words) => {
		const { error } = await run('invoice', 'getAll', filtered(row));
		expect(error?.message).toContain(words);
		expect((error?.context as { errorCode: string }).errorCode).toBe('filter-invalid');
		expect(await calls()).toEqual([]);
	});

	test('refuses two rows that say the same with two values', async () => {
		const row = { field: 'id', condition: 'is' };
		const { error } = await run('invoice', 'getAll', filtered({ ...row, value: '1' }, { ...row, value: '2' }));
		expect(error?.message).toContain('"ID" has two filters with the condition "Is"');
	});

	test('refuses a time that is none', async () => {
		const { error } = await run('invoice', 'getAll', filtered({ field: 'date', condition: 'after', time: 'yesterday' }));
		expect(error?.message).toContain('"yesterday" is not a date');
	});
});

/** Every row that a filter can be, with its parameter on the wire. */
function rowsOf({ field, kind, choices }: Filter): Array<[row: INodeParameters, wire: string, value: string]> {
	const samples = {
		text: { value: 'a, b' },
		choices: { values: (choices ?? []).slice(0, 2) },
		flag: { flag: false },
		number: { number: 5, upTo: 7 },
		time: { time: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' },
	};
	const one = { text: 'a, b', choices: '', flag: 'false', number: '5', time: '1767225600' }[KINDS[kind].type];
	const several = { text: '["a","b"]', choices: JSON.stringify((choices ?? []).slice(0, 2)), flag: '', number: '', time: '' }[KINDS[kind].type];
	const range = KINDS[kind].type === 'time' ? '[1767225600,1767312000]' : '[5,7]';
	return KINDS[kind].conditions.map((condition) => {
		const row = { field, condition, ...samples[KINDS[kind].type] };
		if (condition === 'present' || condition === 'absent') return [row, `${field}[is_present]`, String(condition === 'present')];
		const value = condition === 'between' ? range : condition === 'in' || condition === 'not_in' ? several : one;
		return [row, `${field}[${condition}]`, value];
	});
}

/** `{ a: { b: 'x' } }` as `{ 'a[b]': 'x' }`. */
function flat(query: object, prefix = ''): Record<string, string> {
	const entries = Object.entries(query).flatMap(([name, value]): Array<[string, string]> => {
		const param = prefix ? `${prefix}[${name}]` : name;
		return typeof value === 'object' ? Object.entries(flat(value as object, param)) : [[param, String(value)]];
	});
	return Object.fromEntries(entries);
}

const LISTS: Array<[resource: string, path: string, filters: Filter[], older: string[]]> = [
	['customer', '/customers', customerFilters, []],
	['invoice', '/invoices', invoiceFilters, ['paid_on_after']],
	['subscription', '/subscriptions', subscriptionFilters, []],
	['creditNote', '/credit_notes', creditNoteFilters, []],
	['event', '/events', eventFilters, ['start_time', 'end_time']],
	['itemPrice', '/item_prices', itemPriceFilters, []],
];

describe.each(LISTS)('the filters of %s', (resource, path, filters, older) => {
	test('are sent as Chargebee takes them, every field and condition, and Chargebee answers', async () => {
		const rows = filters.map(rowsOf);
		const rounds = Math.max(...rows.map((ofOne) => ofOne.length));
		for (let round = 0; round < rounds; round++) {
			const chosen = rows.flatMap((ofOne) => ofOne.slice(round, round + 1));
			const { error } = await run(resource, 'getAll', { returnAll: true, ...filtered(...chosen.map(([row]) => row)) });
			expect(error?.description).toBeUndefined();
			expect(flat(await lastQuery())).toMatchObject(Object.fromEntries(chosen.map(([, wire, value]) => [wire, value])));
		}
	});

	if (!Contract.isThere()) return;

	test('are those of the contract, with all of its conditions but single ones for choices', () => {
		const contract = new Contract('chargebee.openapi.json', { closed: false });
		const known = new Set(filters.flatMap(rowsOf).map(([, wire]) => wire));
		const parameters = contract.operation(path, 'get').parameters ?? [];
		const offered = parameters.flatMap(({ name = '', in: place, schema }) => {
			if (place !== 'query' || /^(limit|offset|include_deleted|sort_by)$/.test(name)) return [];
			return schema?.properties ? Object.keys(flat(conditionsOf(schema), name)) : [name];
		});
		const single = (wire: string) => /\[is(_not)?\]$/.test(wire) && known.has(wire.replace(/\[is(_not)?\]$/, '[in]'));
		expect(offered.filter((wire) => !known.has(wire) && !single(wire))).toEqual(older);
		expect([...known].filter((wire) => !offered.includes(wire))).toEqual([]);
	});

	test('come with the sorting and the deleted records of the contract, and Simplify where records have many fields', () => {
		const contract = new Contract('chargebee.openapi.json', { closed: false });
		const parameters = contract.operation(path, 'get').parameters ?? [];
		const shownFields = new ChargebeeBilling().description.properties.filter(({ displayOptions }) => {
			const { resource: resources = [], operation = [] } = displayOptions?.show ?? {};
			return resources.includes(resource) && operation.includes('getAll');
		});
		const options = (shownFields.find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];
		const sorts = (options.find(({ name }) => name === 'sort')?.options ?? []) as INodePropertyOptions[];
		const { asc } = (parameters.find(({ name }) => name === 'sort_by')?.schema?.properties ?? {}) as { asc?: { enum: string[] } };
		const offered = (asc?.enum ?? []).flatMap((field) => [`asc:${field}`, `desc:${field}`]);
		expect(sorts.map(({ value }) => String(value)).sort()).toEqual(offered.sort());
		const knowsDeleted = parameters.some(({ name }) => name === 'include_deleted');
		expect(options.some(({ name }) => name === 'includeDeleted')).toBe(knowsDeleted);
		expect(shownFields.some(({ name }) => name === 'simplify')).toBe(resource !== 'event');
	});

	test('offer the choices of the contract', () => {
		const contract = new Contract('chargebee.openapi.json', { closed: false });
		const parameters = contract.operation(path, 'get').parameters ?? [];
		for (const { field, choices } of filters) {
			// Chargebee adds types of events without notice; the trigger's list is wider than that of this filter.
			if (!choices || field === 'event_type') continue;
			const schema = parameters.find(({ name }) => name === field)?.schema;
			const { enum: values } = schema?.properties?.is as { enum: string[] };
			expect([field, [...choices].sort()]).toEqual([field, [...values].sort()]);
		}
	});
});

type Schema = { properties?: Record<string, Schema> } | undefined;

/** The conditions of a parameter; nothing below for one that is plain. */
function conditionsOf(schema: Schema): object {
	if (!schema?.properties) return {};
	const entries = Object.entries(schema.properties).map(([name, member]) => [name, member?.properties ? conditionsOf(member) : '']);
	return Object.fromEntries(entries) as object;
}

describe('pickers', () => {
	test.each([
		['searchInvoices', 'invoice'],
		['searchCreditNotes', 'creditNote'],
		['searchSubscriptions', 'subscription'],
	])('%s offers the newest first, and those whose ID begins with the text', async (method, resource) => {
		const id = ids[resource] ?? '';
		const { results: all } = await pick(new ChargebeeBilling(), method, company.credentials);
		expect(all.map(({ value }) => value)).toContain(id);
		const { results } = await pick(new ChargebeeBilling(), method, company.credentials, id);
		expect(results).toEqual([{ name: expect.stringContaining('customer A'), value: id }]);
	});

	test('searchItemPrices offers prices by name', async () => {
		const { results } = await pick(new ChargebeeBilling(), 'searchItemPrices', company.credentials, 'Pro');
		expect(results).toContainEqual({ name: expect.stringContaining('(pro-nok-yearly)'), value: 'pro-nok-yearly' });
		expect(results.every(({ name }) => name.startsWith('Pro'))).toBe(true);
	});

	test('every condition has a name of its own', () => {
		const names = Object.values(CONDITIONS);
		expect(new Set(names).size).toBe(names.length);
	});
});
