/* eslint-disable no-console */
import type { AxiosResponse } from 'axios';

import { Contract, everyField } from './contract';
import { journalBody, numbered, value } from './journal';
import { form, logIn, run, type Running } from './running';

const beside = Contract.isThere();
if (!beside) console.log('The contracts are not beside this checkout: bodies are not validated against them.');

/** Lists leave these parts out unless they are asked for them. */
const EXPANDED = 'pageSize=1000&expandApplications=true&expandTaxDetails=true&expandInvoiceAddress=true';

let running: Running;
beforeAll(async () => {
	running = await run();
	const scope = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' ');
	await logIn(running.visma, { scope });
	await running.control.visma.fillReceivables();
});
afterAll(async () => await running.sandbox.stop());

function vismaSuite(): void {
	const contract = new Contract('visma-net.openapi.json', { closed: true });

	it.each([
		['/v1/customer', '/v1/customer?pageSize=1000&expandPaymentMethods=true'],
		['/v1/customer/{customerCd}', '/v1/customer/10001'],
		['/v1/customer/internal/{internalID}', '/v1/customer/internal/2003'],
		['/v1/organization', '/v1/organization'],
		['/v1/branch', '/v1/branch'],
		['/v1/branch/{branchNumber}', '/v1/branch/2'],
		['/v1/creditTerm', '/v1/creditTerm'],
		['/v1/account', '/v1/account?includeAccountClassDescription=true'],
		['/v1/account/{accountCd}', '/v1/account/2970'],
		['/v1/subaccount', '/v1/subaccount'],
		['/v1/subaccount/{subAccountNumber}', '/v1/subaccount/10-NO-7'],
		['/v1/ledger', '/v1/ledger'],
		['/v1/financialPeriod', '/v1/financialPeriod'],
		['/v1/financialPeriod/{financialPeriodId}', '/v1/financialPeriod/202601'],
		['/v1/currency', '/v1/currency'],
		['/v1/currency/{curyId}', '/v1/currency/EUR'],
		['/v1/customerinvoice', `/v1/customerinvoice?${EXPANDED}`],
		['/v1/customerinvoice/{invoiceNumber}', '/v1/customerinvoice/100003'],
		['/v1/customerCreditNote', `/v1/customerCreditNote?${EXPANDED}`],
		['/v1/customerCreditNote/{creditNoteNumber}', '/v1/customerCreditNote/800001'],
		['/v1/customerPayment', '/v1/customerPayment'],
		['/v1/customerPayment/{paymentNumber}', '/v1/customerPayment/500001'],
		['/v1/vatCategory', '/v1/vatCategory'],
		['/v1/vatCategory/{taxCategoryId}', '/v1/vatCategory/25'],
		['/v1/paymentmethod', '/v1/paymentmethod'],
		['/v1/paymentmethod/{paymentMethodNumber}', '/v1/paymentmethod/10'],
	])('GET %s answers as the contract says, and with no member that it does not name', async (path, url) => {
		const { status, data, headers } = await running.visma.get(url);
		expect(status).toBe(200);
		expect(contract.faultsOfAnswer(path, 'get', '200', data)).toEqual([]);
		expect(headers).toHaveProperty('x-ratelimit-remaining');
	});

	it('a batch is created, changed, released and read as the contract says, in every field that a line has', async () => {
		const journals = '/v2/journaltransaction';
		const one = `${journals}/{journalTransactionNumber}`;
		const more = {
			project: value('X'),
			projectTask: value('1'),
			referenceNumber: value('INV-1'),
			vatCodeId: value('25'),
			vatId: value('25'),
			uom: value('ST'),
			quantity: value(1),
			note: value('a note'),
			subaccount: [{ segmentId: 1, segmentValue: '10' }],
		};
		const body = journalBody([['1510', 1, more], ['3001', -1]], { transactionCode: value('CB'), ...numbered('CB1') });
		const { status } = await running.visma.post(journals, body);
		expect(status).toBe(201);
		expect((await running.visma.put(`${journals}/CB1`, { hold: value(false) })).status).toBe(204);
		const release = await running.visma.post(`${journals}/CB1/action/release`);
		expect(contract.faultsOfAnswer(`${one}/action/release`, 'post', '200', release.data)).toEqual([]);
		for (const [path, url] of [
			[journals, `${journals}?periodId=202601`],
			[one, `${journals}/CB1`],
			['/v1/GeneralLedgerTransactions', '/v1/GeneralLedgerTransactions?ledger=1'],
		] as const) {
			const { data } = await running.visma.get(url);
			expect(contract.faultsOfAnswer(path, 'get', '200', data)).toEqual([]);
		}
		const sent = (await running.control.visma.requests()).find(({ path, method }) => method === 'POST' && path === journals);
		expect(contract.faultsOfBody(journals, 'post', sent?.body)).toEqual([]);
		expect(contract.faultsOfBody(journals, 'post', { hold: false })).not.toEqual([]);
	});

	it.each(['/v2/journaltransaction', '/v2/journaltransaction/none', '/v1/GeneralLedgerTransactions', '/v1/customer/none', '/v1/customer?pageNumber=x', '/v1/customer?lastModifiedDateTime=x'])(
		'GET %s is refused as the contract says',
		async (url) => {
			const { status, data } = await running.visma.get(url);
			expect(status).toBeGreaterThanOrEqual(400);
			expect(contract.faultsOfSharedAnswer('Error', data)).toEqual([]);
		},
	);
}

function chargebeeSuite(): void {
	const contract = new Contract('chargebee.openapi.json', { closed: false });
	const formOf = (path: string) =>
		contract.operation(path, 'post').requestBody?.content['application/x-www-form-urlencoded']?.schema ?? {};
	const fits = (path: string, method: string, answer: AxiosResponse) => {
		expect([answer.status, answer.data.message]).toEqual([200, undefined]);
		expect(contract.faultsOfAnswer(path, method, '200', answer.data)).toEqual([]);
	};
	const post = async (path: string, fields: Record<string, string>) => await running.chargebee.post(path, form(fields));

	it.each([
		['/customers', '/customers'],
		['/customers/{customer_id}', '/customers/VN-1'],
		['/customers/{customer_id}/update_billing_info', '/customers/VN-1/update_billing_info'],
		['/customers/{customer_id}/delete', '/customers/VN-1/delete'],
	])('POST %s takes every field of the contract and answers as it says', async (path, url) => {
		fits(path, 'post', await post(url, everyField(formOf(path))));
		const sent = (await running.control.chargebee.requests()).at(-1);
		expect(contract.faultsOfForm(path, sent?.body)).toEqual([]);
	});

	it.each([
		['/customers', '/customers?include_deleted=true'],
		['/customers/{customer_id}', '/customers/A'],
		['/events', '/events'],
		['/events/{event_id}', '/events/ev_nordic_00000001'],
		['/configurations', '/configurations'],
	])('GET %s answers as the contract says', async (path, url) => {
		await post('/customers', { id: 'A', company: 'Å' });
		fits(path, 'get', await running.chargebee.get(url));
	});

	it('GET /customers takes every filter of the contract', async () => {
		for (const { name = '', in: place, schema } of contract.operation('/customers', 'get').parameters ?? []) {
			if (place !== 'query' || !schema?.properties) continue;
			for (const [param, value] of Object.entries(everyField(schema, name))) {
				const operand = /\[(in|not_in)\]$/.test(param)
					? '["x"]'
					: param.endsWith('[between]')
						? '[1700000000,1700000001]'
						: value;
				const timed = /_at\[(after|before|on)\]$/.test(param) ? '1700000000' : operand;
				const { status } = await running.chargebee.get('/customers', { params: { [param]: timed } });
				expect([param, status]).toEqual([param, 200]);
			}
		}
	});

	it.each([
		['E400', async () => await post('/customers', { id: 'x'.repeat(51) })],
		['E401', async () => await running.chargebee.get('/customers', { auth: { username: 'x', password: '' } })],
		['E404', async () => await running.chargebee.get('/customers/none')],
	])('refusals fit the shape of %s', async (name, call) => {
		const { status, data } = await call();
		expect(`E${status}`).toBe(name);
		expect(contract.faultsOfSharedAnswer(name, data)).toEqual([]);
	});
}

if (beside) {
	describe('the Visma.net server and its contract', vismaSuite);
	describe('the Chargebee server and its contract', chargebeeSuite);
} else {
	it('contracts are not beside this checkout: bodies are not validated against them', () => {
		expect(beside).toBe(false);
	});
}
