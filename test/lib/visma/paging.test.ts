import fc from 'fast-check';

import { VismaClient } from '../../../lib/visma';
import { listAll, listFirst } from '../../../lib/visma/paging';
import { wireTo } from '../http/wireTo';

interface Row {
	id: string;
	timeStamp?: string;
	metadata?: { totalCount?: number; maxPageSize?: number };
}

const version = (number: number) => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(number));
	return bytes.toString('base64');
};

/** A paged list as Visma.net keeps it, which moves as told before each call is answered. */
function listOf(options: { rows: Row[]; pageSize?: number; counted?: boolean; beforeCall?: (call: number, rows: Row[]) => void }) {
	const { rows, pageSize = 2, counted = true } = options;
	let calls = 0;
	const send = async ({ url }: { url: string }) => {
		calls++;
		options.beforeCall?.(calls, rows);
		const query = new URL(url).searchParams;
		const size = Math.min(pageSize, Number(query.get('pageSize')));
		const start = (Number(query.get('pageNumber')) - 1) * size;
		const metadata = { totalCount: rows.length, maxPageSize: pageSize };
		const body = rows.slice(start, start + size).map((row) => (counted ? { ...row, metadata } : { ...row }));
		return await Promise.resolve({ status: 200, headers: {}, body });
	};
	const client = new VismaClient({ ...wireTo(), send }, { baseUrl: 'https://visma.example' });
	return { read: async () => await listAll<Row>(client, '/v1/x', {}, { many: 'things', key: ({ id }) => id }), client, calls: () => calls };
}

const ids = (rows: Row[]) => rows.map(({ id }) => id).sort();
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}` }));

describe('a list that stands still', () => {
	it('is read completely, once, whatever its length and page size', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.boolean(), async (count, pageSize, counted) => {
				const list = listOf({ rows: many(count), pageSize, counted });
				expect(ids(await list.read())).toEqual(ids(many(count)));
				const full = Math.ceil(count / pageSize);
				expect(list.calls()).toBe(counted && count > 0 ? full : full + 1);
			}),
		);
	});

	it('its first rows', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 }), async (count, pageSize, limit) => {
				const { client } = listOf({ rows: many(count), pageSize });
				expect(await listFirst<Row>(client, '/v1/x', {}, limit)).toHaveLength(Math.min(count, limit));
			}),
		);
	});
});

describe('a list that moves while it is read', () => {
	it('a row that is added in front pushes none out', async () => {
		const list = listOf({ rows: many(6), beforeCall: (call, rows) => call === 2 && rows.unshift({ id: 'new' }) });
		expect(ids(await list.read())).toEqual(ids([...many(6), { id: 'new' }]));
	});

	it('a row that vanishes hides no other', async () => {
		const list = listOf({ rows: many(6), beforeCall: (call, rows) => call === 2 && rows.shift() });
		expect(ids(await list.read())).toEqual(expect.arrayContaining(ids(many(6).slice(1))));
	});

	it('rows that change places are read again when one is missing', async () => {
		const swap = (call: number, rows: Row[]) => {
			if (call === 2) rows.unshift(...rows.splice(2, 2));
		};
		expect(ids(await listOf({ rows: many(4), beforeCall: swap }).read())).toEqual(ids(many(4)));
	});

	it('a second pass goes on to the end, also past pages that bring nothing new', async () => {
		const orders: Record<number, string> = { 2: '310245', 3: '012453' };
		const shuffle = (call: number, rows: Row[]) => {
			const order = orders[call];
			if (order) rows.splice(0, rows.length, ...[...order].map((place) => ({ id: `r${place}` })));
		};
		expect(ids(await listOf({ rows: many(6), pageSize: 3, beforeCall: shuffle }).read())).toEqual(ids(many(6)));
	});

	it('of two copies of a row the newer one wins, in whatever order they come', async () => {
		const [old, fresh] = [version(255), version(256)];
		for (const [first, second] of [[old, fresh], [fresh, old]]) {
			const later = [{ id: 'b' }, { id: 'c' }, { id: 'a', timeStamp: second }];
			const move = (call: number, rows: Row[]) => call === 2 && rows.splice(0, 3, ...later);
			const read = await listOf({ rows: [{ id: 'a', timeStamp: first }, { id: 'b' }, { id: 'c' }], beforeCall: move }).read();
			expect(ids(read)).toEqual(['a', 'b', 'c']);
			expect(read.find(({ id }) => id === 'a')?.timeStamp).toBe(fresh);
		}
	});

	it('that never comes to rest is given up after three passes, with everything that was seen', async () => {
		const list = listOf({ rows: many(4), beforeCall: (call, rows) => rows.push({ id: `late${call}` }) });
		const read = await list.read();
		expect(ids(read)).toEqual(expect.arrayContaining(ids(many(4))));
		expect(list.calls()).toBeLessThan(60);
	});
});

it('a list that counts rows which it never shows is no complete list: the error says how many are missing', async () => {
	const rows = [{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'c' }];
	const list = listOf({ rows });
	await expect(list.read()).rejects.toMatchObject({
		explanation: {
			message: 'Only 3 of 4 things could be read: the list in Visma.net changed while it was read',
			code: 'visma-list-incomplete',
			failure: { cause: 'temporarily-unavailable' },
		},
	});
	expect(list.calls()).toBe(4);
});

it('a server that ignores page numbers is not asked for ever', async () => {
	const send = async () => await Promise.resolve({ status: 200, headers: {}, body: many(3) });
	const client = new VismaClient({ ...wireTo(), send }, { baseUrl: 'https://visma.example' });
	expect(ids(await listAll<Row>(client, '/v1/x', {}, { many: 'things', key: ({ id }) => id }))).toEqual(ids(many(3)));
});
