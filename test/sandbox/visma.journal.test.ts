import type { AxiosResponse } from 'axios';

import type { VismaJournal } from '../../sandbox/control';
import { INVOICE, journalBody, type Line, numbered, value } from './journal';
import { logIn, run, type Running } from './running';

const PATH = '/v2/journaltransaction';
const SCOPE = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' ');

let running: Running;
beforeAll(async () => {
	running = await run('empty');
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset({ seed: 'empty' });
	await logIn(running.visma, { scope: SCOPE });
});

const settings = async (journals: object) => await running.control.visma.settings({ journals });
const create = async (lines: Line[] = INVOICE, other: Record<string, unknown> = {}) =>
	await running.visma.post(PATH, journalBody(lines, other));
const numberOf = ({ headers }: AxiosResponse) => String(headers.location).split('/').at(-1) ?? '';
const get = async (number: string): Promise<VismaJournal> => (await running.visma.get(`${PATH}/${number}`)).data;
const release = async (number: string) => await running.visma.post(`${PATH}/${number}/action/release`);

/** Creates a batch that must be accepted, and returns it as it is read back. */
async function created(lines: Line[] = INVOICE, other: Record<string, unknown> = {}): Promise<VismaJournal> {
	const answer = await create(lines, other);
	expect([answer.status, answer.data]).toEqual([201, '']);
	return await get(numberOf(answer));
}

async function released(lines: Line[] = INVOICE, other: Record<string, unknown> = {}): Promise<VismaJournal> {
	const { batchNumber } = await created(lines, other);
	expect((await release(batchNumber)).data).toMatchObject({ actionResult: 'Done' });
	return await get(batchNumber);
}

async function refused(answer: AxiosResponse, text: RegExp): Promise<void> {
	expect([answer.status, answer.data.message]).toEqual([400, expect.stringMatching(/^VismaId: [0-9a-f-]{36}\. /)]);
	expect(answer.data.message).toMatch(text);
	expect((await running.control.visma.state()).counts.journals).toBe(0);
}

describe('a new batch', () => {
	it('is balanced, and comes back with its amounts, period and subaccount', async () => {
		const batch = await created([
			['1510', 99.99, { subaccount: [{ segmentId: 2, segmentValue: 'NO' }] }],
			['3001', -99.99, { referenceNumber: value('INV-1') }],
		]);
		expect(batch).toMatchObject({
			module: 'ModuleGL',
			status: 'Balanced',
			financialPeriod: '202601',
			postPeriod: '012026',
			currencyId: 'SEK',
			debitTotalInCurrency: 99.99,
			creditTotalInCurrency: 99.99,
		});
		const [debit, credit] = batch.journalTransactionLines;
		expect(debit).toMatchObject({ debitAmountInCurrency: 99.99, subaccount: { subaccountNumber: '00-NO-0' } });
		expect(credit).toMatchObject({ creditAmountInCurrency: 99.99, referenceNumber: 'INV-1', accountNumber: '3001' });
	});

	it('has its version as ETag, and a Location on the host that the settings name', async () => {
		await settings({ locationBase: 'https://integration.visma.net/API/controller/api' });
		const answer = await create(INVOICE, numbered('CB123'));
		expect(answer.headers.location).toBe('https://integration.visma.net/API/controller/api/v2/journaltransaction/CB123');
		expect(answer.headers.etag).toBe(`"${(await get('CB123')).timeStamp}"`);
	});

	it('may be out of balance only while it is on hold', async () => {
		const unbalanced: Line[] = [
			['1510', 100],
			['3001', -99.99],
		];
		await refused(await create(unbalanced), /not balanced/);
		expect((await created(unbalanced, { hold: value(true) })).status).toBe('Hold');
	});

	it.each([
		['one line', [['1510', 0]], {}, /at least two lines/],
		['an unknown account', [['1510', 5], ['9999', -5]], {}, /'9999' of line 2 cannot be found/],
		['an account that refuses manual entry', [['2440', 5], ['3001', -5]], {}, /2440 does not allow manual entry/],
		['an inactive account', [['3099', 5], ['3001', -5]], {}, /3099 is inactive/],
		['an unknown segment value', [['1510', 5, { subaccount: [{ segmentId: 1, segmentValue: 'ZZ' }] }], ['3001', -5]], {}, /Subaccount '1=ZZ'/],
		['an unknown currency', INVOICE, { currencyId: value('XXX') }, /CuryID 'XXX'/],
		['a currency without a rate', INVOICE, { currencyId: value('KWD') }, /rate is not defined for KWD/],
		['an unknown branch', INVOICE, { branch: value('7') }, /BranchID '7'/],
		['an unknown ledger', INVOICE, { ledger: value('7') }, /LedgerID '7'/],
		['a period that does not exist', INVOICE, { financialPeriod: value('203001') }, /'203001' does not exist/],
		['a date outside its period', INVOICE, { financialPeriod: value('202602') }, /not in the financial period 202602/],
		['two periods at once', INVOICE, { financialPeriod: value('202601'), postPeriod: value('022026') }, /not the same period/],
		['a control total that differs', INVOICE, { controlTotalInCurrency: value(1) }, /control total/],
		['a number that is too long', INVOICE, numbered('CB34567890123456'), /does not fit the mask/],
	])('with %s is refused', async (_case, lines, other, text) => {
		await refused(await create(lines as Line[], other), text);
	});

	it('in a closed or an inactive period is refused, and taken when the period is reopened', async () => {
		await running.control.visma.setPeriod('202601', { closedInGeneralLedger: true });
		await refused(await create(), /202601 is closed/);
		await running.control.visma.setPeriod('202601', { closedInGeneralLedger: false, active: false });
		await refused(await create(), /202601 is inactive/);
		await running.control.visma.setPeriod('202601', { active: true });
		expect((await created()).status).toBe('Balanced');
	});

	it('loses what is not wrapped, or is refused for it, as the settings say', async () => {
		const bare = { ...journalBody(INVOICE), description: 'bare' };
		expect((await get(numberOf(await running.visma.post(PATH, bare)))).description).toBeUndefined();
		await settings({ bareValues: 'refused' });
		const { status, data } = await running.visma.post(PATH, bare);
		expect([status, Object.keys(data.modelState)]).toEqual([400, ['dto.description']]);
	});

	it('is refused with 500 when the settings say so, in the same words', async () => {
		await settings({ errorStatus: 500 });
		const { status, data } = await create([['1510', 1], ['3001', -2]]);
		expect(status).toBe(500);
		expect(data.message).toMatch(/^VismaId: .* not balanced/);
	});

	it('in a foreign currency is kept in base currency too, with a line for what rounding leaves', async () => {
		const batch = await created(
			[['1510', 10.01], ['2611', -3.34], ['3001', -6.67]],
			{ currencyId: value('EUR'), exchangeRate: value(11.295) },
		);
		expect(batch.debitTotal).toBe(batch.creditTotal);
		expect(batch.journalTransactionLines).toHaveLength(4);
		expect(batch.journalTransactionLines[3]).toMatchObject({ debitAmountInCurrency: 0, creditAmountInCurrency: 0 });
	});
});

describe('the number of a batch', () => {
	it("is the caller's own, once", async () => {
		expect((await created(INVOICE, numbered('CBAB12'))).batchNumber).toBe('CBAB12');
		const { status, data } = await create(INVOICE, numbered('CBAB12'));
		expect([status, data.message]).toEqual([400, expect.stringContaining("'CBAB12' already exists")]);
		expect((await running.control.visma.state()).counts.journals).toBe(1);
	});

	it('is the next of the series without overrideNumberSeries', async () => {
		expect((await created(INVOICE, { batchNumber: value('CBAB12') })).batchNumber).toBe('GL0000001');
		expect((await created()).batchNumber).toBe('GL0000002');
	});

	it('is ignored or refused when the series does not allow manual numbers', async () => {
		await settings({ manualNumbering: false, numberSent: 'refused' });
		await refused(await create(INVOICE, numbered('CBAB12')), /Manual numbering is not allowed/);
		await settings({ numberSent: 'ignored' });
		expect(numberOf(await create(INVOICE, numbered('CBAB12')))).toBe('GL0000001');
	});
});

describe('release', () => {
	it('posts a balanced batch, once', async () => {
		const { batchNumber, status } = await released();
		expect(status).toBe('Posted');
		const again = await release(batchNumber);
		expect([again.status, again.data.message]).toEqual([400, expect.stringContaining('already released')]);
	});

	it('leaves it unposted where posting is a step of its own', async () => {
		await settings({ postOnRelease: false });
		const { batchNumber, status } = await released();
		expect(status).toBe('Unposted');
		expect((await running.control.visma.postJournal(batchNumber)).status).toBe('Posted');
	});

	it('of a batch on hold is refused', async () => {
		const { batchNumber } = await created(INVOICE, { hold: value(true) });
		expect((await release(batchNumber)).data.message).toMatch(/Status is invalid.*Hold/);
	});

	it('of a batch whose period was closed meanwhile is refused', async () => {
		const { batchNumber } = await created();
		await running.control.visma.setPeriod('202601', { closedInGeneralLedger: true });
		expect((await release(batchNumber)).data.message).toMatch(/202601 is closed/);
	});

	it('keeps a person from closing the period until it is done', async () => {
		const { visma } = running.control;
		const { batchNumber } = await created();
		expect(await visma.closePeriod('202601')).toBe(false);
		await release(batchNumber);
		await created(INVOICE, { hold: value(true) });
		expect(await visma.closePeriod('202601')).toBe(true);
		expect((await visma.state()).periods.find(({ id }) => id === '202601')?.closedInGeneralLedger).toBe(true);
	});

	it('may take its time: the state moves after some reads and seconds', async () => {
		await settings({ releaseAfter: { reads: 1, seconds: 30 } });
		const { batchNumber } = await created();
		expect((await release(batchNumber)).data.actionResult).toBe('Queued');
		expect((await release(batchNumber)).data.actionResult).toBe('InProcess');
		expect((await get(batchNumber)).status).toBe('Balanced');
		expect((await get(batchNumber)).status).toBe('Balanced');
		await running.control.visma.settings({ clockOffsetSeconds: 31 });
		expect((await get(batchNumber)).status).toBe('Posted');
	});

	it('may fail, and say so in its result', async () => {
		await settings({ releaseFails: true });
		const { batchNumber } = await created();
		expect((await release(batchNumber)).data).toMatchObject({ actionResult: 'Failed', errorInfo: expect.any(String) });
		expect((await get(batchNumber)).status).toBe('Balanced');
	});

	it('of an auto-reversing batch makes its mirror on the first day of the next period', async () => {
		const { batchNumber } = await released(INVOICE, { autoReversing: value(true) });
		const { journals } = await running.control.visma.state();
		expect(journals.find(({ originalBatchNumber }) => originalBatchNumber === batchNumber)).toMatchObject({
			reversingEntry: true,
			status: 'Posted',
			financialPeriod: '202602',
			transactionDate: '2026-02-01T00:00:00',
			journalTransactionLines: [{ creditAmountInCurrency: 1250 }, { debitAmountInCurrency: 250 }, { debitAmountInCurrency: 1000 }],
		});
	});

	it('of an auto-reversing batch may wait for the close of the period', async () => {
		await settings({ reverseAt: 'period-close' });
		await released(INVOICE, { autoReversing: value(true) });
		expect((await running.control.visma.state()).counts.journals).toBe(1);
		await running.control.visma.setPeriod('202601', { closedInGeneralLedger: true });
		await running.control.visma.setPeriod('202601', { closedInGeneralLedger: true });
		expect((await running.control.visma.state()).counts.journals).toBe(2);
	});
});

describe('changes', () => {
	it('put a batch on hold, and need its version when they name one', async () => {
		const { batchNumber, timeStamp } = await created();
		const url = `${PATH}/${batchNumber}`;
		const hold = { hold: value(true), description: value('WITHDRAWN') };
		expect((await running.visma.put(url, hold, { headers: { 'if-match': '"AAAAAAAAAAA="' } })).status).toBe(412);
		const answer = await running.visma.put(url, hold, { headers: { 'if-match': `"${timeStamp}"` } });
		expect([answer.status, answer.data]).toEqual([204, '']);
		expect(await get(batchNumber)).toMatchObject({ status: 'Hold', description: 'WITHDRAWN', debitTotalInCurrency: 1250 });
		expect(answer.headers.etag).toBe(`"${(await get(batchNumber)).timeStamp}"`);
	});

	it('add, change and remove lines', async () => {
		const { batchNumber } = await created();
		const journalTransactionLines = [
			{ operation: 'Update', lineNumber: value(1), debitAmountInCurrency: value(1000) },
			{ operation: 'Delete', lineNumber: value(2) },
		];
		await running.visma.put(`${PATH}/${batchNumber}`, { journalTransactionLines });
		const { journalTransactionLines: lines } = await get(batchNumber);
		expect(lines.map(({ lineNumber, debitAmountInCurrency }) => [lineNumber, debitAmountInCurrency])).toEqual([[1, 1000], [3, 0]]);
	});

	it('of a released batch are refused, and none is ever deleted', async () => {
		const { batchNumber } = await released();
		expect((await running.visma.put(`${PATH}/${batchNumber}`, { hold: value(true) })).data.message).toMatch(/released/);
		expect((await running.visma.delete(`${PATH}/${batchNumber}`)).status).toBe(404);
	});

	it('of a person reverse a released batch', async () => {
		const { batchNumber } = await released();
		const counter = await running.control.visma.reverseJournal(batchNumber);
		expect(counter).toMatchObject({ originalBatchNumber: batchNumber, reversingEntry: false, status: 'Posted' });
		expect((await running.control.visma.balances()).every(({ units }) => units === 0)).toBe(true);
	});
});

describe('the list', () => {
	const list = async (params: object): Promise<Array<VismaJournal & { metadata: object }>> => {
		const { status, data } = await running.visma.get(PATH, { params });
		expect(status).toBe(200);
		return data;
	};

	it('needs a period or a time of change', async () => {
		expect((await running.visma.get(PATH)).status).toBe(400);
	});

	it('counts lines: a batch may be split over two pages', async () => {
		const numbers = [await created(), await created(), await created()].map(({ batchNumber }) => batchNumber);
		const pages = [1, 2, 3].map(async (pageNumber) => await list({ periodId: '202601', pageNumber, pageSize: 4 }));
		const rows = await Promise.all(pages);
		expect(rows.map((page) => page.flatMap(({ journalTransactionLines }) => journalTransactionLines).length)).toEqual([4, 4, 1]);
		expect(rows[0]?.[0]?.metadata).toEqual({ totalCount: 9, maxPageSize: 1000 });
		const parts = rows.flat().map(({ batchNumber }) => batchNumber);
		expect(parts.length).toBeGreaterThan(3);
		expect(new Set(parts)).toEqual(new Set(numbers));
	});

	it('filters by module, status, branch and time of change', async () => {
		const { batchNumber: held } = await created(INVOICE, { hold: value(true) });
		const { batchNumber: posted, lastModifiedDateTime } = await released(INVOICE, { branch: value('2') });
		await running.control.visma.editJournal(held, { module: 'ModuleAR' });
		const found = async (params: object) => (await list({ periodId: '202601', ...params })).map((row) => row.batchNumber);
		expect(await found({ module: 'AR' })).toEqual([held]);
		expect(await found({ status: 'Posted' })).toEqual([posted]);
		expect(await found({ status: 'Unreleased' })).toEqual([held]);
		expect(await found({ branch: '2' })).toEqual([posted]);
		expect(await found({ periodId: '202602' })).toEqual([]);
		const since = await list({ lastModifiedDateTime });
		expect(since.map(({ batchNumber }) => batchNumber).sort()).toEqual([held, posted].sort());
		expect(await list({ lastModifiedDateTime: '2999-01-01' })).toEqual([]);
	});
});

it('balances are exact per period, account and currency, of released batches unless told otherwise', async () => {
	await released([['1510', 0.1], ['3001', -0.1]]);
	await released([['1510', 0.2], ['3001', -0.2]]);
	await created([['1510', 7], ['3001', -7]], { currencyId: value('EUR') });
	const { control } = running;
	const row = { period: '202601', currency: 'SEK' };
	expect(await control.visma.balances()).toEqual([
		{ ...row, account: '1510', debit: '0.30', credit: '0.00', net: '0.30', units: 30 },
		{ ...row, account: '3001', debit: '0.00', credit: '0.30', net: '-0.30', units: -30 },
	]);
	expect(await control.visma.balances({ includeUnreleased: true })).toHaveLength(4);
	expect((await control.visma.balances({ bySubaccount: true }))[0]).toMatchObject({ subaccount: '00-00-0' });
});

it('a snapshot keeps batches, closed periods and changed accounts', async () => {
	const { batchNumber } = await released();
	await running.control.visma.setPeriod('202512', { closedInGeneralLedger: true });
	await running.control.visma.putAccount('4711', { description: 'Ny' });
	const snapshot = await running.control.visma.snapshot();
	await running.control.visma.reset({ seed: 'empty' });
	expect((await running.control.visma.state()).counts.journals).toBe(0);
	await running.control.visma.restore(snapshot);
	const { journals, periods, accounts } = await running.control.visma.state();
	expect(journals[0]?.batchNumber).toBe(batchNumber);
	expect(periods.find(({ id }) => id === '202512')?.closedInGeneralLedger).toBe(true);
	expect(accounts.find(({ accountCD }) => accountCD === '4711')?.description).toBe('Ny');
});
