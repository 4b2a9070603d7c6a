import type { INodeParameters } from 'n8n-workflow';

import type { AuditRecord } from '../../lib/sync/audit';
import { encode, journalBody } from '../../lib/visma';
import { Contract } from '../sandbox/contract';
import { Company } from './company';
import type { NodeResult, NodeRun } from './runNode';

let company: Company;
beforeAll(async () => {
	company = await Company.open('empty');
});
afterAll(async () => await company.close());
beforeEach(async () => await company.control.visma.reset({ seed: 'empty' }));

const JOURNALS = '/v2/journaltransaction';
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const line = (account: string, debit: string, credit = '', other: INodeParameters = {}) => ({
	account: byId(account),
	debit,
	credit,
	...other,
});
const LINES = [
	line('1510', '1250.00', '', { subaccount: byId('1=10, 2=NO') }),
	line('2611', '', '250.00'),
	line('2970', '', '1000.00', { referenceNumber: 'INV-1', transactionDescription: 'January' }),
];

async function journal(operation: string, parameters: INodeParameters, run: Partial<NodeRun> = {}): Promise<NodeResult> {
	return await company.visma({ resource: 'journalTransaction', operation, ...parameters }, run);
}

async function create(parameters: INodeParameters = {}, run: Partial<NodeRun> = {}): Promise<NodeResult> {
	const given = { transactionDate: '2026-01-15', description: 'Chargebee invoice INV-1', lines: { line: LINES }, ...parameters };
	return await journal('create', given, run);
}
const numbered = (batchNumber: string, other: INodeParameters = {}) => ({ additionalFields: { batchNumber, ...other } });
const state = async () => (await company.control.visma.state()).journals;
const calls = async (method: string) =>
	(await company.control.visma.requests()).filter((request) => request.method === method && request.path.startsWith('/v'));
const host = () => new URL(String(company.credentials.vismaNetOAuth2Api?.baseUrl)).host;
const LOOK =
	'Visma.net may have carried out the last call; look for it in Visma.net by its description before you retry; ' +
	'a retry creates it, and the unnumbered batches done before it, again.';
const auditOf = ({ error }: NodeResult) => (error?.context as { audit: AuditRecord[] }).audit;

describe('Journal Transaction: Create', () => {
	test('books a batch, and says so with the request as it was sent', async () => {
		const { items, error } = await create();
		expect(error).toBeUndefined();
		expect(items).toMatchObject([
			{
				json: {
					outcome: 'created',
					batchNumber: 'GL0000001',
					released: true,
					audit: {
						direction: 'n8n-to-visma',
						target: { system: 'visma.net', type: 'journalTransaction', id: 'GL0000001' },
						outcome: 'created',
						requests: [{ method: 'POST', path: JOURNALS, status: 201, answerId: 'GL0000001', attempts: 1 }],
						executionId: 'execution-1',
					},
				},
				pairedItem: { item: 0 },
			},
		]);
		const [sent] = await calls('POST');
		expect((items[0]?.json.audit as unknown as AuditRecord).requests[0]?.body).toEqual(sent?.body);
		expect(await state()).toMatchObject([
			{
				status: 'Posted',
				financialPeriod: '202601',
				journalTransactionLines: [
					{ accountNumber: '1510', debitAmountInCurrency: 1250, subaccount: { subaccountNumber: '10-NO-0' } },
					{ accountNumber: '2611', creditAmountInCurrency: 250, transactionDescription: 'Chargebee invoice INV-1' },
					{ accountNumber: '2970', referenceNumber: 'INV-1', transactionDescription: 'January' },
				],
			},
		]);
	});

	test('sends every field, as the contract has it', async () => {
		const other = {
			autoReversing: true,
			branch: byId('2'),
			createVatTransaction: true,
			currencyId: byId('EUR'),
			exchangeRate: '11.30',
			financialPeriod: byId('202601'),
			ledger: byId('1'),
			skipVatAmountValidation: true,
			transactionCode: 'CB',
		};
		const more = { project: 'X', projectTask: '1', vatCodeId: '25' };
		const lines = { line: [line('1510', '5', '', more), line('3001', '', '5')] };
		expect((await create({ lines, ...numbered('CB1', other) })).items[0]?.json.outcome).toBe('created');
		const [sent] = await calls('POST');
		expect(Object.keys(sent?.body as object)).toHaveLength(15);
		if (Contract.isThere()) {
			const contract = new Contract('visma-net.openapi.json', { closed: true });
			expect(contract.faultsOfBody(JOURNALS, 'post', sent?.body)).toEqual([]);
		}
		const originals = (await state()).filter(({ reversingEntry }) => !reversingEntry);
		expect(originals).toMatchObject([{ batchNumber: 'CB1', exchangeRate: 11.3, branch: '2', currencyId: 'EUR' }]);
		expect(await state()).toHaveLength(2);
	});

	test('amounts leave n8n digit by digit, as they were written', async () => {
		const written = { transactionDate: '2026-01-15', description: 'x', hold: false };
		const draft = { ...written, lines: [{ accountNumber: '1510', debit: '0.10' }, { accountNumber: '3001', credit: '0.100' }] };
		await create({ ...written, lines: { line: [line('1510', '0.10'), line('3001', '', '0.100')] } });
		const [sent] = await calls('POST');
		const text = encode(journalBody(draft));
		expect(text).toContain('{"value":0.10}');
		expect(sent?.headers['content-length']).toBe(String(text.length));
		expect(JSON.stringify(sent?.body).length).toBeLessThan(text.length);
	});

	test.each([
		['balanced', 'Balanced', LINES],
		['hold', 'Hold', [line('1510', '5'), line('3001', '', '4')]],
	])('leaves it %s when told so', async (afterCreating, status, lines) => {
		const { items } = await create({ afterCreating, lines: { line: lines } });
		expect(items[0]?.json).toMatchObject({ outcome: 'created', released: false });
		expect(await state()).toMatchObject([{ status }]);
	});

	test('takes JSON, with values plain or wrapped', async () => {
		const batch = {
			transactionDate: '2026-01-31T00:00:00',
			description: { value: 'Raw' },
			journalTransactionLines: [
				{ accountNumber: '1510', debitAmountInCurrency: { value: 7 }, subaccount: [{ segmentId: 1, segmentValue: '20' }] },
				{ accountNumber: '3001', creditAmountInCurrency: 7 },
			],
		};
		for (const value of [batch, JSON.stringify(batch)]) {
			const { items } = await journal('create', { specifyBatch: 'json', batch: value as never });
			expect(items[0]?.json.outcome).toBe('created');
		}
		expect((await state())[1]).toMatchObject({
			description: 'Raw',
			debitTotalInCurrency: 7,
			journalTransactionLines: [{ subaccount: { subaccountNumber: '20-00-0' } }, {}],
		});
	});

	test('Dry Run writes nothing, and returns exactly what the real run sends', async () => {
		const { items } = await create({ options: { dryRun: true }, ...numbered('CB1') });
		expect(items[0]?.json).toMatchObject({ outcome: 'created', dryRun: true, batchNumber: 'CB1' });
		expect(await calls('POST')).toHaveLength(0);
		await create(numbered('CB1'));
		const [sent] = await calls('POST');
		expect(items[0]?.json.request).toEqual({ method: 'POST', path: JOURNALS, body: sent?.body });
	});

	test('with a number of its own creates nothing twice, however often it is run', async () => {
		const first = await create(numbered('CB1'));
		const second = await create(numbered('CB1'));
		expect([first, second].map(({ items }) => items[0]?.json.outcome)).toEqual(['created', 'unchanged']);
		expect(await state()).toHaveLength(1);
	});

	test('finds its batch again when the reply was lost, and releases it', async () => {
		await company.control.visma.addFault({ method: 'POST', path: 'journaltransaction$', effect: { type: 'lose-reply' } });
		const { items } = await create(numbered('CB1'));
		expect(items[0]?.json).toMatchObject({ outcome: 'unchanged', batchNumber: 'CB1', released: true });
		expect(await state()).toMatchObject([{ status: 'Posted' }]);
	});

	test('without a number of its own does not guess when the reply was lost: it fails and says to look', async () => {
		await company.control.visma.addFault({ method: 'POST', path: 'journaltransaction$', effect: { type: 'lose-reply' } });
		const result = await create();
		expect(result.error?.message).toContain('0 of 1 journal is done: Visma.net did not answer');
		expect(result.error?.description).toBe(`${LOOK} Check that n8n can reach ${host()}, then retry the execution.`);
		expect(result.error?.description).not.toContain('looks first');
		expect(auditOf(result)).toMatchObject([{ outcome: 'failed', errorCode: 'no-answer', requests: [{ attempts: 1 }] }]);
		expect(auditOf(result)[0]?.reason).toContain(LOOK);
		expect(await state()).toHaveLength(1);
	});

	test('without numbers says of the second batch too, whose reply was lost, that a retry creates both again', async () => {
		const effect = { type: 'lose-reply' } as const;
		await company.control.visma.addFault({ method: 'POST', path: 'journaltransaction$', skip: 1, effect });
		const result = await create({ afterCreating: 'balanced' }, { items: [{}, {}, {}] });
		expect(result.error?.message).toContain('1 of 3 journals are done: Visma.net did not answer');
		expect(result.error?.description).toBe(`${LOOK} Check that n8n can reach ${host()}, then retry the execution.`);
		expect(result.error?.description).not.toContain('looks first');
		expect(await state()).toHaveLength(2);
	});

	test('without numbers says what a retry creates again, also when the failing call was surely not carried out', async () => {
		const effect = { type: 'rate-limit', retryAfter: 900 } as const;
		await company.control.visma.addFault({ method: 'POST', path: 'journaltransaction$', skip: 1, times: 0, effect });
		const { error } = await create({ afterCreating: 'balanced' }, { items: [{}, {}] });
		expect(error?.message).toContain('1 of 2 journals are done: Visma.net takes no more calls');
		expect(error?.description).toContain('those done without one would be created again');
	});

	test('with numbers says that a retry looks first, and warns of nothing', async () => {
		const effect = { type: 'error-before', status: 500 } as const;
		await company.control.visma.addFault({ method: 'POST', path: 'journaltransaction$', effect });
		const { error } = await create(numbered('CB1'));
		expect(error?.message).toContain('0 of 1 journal is done');
		expect(error?.description).toContain('Visma.net may have carried out the last call; a retry looks first.');
		expect(error?.description).not.toContain('created again');
		expect(error?.description).not.toContain('by its description');
	});

	test('a number that belongs to another batch is a conflict, and nothing is written', async () => {
		await create(numbered('CB1'));
		const other = { lines: { line: [line('1510', '1'), line('3001', '', '1')] }, whenRefused: 'returnFailedItem' };
		const { items } = await create({ ...numbered('CB1'), ...other });
		expect(items[0]?.json).toMatchObject({ outcome: 'conflict', errorCode: 'visma-number-taken' });
		expect(await state()).toHaveLength(1);
	});

	test('a number that Visma.net ignores is told, and the batch is not released', async () => {
		await company.control.visma.settings({ journals: { manualNumbering: false } });
		const { error } = await create(numbered('CB1'));
		expect(error?.message).toContain('ignored the number and created the batch as GL0000001');
		expect(await state()).toMatchObject([{ status: 'Balanced' }]);
	});

	test.each([
		['a closed period', {}, 'The financial period 202601 is closed. Open the period in Visma.net', 'visma-period-closed'],
		['an account without manual entry', { lines: { line: [line('2440', '1'), line('3001', '', '1')] }, transactionDate: '2026-02-01' }, 'Account 2440 does not allow manual entry. Allow manual entry', 'visma-no-manual-entry'],
		['a currency without rate', { additionalFields: { currencyId: byId('KWD') }, transactionDate: '2026-02-01' }, 'rate is not defined for KWD. Add a rate', 'visma-no-rate'],
		['an unknown account', { lines: { line: [line('9999', '1'), line('3001', '', '1')] }, transactionDate: '2026-02-01' }, "'9999' of line 1 cannot be found in the system. Choose one", 'visma-unknown-key'],
		['no balance', { lines: { line: [line('1510', '1'), line('3001', '', '2')] } }, 'debit 1, credit 2. Mend the lines', 'not-a-batch'],
		['an amount in the Nordic way', { lines: { line: [line('1510', '1,5'), line('3001', '', '1')] } }, 'Line 1: "1,5" is no amount', 'not-a-batch'],
		['a date that is none', { transactionDate: 'tomorrow' }, '"tomorrow" is no date', 'not-a-batch'],
		['a subaccount that is none', { lines: { line: [line('1510', '1', '', { subaccount: byId('10-NO') }), line('3001', '', '1')] } }, 'names no subaccount', 'not-a-batch'],
	])('%s: the error names the record, the rule and the remedy', async (_case, parameters, words, errorCode) => {
		await company.control.visma.setPeriod('202601', { closedInGeneralLedger: true });
		const result = await create(parameters as INodeParameters);
		expect(result.error?.message).toMatch(/^Journal of item 1: /);
		expect(result.error?.message).toContain(words);
		expect((result.error?.context as { errorCode: string }).errorCode).toBe(errorCode);
		expect(await state()).toHaveLength(0);
	});

	test('a refused batch stops no other, and the error names it alone', async () => {
		const lines = { line: [line('={{ $json.account }}', '1'), line('3001', '', '1')] };
		const items = ['1510', '2440', '1580'].map((account) => ({ account }));
		const result = await create({ lines }, { items });
		expect(result.error?.message).toContain('Journal of item 2: Visma.net refused the call: Account 2440');
		expect(result.error?.description).toContain('Retry the execution only when each batch has a batch number of its own');
		expect(auditOf(result).map(({ outcome }) => outcome)).toEqual(['created', 'failed', 'created']);
		expect(await state()).toHaveLength(2);
	});

	test('with Continue On Fail exactly the failing items reach the error output', async () => {
		const lines = { line: [line('={{ $json.account }}', '1'), line('3001', '', '1')] };
		const items = ['1510', '2440', '1580'].map((account) => ({ account }));
		const { items: good, errorItems } = await create({ lines }, { items, onError: 'continueErrorOutput' });
		expect(good.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems).toMatchObject([{ json: { error: expect.stringContaining('Account 2440') }, pairedItem: { item: 1 } }]);
	});

	test('a business error that comes with 500 is a refusal, and is not repeated', async () => {
		await company.control.visma.settings({ journals: { errorStatus: 500 } });
		await company.control.visma.setPeriod('202601', { closedInGeneralLedger: true });
		const { error } = await create(numbered('CB1'));
		expect(error?.message).toContain('The financial period 202601 is closed');
		expect(error?.message).toMatch(/VismaId [0-9a-f-]{36}/);
		expect(await calls('POST')).toHaveLength(1);
	});

	test('a batch that cannot be released exists, and the error says under which number', async () => {
		await company.control.visma.settings({ journals: { releaseFails: true } });
		const { error } = await create();
		expect(error?.message).toContain('It was created as GL0000001. Visma.net does not release it');
		expect(await state()).toMatchObject([{ status: 'Balanced' }]);
	});

	test('a failure of the release does not hide the number of the batch, and no further batch is written', async () => {
		await company.control.visma.addFault({ path: 'release$', times: 0, effect: { type: 'rate-limit', retryAfter: 900 } });
		const result = await create({}, { items: [{}, {}] });
		expect(result.error?.message).toContain('0 of 2 journals are done: Visma.net takes no more calls for 15 minutes');
		expect(result.error?.description).toContain('those done without one would be created again');
		expect(auditOf(result)).toMatchObject([
			{
				outcome: 'failed',
				errorCode: 'rate-limited',
				target: { id: 'GL0000001' },
				reason: expect.stringContaining('It was created as GL0000001. '),
				requests: [{ status: 201, answerId: 'GL0000001' }],
			},
		]);
		expect(await state()).toHaveLength(1);
	});

	test('with Continue On Fail a failing system makes error items of all that was not done', async () => {
		await company.control.visma.addFault({ method: 'POST', skip: 2, times: 0, effect: { type: 'rate-limit', retryAfter: 900 } });
		const { items, errorItems } = await create({}, { items: [{}, {}, {}], onError: 'continueErrorOutput' });
		expect([items.length, errorItems.length]).toEqual([1, 2]);
	});

	test('a release that takes longer than Max Wait leaves the batch created, and says so', async () => {
		await company.control.visma.settings({ journals: { releaseAfter: { reads: 50 } } });
		const { items } = await create({ options: { maxWaitSeconds: 1 } });
		expect(items[0]?.json).toMatchObject({ outcome: 'created', released: false, errorCode: 'visma-release-pending' });
	});
});

describe('Journal Transaction: Release', () => {
	const release = async (batchNumber: string, parameters: INodeParameters = {}) =>
		await journal('release', { batchNumber, ...parameters });

	test('books a balanced batch, and finds it released the second time', async () => {
		await create({ afterCreating: 'balanced', ...numbered('CB1') });
		const results = [await release('CB1'), await release('CB1')];
		expect(results.map(({ items }) => items[0]?.json.outcome)).toEqual(['updated', 'unchanged']);
		expect(await state()).toMatchObject([{ status: 'Posted' }]);
	});

	test('waits for Visma.net to finish', async () => {
		await company.control.visma.settings({ journals: { releaseAfter: { reads: 1 } } });
		await create({ afterCreating: 'balanced', ...numbered('CB1') });
		expect((await release('CB1')).items[0]?.json).toMatchObject({ outcome: 'updated', status: 'Posted' });
	});

	test('that does not end in time fails, and a later one finds it done', async () => {
		await company.control.visma.settings({ journals: { releaseAfter: { reads: 2 } } });
		await create({ afterCreating: 'balanced', ...numbered('CB1') });
		const { error } = await release('CB1', { options: { maxWaitSeconds: 0 } });
		expect(error?.message).toContain('Journal CB1: Visma.net has not finished the release yet');
		expect((error?.context as { errorCode: string }).errorCode).toBe('visma-release-pending');
		expect((await release('CB1')).items[0]?.json).toMatchObject({ status: 'Posted' });
	});

	test('of a batch on hold names the batch, the rule and the remedy', async () => {
		await create({ afterCreating: 'hold', ...numbered('CB1') });
		const { error } = await release('CB1');
		expect(error?.message).toContain('Journal CB1: Visma.net does not release it: Document Status is invalid');
		expect(error?.message).toContain('Take it off hold');
	});

	test('of a number that does not exist is refused', async () => {
		expect((await release('NONE')).error?.message).toContain('Journal NONE: Visma.net has no such record');
	});

	test('with a Row Version is refused when somebody changed the batch', async () => {
		await create({ afterCreating: 'balanced', ...numbered('CB1') });
		const [before] = await state();
		await company.control.visma.editJournal('CB1', { description: 'Edited' });
		const { error } = await release('CB1', { options: { rowVersion: before?.timeStamp ?? '' } });
		expect(error?.message).toContain('Journal CB1: the record was changed in Visma.net since it was read');
		const [now] = await state();
		const { items } = await release('CB1', { options: { rowVersion: now?.timeStamp ?? '' } });
		expect(items[0]?.json.outcome).toBe('updated');
	});

	test('Dry Run writes nothing', async () => {
		await create({ afterCreating: 'balanced', ...numbered('CB1') });
		const { items } = await release('CB1', { options: { dryRun: true } });
		expect(items[0]?.json.request).toEqual({ method: 'POST', path: `${JOURNALS}/CB1/action/release`, body: {} });
		expect(await state()).toMatchObject([{ status: 'Balanced' }]);
	});
});

describe('Journal Transaction: Get and Get Many', () => {
	test('Get reads a batch with its lines', async () => {
		await create(numbered('CB1'));
		const { items } = await journal('get', { batchNumber: 'CB1' });
		expect(items[0]?.json).toMatchObject({ batchNumber: 'CB1', journalTransactionLines: [{}, {}, {}] });
	});

	test('Get of an unknown number names the number and the remedy', async () => {
		const { error } = await journal('get', { batchNumber: 'NONE' });
		expect(error?.message).toBe('Batch NONE: Visma.net has no such batch');
		expect(error?.description).toContain('Check the batch number');
	});

	test('Get Many of a period puts batches together that pages split', async () => {
		for (const number of ['CB1', 'CB2', 'CB3']) await create(numbered(number));
		await company.control.visma.settings({ maxPageSize: 4 });
		const { items } = await journal('getAll', { financialPeriod: byId('202601'), returnAll: true });
		expect(items.map(({ json }) => json.batchNumber).sort()).toEqual(['CB1', 'CB2', 'CB3']);
		expect(items.every(({ json }) => (json.journalTransactionLines as unknown[]).length === 3)).toBe(true);
		const { items: some } = await journal('getAll', { financialPeriod: byId('202601'), limit: 2 });
		expect(some).toHaveLength(2);
	});

	test('Get Many sends its filters by the names of the contract', async () => {
		const options = { branch: byId('1'), expandAttachments: true, module: 'GL', overlapMinutes: 0, status: 'Unreleased' };
		await journal('getAll', { financialPeriod: byId('202601'), modifiedSince: '2026-01-01T00:00:00Z', returnAll: true, options });
		const [sent] = await calls('GET');
		expect(sent?.query).toEqual({
			periodId: '202601',
			lastModifiedDateTime: '2026-01-01T01:00:00.000',
			module: 'GL',
			status: 'Unreleased',
			branch: '1',
			expandAttachments: 'true',
			pageNumber: '1',
			pageSize: '1000',
		});
		if (Contract.isThere()) {
			const contract = new Contract('visma-net.openapi.json', { closed: true });
			expect(contract.unknownParameters(JOURNALS, 'get', sent?.query as object)).toEqual([]);
		}
	});

	test('Get Many of nothing in particular says what to give', async () => {
		const { error } = await journal('getAll', { returnAll: true });
		expect(error?.message).toContain('neither a financial period nor a time of change');
		expect(error?.description).toContain('Choose a Financial Period');
	});
});
