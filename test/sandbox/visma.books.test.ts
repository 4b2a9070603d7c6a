import { INVOICE, journalBody, value } from './journal';
import { logIn, run, type Running } from './running';

const SCOPE = 'vismanet_erp_service_api:read vismanet_erp_service_api:create vismanet_erp_service_api:update';

let running: Running;
beforeAll(async () => {
	running = await run('empty');
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset({ seed: 'empty' });
	await logIn(running.visma, { scope: SCOPE });
});

const get = async (path: string, params: object = {}) => (await running.visma.get(path, { params })).data;

describe('financial periods', () => {
	it('are the months of 2024 to 2028', async () => {
		const periods = await get('/v1/financialPeriod');
		expect(periods).toHaveLength(60);
		expect(periods[0]).toMatchObject({ period: '202401', startDate: '2024-01-01T00:00:00', endDate: '2024-01-31T00:00:00' });
		expect(periods[59]).toMatchObject({ year: 2028, period: '202812', active: true, closedInGeneralLedger: false });
	});

	it('of a broken financial year carry the number of the year in which it ends', async () => {
		await running.control.visma.settings({ financialYear: { startMonth: 5 } });
		expect(await get('/v1/financialPeriod/202701')).toMatchObject({ startDate: '2026-05-01T00:00:00' });
		const answer = await running.visma.post(
			'/v2/journaltransaction',
			journalBody(INVOICE, { transactionDate: value('2026-05-20T00:00:00') }),
		);
		expect(await get(new URL(answer.headers.location).pathname)).toMatchObject({ financialPeriod: '202701' });
	});

	it('need not be calendar months', async () => {
		await running.control.visma.settings({ financialYear: { periods: '445' } });
		expect(await get('/v1/financialPeriod/202602')).toMatchObject({ startDate: '2026-01-29T00:00:00', endDate: '2026-02-25T00:00:00' });
		expect(await get('/v1/financialPeriod/202612')).toMatchObject({ endDate: '2026-12-31T00:00:00' });
	});

	it('may end on the first day after them', async () => {
		await running.control.visma.settings({ financialYear: { endDates: 'next-day' } });
		expect(await get('/v1/financialPeriod/202602')).toMatchObject({ endDate: '2026-03-01T00:00:00' });
	});
});

describe('accounts', () => {
	it('are the BAS chart, in one answer whatever page is asked for', async () => {
		const accounts = await get('/v1/account', { pageSize: 2 });
		expect(accounts.length).toBeGreaterThan(25);
		expect(accounts[0].metadata.totalCount).toBe(accounts.length);
	});

	it('are filtered by what is active, and by their public code', async () => {
		const inactive = await get('/v1/account', { active: false });
		expect(inactive.map(({ accountCD }: { accountCD: string }) => accountCD)).toEqual(['3099']);
		expect(await get('/v1/account', { publicCode: '2970' })).toMatchObject([{ accountCD: '2970' }]);
	});

	it('that a person closes for manual entry refuse batches from then on', async () => {
		await running.control.visma.putAccount('1510', { allowManualEntry: false });
		expect((await running.visma.post('/v2/journaltransaction', journalBody(INVOICE))).status).toBe(400);
	});
});

it('subaccounts are paged, and have a value for each segment', async () => {
	const [first] = await get('/v1/subaccount', { pageSize: 1, active: true });
	expect(first.metadata.totalCount).toBe(45);
	expect(first.segments).toHaveLength(3);
	expect(await get('/v1/subaccount/10-NO-7')).toMatchObject({ description: 'Abonnemang, Norge, Analys' });
});

it('branches, ledgers and currencies are plain lists', async () => {
	expect(await get('/v1/branch')).toMatchObject([{ number: '1', isMainBranch: true }, {}, { isActive: false }]);
	expect(await get('/v1/branch/2')).toMatchObject({ name: 'Nordic Software AB, Göteborg' });
	expect(await get('/v1/ledger')).toMatchObject([{ number: '1', balanceType: 'Actual' }, { balanceType: 'Budget' }]);
	expect(await get('/v1/currency/JPY')).toMatchObject({ decimalPrecision: 0 });
});

it('ledger lines are those of posted batches, and of others when asked for', async () => {
	const { headers } = await running.visma.post('/v2/journaltransaction', journalBody(INVOICE));
	const params = { ledger: '1', fromPeriod: '202601', toPeriod: '202601', account: '2970' };
	expect((await running.visma.get('/v1/GeneralLedgerTransactions')).status).toBe(400);
	expect(await get('/v1/GeneralLedgerTransactions', params)).toEqual([]);
	expect(await get('/v1/GeneralLedgerTransactions', { ...params, includeUnreleased: true })).toHaveLength(1);
	await running.visma.post(`${new URL(headers.location).pathname}/action/release`);
	expect(await get('/v1/GeneralLedgerTransactions', params)).toMatchObject([
		{ currCreditAmount: 1000, description: 'Chargebee invoice INV-1', metadata: { totalCount: 1 } },
	]);
});
