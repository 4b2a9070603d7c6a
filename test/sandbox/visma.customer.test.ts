import { logIn, run, type Running } from './running';

interface Row {
	number: string;
	name: string;
	lastModifiedDateTime: string;
	timeStamp: string;
	metadata: { totalCount: number; maxPageSize: number };
}

let running: Running;
beforeAll(async () => {
	running = await run();
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset();
	await logIn(running.visma);
});

async function list(params: Record<string, unknown> = {}): Promise<Row[]> {
	const { status, data } = await running.visma.get('/v1/customer', { params });
	expect(status).toBe(200);
	return data as Row[];
}

const numbers = (rows: Row[]) => rows.map(({ number }) => number);

describe('pages of the customer list', () => {
	it('cut the result silently when the caller asks for no size', async () => {
		const rows = await list();
		expect(rows).toHaveLength(100);
		expect(rows[0]?.metadata).toEqual({ totalCount: 258, maxPageSize: 1000 });
	});

	it('are capped to the largest size, and say so in each row', async () => {
		await running.control.visma.settings({ maxPageSize: 50 });
		const rows = await list({ pageSize: 500 });
		expect(rows).toHaveLength(50);
		expect(rows.every(({ metadata }) => metadata.maxPageSize === 50)).toBe(true);
	});

	it('together hold each customer once, in no order of a key, the same each time', async () => {
		const pages = [];
		for (const pageNumber of [1, 2, 3]) pages.push(...(await list({ pageNumber, pageSize: 100 })));
		const found = numbers(pages);
		expect(new Set(found).size).toBe(258);
		expect(found).not.toEqual([...found].sort());
		expect(found).toEqual(numbers(await list({ pageSize: 1000 })));
	});

	it('are empty past the end', async () => {
		expect(await list({ pageNumber: 4, pageSize: 100 })).toEqual([]);
	});

	it('are refused with the ASP.NET shape when the number is none', async () => {
		const { status, data } = await running.visma.get('/v1/customer', { params: { pageNumber: 'x' } });
		expect(status).toBe(400);
		expect(data).toEqual({ message: expect.any(String), modelState: { pageNumber: [expect.any(String)] } });
	});
});

describe('filters of the customer list', () => {
	it.each([
		['part of the name, in any case', { name: 'rådgiv' }, (row: Row) => /rådgiv/i.test(row.name)],
		['the status', { status: 'Inactive' }, (row: object) => 'status' in row && row.status === 'Inactive'],
	])('find customers by %s', async (_case, params, matches) => {
		const all = await list({ pageSize: 1000 });
		const found = await list({ pageSize: 1000, ...params });
		expect(found.length).toBeGreaterThan(0);
		expect(new Set(numbers(found))).toEqual(new Set(numbers(all.filter(matches))));
	});

	it.each(['corporateId', 'vatRegistrationId'])('find one customer by its %s', async (name) => {
		const { data } = await running.visma.get('/v1/customer/10001');
		expect(numbers(await list({ [name]: data[name] }))).toEqual(['10001']);
	});

	it('find customers by e-mail and phone of the main contact', async () => {
		const { mainContact } = (await running.visma.get('/v1/customer/10001')).data;
		expect(numbers(await list({ email: mainContact.email, phone: mainContact.phone1 }))).toEqual(['10001']);
	});

	it('ignore parameters that they do not know, and say nothing', async () => {
		expect(await list({ modifiedSince: '2026-08-01', pageSize: 1000 })).toHaveLength(258);
	});

	it.each([
		['>', (stamp: string, limit: string) => stamp > limit],
		['>=', (stamp: string, limit: string) => stamp >= limit],
		['<', (stamp: string, limit: string) => stamp < limit],
		['<=', (stamp: string, limit: string) => stamp <= limit],
	])('compare lastModifiedDateTime by %s', async (lastModifiedDateTimeCondition, holds) => {
		const limit = '2026-07-14T02:15:07.320';
		const all = await list({ pageSize: 1000 });
		const found = await list({ lastModifiedDateTime: limit, lastModifiedDateTimeCondition, pageSize: 1000 });
		expect(numbers(found)).toEqual(numbers(all.filter((row) => holds(row.lastModifiedDateTime, limit))));
		expect(found.length).toBeLessThan(258);
		expect(found.length).toBeGreaterThan(0);
	});

	it.each(['2026-07-14', '2026-07-14 02:15:07', '2026-07-14 02:15:07.3', '2026-07-14T02:15:07'])(
		'understand the date-time %s',
		async (createdDateTime) => {
			expect((await list({ createdDateTime, createdDateTimeCondition: '<' })).length).toBeGreaterThan(0);
		},
	);

	it.each(['2026-07-14T02:15:07Z', '2026-07-14T02:15:07+02:00', 'yesterday'])(
		'refuse the date-time %s',
		async (value) => {
			const params = { lastModifiedDateTime: value, lastModifiedDateTimeCondition: '>=' };
			const { status, data } = await running.visma.get('/v1/customer', { params });
			expect(status).toBe(400);
			expect(data.message).toMatch(/^VismaId: [0-9a-f-]{36}\. /);
		},
	);

	it('refuse a date-time without its condition', async () => {
		expect((await running.visma.get('/v1/customer', { params: { lastModifiedDateTime: '2026-07-14' } })).status).toBe(
			400,
		);
	});
});

describe('one customer', () => {
	it('comes with its version as ETag', async () => {
		const { data, headers } = await running.visma.get('/v1/customer/10001');
		expect(data.number).toBe('10001');
		expect(headers.etag).toBe(`"${data.timeStamp}"`);
	});

	it('is found by internal id', async () => {
		expect((await running.visma.get('/v1/customer/internal/2000')).data.number).toBe('10001');
	});

	it('with a slash in its number is reached only by b64(...)', async () => {
		const key = Buffer.from('10/006').toString('base64url');
		expect((await running.visma.get(`/v1/customer/b64(${key})`)).data.number).toBe('10/006');
		expect((await running.visma.get('/v1/customer/10%2F006')).status).toBe(404);
		expect((await running.visma.get('/v1/customer/10/006')).status).toBe(404);
	});

	it('that is not there answers 404 with a VismaId', async () => {
		const { status, data } = await running.visma.get('/v1/customer/none');
		expect(status).toBe(404);
		expect(data.message).toMatch(/^VismaId: /);
	});

	it('edited by a person has a newer version, also newer than all others', async () => {
		const before = (await running.visma.get('/v1/customer/10001')).data;
		await running.control.visma.editCustomer('10001', { name: 'Ærlig Talt AS', mainContact: { email: null } });
		const after = (await running.visma.get('/v1/customer/10001')).data;
		expect(after).toMatchObject({ name: 'Ærlig Talt AS', mainContact: { name: before.mainContact.name } });
		expect(after.mainContact).not.toHaveProperty('email');
		expect(after.timeStamp > before.timeStamp).toBe(true);
		const newer = await list({ lastModifiedDateTime: before.lastModifiedDateTime, lastModifiedDateTimeCondition: '>' });
		expect(numbers(newer)).toEqual(['10001']);
	});
});

describe('other lists', () => {
	it('of organisations and branches are plain arrays', async () => {
		expect((await running.visma.get('/v1/organization')).data).toHaveLength(1);
		expect((await running.visma.get('/v1/branch')).data).toMatchObject([{ isMainBranch: true }, {}, {}]);
	});

	it('of credit terms come in an envelope', async () => {
		const { data } = await running.visma.get('/v1/creditTerm', { params: { pageSize: 3 } });
		expect(data).toMatchObject({ pageNumber: 1, pageSize: 3, totalCount: 4 });
		expect(data.records).toHaveLength(3);
	});
});

describe('the rate limit', () => {
	it('is told on each answer, and ends in 429 with the seconds to wait', async () => {
		await running.control.visma.settings({ rateLimit: { calls: 2, windowSeconds: 600 } });
		const first = await running.visma.get('/v1/branch');
		expect(first.headers).toMatchObject({
			'x-ratelimit-limit': '2',
			'x-ratelimit-remaining': '1',
			'x-ratelimit-reset': '600',
			'x-ratelimit-policy': '4-fixed-window',
		});
		await running.visma.get('/v1/branch');
		const third = await running.visma.get('/v1/branch');
		expect(third.status).toBe(429);
		expect(Number(third.headers['retry-after'])).toBeGreaterThan(500);
		await running.control.visma.settings({ clockOffsetSeconds: 601 });
		expect((await running.visma.get('/v1/branch')).status).toBe(200);
	});
});
