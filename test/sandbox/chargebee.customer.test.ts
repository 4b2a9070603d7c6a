import { CHARGEBEE_OTHER_SITE_KEY, CHARGEBEE_READ_ONLY_KEY } from '../../sandbox';
import { form, run, type Running } from './running';

let running: Running;
beforeAll(async () => {
	running = await run('empty');
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => await running.control.chargebee.reset({ seed: 'empty' }));

const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
	await running.chargebee.post(path, form(fields), { headers });
const get = async (path: string, params: Record<string, unknown> = {}) => await running.chargebee.get(path, { params });

const FULL = {
	id: 'VN-1',
	company: 'Ås Energi AS',
	email: 'post@aas.example',
	net_term_days: '30',
	meta_data: '{"visma":{"number":"1"}}',
	vat_number: 'NO910134264MVA',
	'billing_address[line1]': 'Storgata 10',
	'billing_address[zip]': '1607',
	'billing_address[city]': 'Fredrikstad',
	'billing_address[country]': 'NO',
};

describe('API keys', () => {
	it.each([
		['an unknown key', 'nonsense', 401, 'api_authentication_failed'],
		['the key of another site', CHARGEBEE_OTHER_SITE_KEY, 401, 'api_authentication_failed'],
		['a read-only key that writes', CHARGEBEE_READ_ONLY_KEY, 403, 'api_authorization_failed'],
	])('refuse %s', async (_case, username, status, code) => {
		const answer = await running.chargebee.post('/customers', form(FULL), { auth: { username, password: '' } });
		expect(answer.status).toBe(status);
		expect(answer.data).toMatchObject({ api_error_code: code, message: expect.any(String) });
	});

	it('let a read-only key read', async () => {
		const auth = { username: CHARGEBEE_READ_ONLY_KEY, password: '' };
		expect((await running.chargebee.get('/configurations', { auth })).data.configurations).toEqual([
			expect.objectContaining({ domain: 'nordic-test', product_catalog_version: 'v2' }),
		]);
	});
});

describe('creating a customer', () => {
	it('keeps what was sent, with numbers as numbers and meta_data as an object', async () => {
		const { status, data } = await post('/customers', FULL);
		expect(status).toBe(200);
		expect(data.customer).toMatchObject({
			id: 'VN-1',
			company: 'Ås Energi AS',
			net_term_days: 30,
			meta_data: { visma: { number: '1' } },
			billing_address: { city: 'Fredrikstad', country: 'NO' },
			deleted: false,
		});
		expect(String(data.customer.updated_at)).toHaveLength(10);
		expect(String(data.customer.resource_version)).toHaveLength(13);
	});

	it('makes an id when none is sent', async () => {
		expect((await post('/customers', { company: 'A' })).data.customer.id).toEqual(expect.stringMatching(/^\w+$/));
	});

	it('refuses an id that is taken, also by a deleted customer', async () => {
		await post('/customers', FULL);
		const refused = { type: 'invalid_request', api_error_code: 'duplicate_entry', param: 'id' };
		expect((await post('/customers', FULL)).data).toMatchObject(refused);
		await post('/customers/VN-1/delete', {});
		const again = await post('/customers', FULL);
		expect(again.status).toBe(400);
		expect(again.data).toMatchObject(refused);
	});

	it.each([
		['company', 'x'.repeat(251)],
		['first_name', 'x'.repeat(151)],
		['phone', '1'.repeat(51)],
		['email', `${'x'.repeat(60)}@long.example`],
		['email', 'not an address'],
		['email', 'a@b.example; c@d.example'],
		['email', 'a@b.example,c@d.example'],
		['vat_number', '1'.repeat(21)],
		['id', 'x'.repeat(51)],
		['id', 'a/b'],
		['net_term_days', 'soon'],
		['net_term_days', '-1'],
		['auto_collection', 'maybe'],
		['preferred_currency_code', 'XTS'],
		['meta_data', '{'],
		['billing_address[country]', 'XX'],
		['billing_address[country]', 'Norge'],
		['billing_address[zip]', '0150 Oslo sentrum'],
		['billing_address[city]', 'x'.repeat(51)],
		['billing_address[line3]', 'x'.repeat(151)],
	])('refuses a wrong %s and names it', async (param, value) => {
		const { status, data } = await post('/customers', { ...FULL, [param]: value });
		expect(status).toBe(400);
		expect(data).toMatchObject({ type: 'invalid_request', api_error_code: 'param_wrong_value', param });
		expect((await get('/customers')).data.list).toEqual([]);
	});

	it('refuses parameters that it does not know', async () => {
		expect((await post('/customers', { ...FULL, name: 'x' })).data).toMatchObject({ param: 'name' });
		const { data } = await post('/customers', { 'billing_address[county]': 'x' });
		expect(data).toMatchObject({ api_error_code: 'invalid_request', param: 'billing_address[county]' });
	});

	it('takes custom fields only once they are created on the site', async () => {
		const tiered = { ...FULL, cf_partner_tier: 'GOLD' };
		expect((await post('/customers', tiered)).data).toMatchObject({ param: 'cf_partner_tier' });
		await running.control.chargebee.createCustomField('cf_partner_tier', 'string');
		expect((await post('/customers', tiered)).data.customer.cf_partner_tier).toBe('GOLD');
		expect((await post('/customers/VN-1', { cf_partner_tier: 'x'.repeat(100) })).status).toBe(400);
	});

	it('insists on the fields that the site made mandatory', async () => {
		await running.control.chargebee.settings({ mandatoryFields: ['email'] });
		expect((await post('/customers', { company: 'A' })).data).toMatchObject({ param: 'email' });
	});

	it('takes forms only', async () => {
		const { status, data } = await running.chargebee.post('/customers', FULL);
		expect(status).toBe(400);
		expect(data.api_error_code).toBe('invalid_request');
	});
});

describe('changing a customer', () => {
	beforeEach(async () => await post('/customers', FULL));

	it('by update leaves what is not sent, clears what is sent empty, and raises the version', async () => {
		const before = (await get('/customers/VN-1')).data.customer;
		const { customer } = (await post('/customers/VN-1', { company: 'Ny AS', email: '' })).data;
		expect(customer).toMatchObject({ company: 'Ny AS', net_term_days: 30, billing_address: { city: 'Fredrikstad' } });
		expect(customer).not.toHaveProperty('email');
		expect(customer.resource_version).toBeGreaterThan(before.resource_version);
	});

	it('by update refuses address and VAT number', async () => {
		expect((await post('/customers/VN-1', { vat_number: 'x' })).data).toMatchObject({ param: 'vat_number' });
		expect((await post('/customers/VN-1', { 'billing_address[city]': 'x' })).data).toMatchObject({
			param: 'billing_address',
		});
	});

	it('by update_billing_info erases the address members and VAT fields that are not sent', async () => {
		const { customer } = (await post('/customers/VN-1/update_billing_info', { 'billing_address[city]': 'Bodø' })).data;
		expect(customer.billing_address).toEqual({
			city: 'Bodø',
			validation_status: 'not_validated',
			object: 'billing_address',
		});
		expect(customer).not.toHaveProperty('vat_number');
		expect(customer.company).toBe('Ås Energi AS');
	});

	it('that is not there answers 404 resource_not_found', async () => {
		const { status, data } = await post('/customers/VN-2', { company: 'x' });
		expect(status).toBe(404);
		expect(data).toMatchObject({ type: 'invalid_request', api_error_code: 'resource_not_found' });
	});

	it('by a person on the site shows as an event of the console', async () => {
		await post('/customers/VN-1', { company: 'B' }, { 'chargebee-event-webhook': 'all-disabled' });
		await running.control.chargebee.editCustomer('VN-1', { company: 'By hand' });
		const { list } = (await get('/events', { 'sort_by[asc]': 'occurred_at' })).data;
		const told = list.map(({ event }: { event: Record<string, unknown> }) => [
			event.event_type,
			event.source,
			event.webhook_status,
		]);
		expect(told).toEqual([
			['customer_created', 'api', 'not_configured'],
			['customer_changed', 'api', 'disabled'],
			['customer_changed', 'admin_console', 'not_configured'],
		]);
		const requests = await running.control.chargebee.requests();
		expect(requests.at(-2)?.headers['chargebee-event-webhook']).toBe('all-disabled');
	});
});

describe('the customer list', () => {
	beforeEach(async () => {
		const rows = Array.from({ length: 25 }, (_, index) => ({
			id: `C-${index}`,
			company: index % 2 ? 'Odd AS' : 'Even AS',
			created_at: 1_700_000_000 + index,
			...(index % 5 ? { updated_at: 1_750_000_000 - index } : {}),
		}));
		await running.control.chargebee.addCustomers(rows);
	});
	const ids = (answer: { data: { list: Array<{ customer: { id: string } }> } }) =>
		answer.data.list.map(({ customer }) => customer.id);

	it('shows ten rows at first, and the rest by opaque offsets', async () => {
		const found: string[] = [];
		let offset: string | undefined;
		do {
			const page = await get('/customers', { offset });
			expect(ids(page).length).toBeLessThanOrEqual(10);
			found.push(...ids(page));
			offset = page.data.next_offset;
		} while (offset);
		expect(found).toEqual(Array.from({ length: 25 }, (_, index) => `C-${index}`));
	});

	it.each([
		['offset', '["1","2"]'],
		['limit', '101'],
		['limit', '0'],
		['sort_by[asc]', 'company'],
		['id[like]', 'x'],
		['updated_at[after]', '2026-01-01'],
		['vat_number[is]', 'x'],
		['id[in]', 'C-1,C-2'],
	])('refuses %s=%s', async (name, value) => {
		expect((await get('/customers', { [name]: value })).status).toBe(400);
	});

	it.each([
		['id[in]', '["C-3","C-7","none"]', ['C-3', 'C-7']],
		['id[is]', 'C-4', ['C-4']],
		['id[starts_with]', 'C-2', ['C-2', 'C-20', 'C-21', 'C-22', 'C-23', 'C-24']],
		['created_at[after]', '1700000022', ['C-23', 'C-24']],
		['created_at[between]', '[1700000001,1700000002]', ['C-1', 'C-2']],
		['updated_at[before]', '1749999977', ['C-24']],
	])('filters by %s=%s', async (name, value, expected) => {
		expect(ids(await get('/customers', { [name]: value, limit: 100 }))).toEqual(expected);
	});

	it('leaves rows without updated_at out of filters on it', async () => {
		expect(ids(await get('/customers', { 'updated_at[after]': 1_600_000_000, limit: 100 }))).toHaveLength(20);
	});

	it('sorts by updated_at both ways', async () => {
		expect(ids(await get('/customers', { 'sort_by[desc]': 'updated_at', limit: 2 }))).toEqual(['C-1', 'C-2']);
		expect(ids(await get('/customers', { 'sort_by[asc]': 'updated_at', limit: 1 }))).toEqual(['C-0']);
	});

	it('shows deleted customers only when asked', async () => {
		await post('/customers/C-3/delete', {});
		expect((await get('/customers/C-3')).status).toBe(404);
		expect(ids(await get('/customers', { 'id[is]': 'C-3' }))).toEqual([]);
		const { list } = (await get('/customers', { 'id[is]': 'C-3', include_deleted: true })).data;
		expect(list[0].customer.deleted).toBe(true);
	});
});

describe('idempotency keys', () => {
	const key = { 'chargebee-idempotency-key': 'one' };

	it('answer the same call as the first time, and say so', async () => {
		const first = await post('/customers', { company: 'A' }, key);
		const second = await post('/customers', { company: 'A' }, key);
		expect(second.data).toEqual(first.data);
		expect(second.headers['chargebee-idempotency-replayed']).toBe('true');
		expect((await get('/customers')).data.list).toHaveLength(1);
	});

	it('refuse another call with 422', async () => {
		await post('/customers', { company: 'A' }, key);
		const { status, data } = await post('/customers', { company: 'B' }, key);
		expect(status).toBe(422);
		expect(data.api_error_code).toBe('unable_to_process_request');
	});

	it('do not keep a refusal, unless the site is set so', async () => {
		const tiered = { company: 'A', cf_tier: '1' };
		expect((await post('/customers', tiered, key)).status).toBe(400);
		await running.control.chargebee.createCustomField('cf_tier');
		expect((await post('/customers', tiered, key)).status).toBe(200);
	});

	it('are forgotten after half an hour', async () => {
		await post('/customers', { company: 'A' }, key);
		await running.control.chargebee.settings({ clockOffsetSeconds: 1801 });
		expect((await post('/customers', { company: 'B' }, key)).status).toBe(200);
	});
});

describe('limits', () => {
	it('refuse calls over the rate limit until the minute is over', async () => {
		await running.control.chargebee.settings({ rateLimit: { calls: 1, windowSeconds: 60 } });
		expect((await get('/configurations')).status).toBe(200);
		const { status, data, headers } = await get('/configurations');
		expect(status).toBe(429);
		expect(data).toMatchObject({ type: 'operation_failed', api_error_code: 'api_request_limit_exceeded' });
		expect(Number(headers['retry-after'])).toBeGreaterThan(50);
		await running.control.chargebee.settings({ clockOffsetSeconds: 61 });
		expect((await get('/configurations')).status).toBe(200);
	});

	it('refuse the second of two writes to one customer at a time with lock_timeout', async () => {
		await post('/customers', FULL);
		await running.control.chargebee.settings({ latencyMs: 150 });
		const answers = await Promise.all([
			post('/customers/VN-1', { company: 'A' }),
			post('/customers/VN-1', { company: 'B' }),
			get('/customers/VN-1'),
		]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
		expect(answers.find(({ status }) => status === 429)?.data.api_error_code).toBe('lock_timeout');
		expect((await post('/customers/VN-1', { company: 'B' })).status).toBe(200);
	});
});
