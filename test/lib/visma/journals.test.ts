import type { Send } from '../../../lib/http';
import { type Entry, toVismaBatch } from '../../../lib/ledger';
import {
	createJournal,
	ensureJournal,
	getJournal,
	holdJournal,
	journalBody,
	type JournalDraft,
	listJournals,
	releaseJournal,
	VismaClient,
	wrap,
} from '../../../lib/visma';
import { wireTo } from '../http/wireTo';
import { openCompany, type TestCompany } from './company';

let company: TestCompany;
beforeAll(async () => {
	company = await openCompany();
});
afterAll(async () => await company.stop());
beforeEach(async () => {
	await company.control.reset();
	await company.logIn();
});

const draft = (other: Partial<JournalDraft> = {}): JournalDraft => ({
	transactionDate: '2026-01-15',
	description: 'Chargebee invoice INV-1',
	hold: false,
	lines: [
		{ accountNumber: '1510', debit: '1250.00', subaccount: [{ segmentId: 1, segmentValue: '10' }] },
		{ accountNumber: '2611', credit: '250.00' },
		{ accountNumber: '2970', credit: '1000.00', referenceNumber: 'INV-1' },
	],
	...other,
});
const create = async (other: Partial<JournalDraft> = {}, options: { identified?: boolean } = {}) =>
	(await createJournal(company.client, journalBody(draft(other)), options)).batchNumber;
const get = async (number: string) => await getJournal(company.client, number);
const calls = async (method: string) => (await company.control.requests()).filter((request) => request.method === method);
const failed = async (action: Promise<unknown>) => await action.then(
	() => undefined,
	(error: unknown) => error,
);

describe('creating a batch', () => {
	it("makes it under the caller's own number, as it was said", async () => {
		expect(await create({ batchNumber: 'CB1', currencyId: 'EUR', exchangeRate: '11.30', financialPeriod: '202601' })).toBe('CB1');
		expect(await get('CB1')).toMatchObject({
			status: 'Balanced',
			currencyId: 'EUR',
			exchangeRate: 11.3,
			description: 'Chargebee invoice INV-1',
			journalTransactionLines: expect.arrayContaining([
				expect.objectContaining({ accountNumber: '1510', debitAmountInCurrency: 1250, creditAmountInCurrency: 0 }),
				expect.objectContaining({ accountNumber: '2970', creditAmountInCurrency: 1000, referenceNumber: 'INV-1' }),
			]),
		});
	});

	it('tells the number that Visma.net chose instead, from a Location on the old host, which is not called', async () => {
		await company.control.settings({
			journals: { manualNumbering: false, locationBase: 'https://integration.visma.net/API/controller/api', createdBody: 'object' },
		});
		expect(await create({ batchNumber: 'CB1' })).toBe('GL0000001');
	});

	it('takes the batches of lib/ledger, and writes their amounts digit by digit', async () => {
		const line = { subaccount: '1=10', reference: 'INV-1', description: '', debit: '0.00', credit: '0.00' };
		const entry: Entry = {
			key: 'cb:inv:INV-1:issue',
			kind: 'invoice',
			family: 'cb:inv:INV-1',
			site: 'nordic-test',
			transactionDate: '2026-01-15',
			financialPeriod: '202601',
			ownPeriod: '202601',
			currency: 'SEK',
			exchangeRate: null,
			autoReversing: false,
			D: '000000',
			A: '000000',
			lines: [
				{ ...line, account: '1510', debit: '90071992547409.91' },
				{ ...line, account: '3001', credit: '90071992547409.91' },
			],
		};
		const body = toVismaBatch(entry, { numbering: 'manual' });
		const sent: string[] = [];
		const send: Send = async (call) => {
			sent.push(call.body ?? '');
			return await Promise.resolve({ status: 201, headers: { location: '/v2/journaltransaction/GL1' }, body: '' });
		};
		const client = new VismaClient({ ...wireTo(), send }, { baseUrl: 'https://visma.example' });
		expect((await createJournal(client, body)).batchNumber).toBe('GL1');
		expect(sent[0]).toContain('"debitAmountInCurrency":{"value":90071992547409.91}');
	});

	it('fails with the words of Visma.net when it refuses, without a second call', async () => {
		await company.control.setPeriod('202601', { closedInGeneralLedger: true });
		expect(await failed(create())).toMatchObject({ status: 400, attempts: 1, outcomeUnknown: false });
		expect(await calls('POST')).toHaveLength(1);
	});

	it.each([true, false])('does not repeat a business error that comes as 500 (own number: %s)', async (identified) => {
		await company.control.setPeriod('202601', { closedInGeneralLedger: true });
		await company.control.settings({ journals: { errorStatus: 500 } });
		expect(await failed(create({ batchNumber: 'CB1' }, { identified }))).toMatchObject({ status: 500, outcomeUnknown: true });
		expect(await calls('POST')).toHaveLength(1);
	});

	it('is never repeated when the reply was lost, unless it carries its own number: then it is found to be taken', async () => {
		await company.control.addFault({ method: 'POST', effect: { type: 'lose-reply' }, times: 2 });
		expect(await failed(create())).toMatchObject({ name: 'ConnectionError', outcomeUnknown: true });
		expect(await failed(create({ batchNumber: 'CB1' }, { identified: true }))).toMatchObject({ status: 400, attempts: 2, outcomeUnknown: true });
		expect((await company.control.state()).counts.journals).toBe(2);
	});

	it('is repeated after an outage when it carries its own number', async () => {
		const effect = { type: 'error-before', status: 503, body: { statusCode: 503 } } as const;
		await company.control.addFault({ method: 'POST', effect });
		expect(await create({ batchNumber: 'CB1' }, { identified: true })).toBe('CB1');
	});
});

describe('the body of a batch', () => {
	it.each<[string, Partial<JournalDraft>, RegExp]>([
		['one line', { lines: [{ accountNumber: '1510', debit: 0 }] }, /at least two lines/],
		['no balance', { lines: [{ accountNumber: '1510', debit: '0.30' }, { accountNumber: '3001', credit: '0.29' }] }, /debit 0.30, credit 0.29/],
		['a line of both sides', { lines: [{ accountNumber: '1510', debit: 1, credit: 1 }, { accountNumber: '3001' }] }, /Line 1 \(account 1510\).*two lines/],
		['a negative amount', { lines: [{ accountNumber: '1510' }, { accountNumber: '3001', credit: '-1' }] }, /Line 2 \(account 3001\).*other side/],
		['no account', { lines: [{ accountNumber: '', debit: 1 }, { accountNumber: '3001', credit: 1 }] }, /Line 1 has no account/],
		['no amount', { lines: [{ accountNumber: '1510', debit: '1,5' }, { accountNumber: '3001', credit: 1 }] }, /Line 1: "1,5" is no amount/],
		['no date', { transactionDate: '15.01.2026' }, /"15.01.2026" is no date/],
	])('with %s is refused before any call', (_case, other, message) => {
		expect(() => journalBody(draft(other))).toThrow(message);
	});

	it('may be out of balance on hold', async () => {
		const lines = [{ accountNumber: '1510', debit: '0.30' }, { accountNumber: '3001', credit: '0.29' }];
		expect((await get(await create({ hold: true, lines })))?.status).toBe('Hold');
	});

	it('adds three tenths up to exactly what they are', () => {
		const tenth = { accountNumber: '1510', debit: 0.1 };
		expect(() => journalBody(draft({ lines: [tenth, tenth, tenth, { accountNumber: '3001', credit: 0.3 }] }))).not.toThrow();
	});
});

describe('reading a batch', () => {
	it('gives nothing when there is none', async () => {
		expect(await get('CB1')).toBeUndefined();
	});

	it('fails when the 404 is no answer of the API', async () => {
		await company.control.addFault({ effect: { type: 'error-before', status: 404, body: '<html>not here</html>' } });
		expect(await failed(get('CB1'))).toMatchObject({ status: 404 });
	});
});

describe('releasing a batch', () => {
	it('costs one call when Visma.net is done at once', async () => {
		const number = await create();
		await company.control.clearRequests();
		expect(await releaseJournal(company.client, number)).toEqual({ state: 'released', attempts: 1 });
		expect(await company.control.requests()).toHaveLength(1);
		expect((await get(number))?.status).toBe('Posted');
	});

	it('waits for the end, ever longer, when it takes time', async () => {
		await company.control.settings({ journals: { releaseAfter: { reads: 4 }, postOnRelease: false } });
		const number = await create();
		expect(await releaseJournal(company.client, number)).toEqual({ state: 'released', attempts: 1, status: 'Unposted' });
		expect(company.slept()).toEqual([500, 1000, 2000, 4000]);
	});

	it('ends as pending when the budget is spent, and no wait goes beyond it', async () => {
		await company.control.settings({ journals: { releaseAfter: { reads: 100 } } });
		const number = await create();
		expect(await releaseJournal(company.client, number, { budgetMs: 4000 })).toEqual({ state: 'pending', attempts: 1, status: 'Balanced' });
		expect(company.slept()).toEqual([500, 1000, 2000]);
	});

	it.each([400, 500] as const)('tells why Visma.net refused it with %s', async (errorStatus) => {
		await company.control.settings({ journals: { errorStatus } });
		const number = await create({ hold: true });
		expect(await releaseJournal(company.client, number)).toEqual({
			state: 'refused',
			attempts: 1,
			status: 'Hold',
			reason: expect.stringContaining('Status is invalid'),
			vismaId: expect.any(String),
		});
	});

	it('tells why it failed, when only the result says so', async () => {
		await company.control.settings({ journals: { releaseFails: true } });
		expect(await releaseJournal(company.client, await create())).toMatchObject({ state: 'refused', reason: /could not be released/ });
	});

	it('is done when the batch is released already, by a call whose reply was lost or by somebody else', async () => {
		const number = await create();
		await company.control.addFault({ method: 'POST', effect: { type: 'lose-reply' } });
		expect(await releaseJournal(company.client, number)).toMatchObject({ state: 'released', before: true, status: 'Posted' });
		expect(await releaseJournal(company.client, number)).toMatchObject({ state: 'released', before: true, status: 'Posted' });
	});

	it('is repeated after an outage, since a batch is released once', async () => {
		const number = await create();
		await company.control.addFault({ method: 'POST', effect: { type: 'error-before', status: 500 } });
		expect(await releaseJournal(company.client, number)).toMatchObject({ state: 'released', attempts: 2 });
	});

	it('of a batch that does not exist fails', async () => {
		expect(await failed(releaseJournal(company.client, 'CB1'))).toMatchObject({ status: 404 });
	});
});

describe('putting a batch on hold', () => {
	it('gives it a reason, and leaves its lines as they are', async () => {
		const number = await create();
		const before = await get(number);
		await holdJournal(company.client, number, { description: 'DUPLICATE of CB1', version: before?.timeStamp ?? '' });
		const after = await get(number);
		expect(after).toMatchObject({ status: 'Hold', description: 'DUPLICATE of CB1' });
		expect(after?.journalTransactionLines).toHaveLength(3);
	});

	it('is refused when it was changed meanwhile, and the version says so', async () => {
		const number = await create();
		const version = (await get(number))?.timeStamp ?? '';
		await company.control.editJournal(number, { description: 'Edited by hand' });
		expect(await failed(holdJournal(company.client, number, { version }))).toMatchObject({ status: 412 });
	});
});

describe('the list of batches', () => {
	/** A company whose pages hold few lines, so that batches are split over them. */
	async function many(count: number, maxPageSize: number): Promise<string[]> {
		const numbers = [];
		for (let index = 0; index < count; index++) numbers.push(await create());
		await company.control.settings({ maxPageSize });
		await company.control.clearRequests();
		return numbers;
	}
	const sizes = (journals: Awaited<ReturnType<typeof listJournals>>) =>
		journals.map(({ journalTransactionLines }) => journalTransactionLines?.map(({ lineNumber }) => lineNumber));

	it.each([1, 2, 4, 5, 100])('puts split batches together at %s lines a page', async (pageSize) => {
		const numbers = await many(5, pageSize);
		const journals = await listJournals(company.client, { periodId: '202601' });
		expect(journals.map(({ batchNumber }) => batchNumber).sort()).toEqual(numbers);
		expect(sizes(journals)).toEqual(numbers.map(() => [1, 2, 3]));
		expect(journals.some((journal) => 'metadata' in journal)).toBe(false);
		expect(await company.control.requests()).toHaveLength(Math.ceil(15 / pageSize));
	});

	it('stops at the limit, with whole batches', async () => {
		await many(5, 4);
		expect(sizes(await listJournals(company.client, { periodId: '202601' }, 2))).toEqual([[1, 2, 3], [1, 2, 3]]);
		expect(await company.control.requests()).toHaveLength(2);
		expect(await listJournals(company.client, { periodId: '202601' }, 9)).toHaveLength(5);
	});

	it('reads a batch again that changed between two pages', async () => {
		const numbers = await many(2, 2);
		const fault = await company.control.addFault({ path: 'journaltransaction$', skip: 1, effect: { type: 'hold' } });
		const list = listJournals(company.client, { periodId: '202601' });
		await company.until(async () => (await company.control.faults())[0]?.held === 1);
		const changed = [
			{ operation: 'Update', lineNumber: 1, debitAmountInCurrency: 1300 },
			{ operation: 'Update', lineNumber: 3, creditAmountInCurrency: 1050 },
		];
		const body = wrap({ description: 'Edited', journalTransactionLines: changed });
		for (const number of numbers) await company.client.put(`/v2/journaltransaction/${number}`, body);
		await company.control.releaseFault(fault);
		for (const { description, journalTransactionLines: lines } of await list) {
			expect(description).toBe('Edited');
			expect(lines?.map(({ debitAmountInCurrency: debit }) => debit)).toEqual([1300, 0, 0]);
			expect(lines?.map(({ creditAmountInCurrency: credit }) => credit)).toEqual([0, 250, 1050]);
		}
	});

	it('filters, and checks again what Visma.net may have ignored', async () => {
		const [held, posted] = [await create({ hold: true }), await create({ branch: '2' })];
		await releaseJournal(company.client, posted);
		const found = async (filter: object) =>
			(await listJournals(company.client, { periodId: '202601', ...filter })).map(({ batchNumber }) => batchNumber);
		expect(await found({ status: 'Unreleased' })).toEqual([held]);
		expect(await found({ status: 'Posted', module: 'GL' })).toEqual([posted]);
		expect(await found({ branch: '2' })).toEqual([posted]);
		expect(await found({ branch: '1' })).toEqual([held]);
		expect(await found({ periodId: undefined, modifiedSince: '2999-01-01T00:00:00.000' })).toEqual([]);
		const blind = await company.blind();
		const seen = async (filter: object) =>
			(await listJournals(blind, { periodId: '202601', ...filter })).map(({ batchNumber }) => batchNumber);
		expect(await seen({ status: 'Posted' })).toEqual([posted]);
		expect(await seen({ status: 'Unreleased' })).toEqual([held]);
		expect(await seen({ branch: '2' })).toEqual([posted]);
		expect(await seen({ module: 'AR' })).toEqual([]);
		expect(await seen({ modifiedSince: '2999-01-01T00:00:00.000' })).toEqual([]);
	});

	const counting = (totalCount: number, journalTransactionLines: object[]) => {
		const row = { batchNumber: 'GL1', journalTransactionLines, metadata: { totalCount, maxPageSize: 1000 } };
		const send = async () => await Promise.resolve({ status: 200, headers: {}, body: [row] });
		return new VismaClient({ ...wireTo(), send }, { baseUrl: 'https://visma.example' });
	};

	it('is no complete list when lines stay missing, which the error counts', async () => {
		const client = counting(3, [{ lineNumber: 1 }, { lineNumber: 2 }]);
		expect(await failed(listJournals(client, { periodId: '202601' }))).toMatchObject({
			explanation: { code: 'visma-list-incomplete', message: expect.stringContaining('Only 2 of 3 lines of batches') },
		});
	});

	it('is complete whether or not a batch without lines counts', async () => {
		for (const totalCount of [0, 1]) {
			expect(await listJournals(counting(totalCount, []), { periodId: '202601' })).toMatchObject([{ batchNumber: 'GL1' }]);
		}
	});

	it('is not asked for ever when the server ignores page numbers and counts nothing', async () => {
		const row = { batchNumber: 'GL1', journalTransactionLines: [{ lineNumber: 1 }] };
		const send = async () => await Promise.resolve({ status: 200, headers: {}, body: [row] });
		const client = new VismaClient({ ...wireTo(), send }, { baseUrl: 'https://visma.example' });
		expect(await listJournals(client, { periodId: '202601' })).toEqual([row]);
	});
});

describe('making sure that a batch is there', () => {
	const ensure = async (other: Partial<JournalDraft> = {}) =>
		await ensureJournal(company.client, journalBody(draft({ batchNumber: 'CB1', ...other })));
	const count = async () => (await company.control.state()).counts.journals;

	it('creates it once, and finds it from then on', async () => {
		expect(await ensure()).toEqual({ state: 'created', batchNumber: 'CB1', attempts: 1 });
		expect(await ensure()).toMatchObject({ state: 'existing', batchNumber: 'CB1', journal: { status: 'Balanced' } });
		expect(await count()).toBe(1);
	});

	it.each([400, 500] as const)('finds it when it is refused as taken with %s', async (errorStatus) => {
		await company.control.settings({ journals: { errorStatus } });
		await ensure();
		expect((await ensure()).state).toBe('existing');
	});

	it.each<[string, Partial<JournalDraft>]>([
		['amounts', { lines: [{ accountNumber: '1510', debit: 1 }, { accountNumber: '3001', credit: 1 }] }],
		['accounts', { lines: draft().lines.map((line) => (line.accountNumber === '2970' ? { ...line, accountNumber: '2979' } : line)) }],
		['sides', { lines: draft().lines.map(({ debit, credit, ...line }) => ({ ...line, debit: credit, credit: debit })) }],
		['currency', { currencyId: 'EUR' }],
		['day', { transactionDate: '2026-01-16' }],
		['description', { description: 'Another' }],
	])('tells a batch of other %s under the number', async (_what, other) => {
		await ensure();
		expect((await ensure(other)).state).toBe('taken');
		expect(await count()).toBe(1);
	});

	it('knows a foreign batch again, although Visma.net added a line for rounding', async () => {
		const lines = [
			{ accountNumber: '1510', debit: '10.01' },
			{ accountNumber: '2611', credit: '3.34' },
			{ accountNumber: '3001', credit: '6.67' },
		];
		const foreign = { currencyId: 'EUR', exchangeRate: '11.295', lines };
		await ensure(foreign);
		expect((await get('CB1'))?.journalTransactionLines).toHaveLength(4);
		expect((await ensure(foreign)).state).toBe('existing');
	});

	it.each(['lose-reply', 'error-after'] as const)('finds it after %s', async (type) => {
		const effect = type === 'error-after' ? ({ type, status: 500 } as const) : ({ type } as const);
		await company.control.addFault({ method: 'POST', effect });
		expect((await ensure()).state).toBe('existing');
		expect(await count()).toBe(1);
	});

	it('fails when nobody knows what became of it, and it is not there; a repeat makes it', async () => {
		await company.control.addFault({ method: 'POST', effect: { type: 'error-before', status: 500 } });
		expect(await failed(ensure())).toMatchObject({ status: 500, outcomeUnknown: true });
		expect((await ensure()).state).toBe('created');
	});

	it('tells when Visma.net ignored the number, and sends it once', async () => {
		await company.control.settings({ journals: { manualNumbering: false } });
		expect(await ensure()).toEqual({ state: 'number-ignored', batchNumber: 'GL0000001', attempts: 1 });
		await company.control.addFault({ method: 'POST', effect: { type: 'lose-reply' } });
		expect(await failed(ensure())).toMatchObject({ outcomeUnknown: true });
		expect(await calls('POST')).toHaveLength(2);
	});

	it('fails when Visma.net names no number', async () => {
		const send = async () => await Promise.resolve({ status: 201, headers: {}, body: '' });
		const client = new VismaClient({ ...wireTo(), send }, { baseUrl: 'https://visma.example' });
		const body = journalBody(draft({ batchNumber: 'CB1' }));
		expect(await failed(ensureJournal(client, body))).toMatchObject({ explanation: { code: 'visma-number-missing' } });
	});
});
