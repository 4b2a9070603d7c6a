/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Company } from './company';
import { pick } from './pick';

/** As many records as a company with long lists has. */
const MANY = 450;
/** A text that the names of the last hundred hold. */
const PART = 'zzz';

type Row = Record<string, unknown>;
type Kind = [method: string, path: string, key: string, more?: Row];

const KINDS: Kind[] = [
	['searchAccounts', '/v1/account', 'accountCD', { active: true }],
	['searchBranches', '/v1/branch', 'number'],
	['searchCreditTerms', '/v1/creditTerm', 'termsId'],
	['searchCurrencies', '/v1/currency', 'id'],
	['searchCustomers', '/v1/customer', 'number'],
	['searchLedgers', '/v1/ledger', 'number'],
	['searchPaymentMethods', '/v1/paymentmethod', 'paymentMethodID'],
	['searchPeriods', '/v1/financialPeriod', 'period'],
	['searchSubaccounts', '/v1/subaccount', 'subaccountNumber'],
	['searchVatCategories', '/v1/vatCategory', 'vatCategoryId'],
];

const name = (index: number) => `${index >= MANY - 100 ? PART : 'aaa'} ${index}`;

/** Financial periods are named by year and month; the last hundred are those from 2019 on, more or less. */
function period(index: number): Row {
	const [year, month] = [1989 + Math.floor(index / 12), String((index % 12) + 1).padStart(2, '0')];
	return { year, period: month, startDate: `${year}-${month}-01T00:00:00`, endDate: `${year}-${month}-28T00:00:00`, active: true };
}

const rowOf = ([, path, key, more]: Kind, index: number): Row =>
	path === '/v1/financialPeriod' ? period(index) : { [key]: `K${index}`, name: name(index), description: name(index), ...more };

/** Visma.net with long lists: paged where it pages them, in an envelope where it has one. */
function answerTo(url: URL): unknown {
	const kind = KINDS.find(([, path]) => path === url.pathname);
	if (!kind) return {};
	const wanted = url.searchParams.get('name') ?? '';
	const rows = Array.from({ length: MANY }, (_, index) => rowOf(kind, index)).filter((row) => wanted === '' || String(row.name).includes(wanted));
	const [pageNumber, pageSize] = ['pageNumber', 'pageSize'].map((parameter) => Number(url.searchParams.get(parameter)));
	if (!pageNumber || !pageSize) return rows;
	const size = Math.min(pageSize, 150);
	const page = rows.slice((pageNumber - 1) * size, pageNumber * size);
	if (url.pathname === '/v1/creditTerm') return { pageNumber, pageSize: size, totalCount: rows.length, records: page };
	return page.map((row) => ({ ...row, metadata: { totalCount: rows.length, maxPageSize: 150 } }));
}

let company: Company;
let server: Server;
beforeAll(async () => {
	company = await Company.open('empty');
	server = createServer((incoming, outgoing) => {
		outgoing.setHeader('content-type', 'application/json');
		outgoing.end(JSON.stringify(answerTo(new URL(incoming.url ?? '/', 'http://visma.example'))));
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	// Only the lists are long; tokens come from the sandbox.
	Object.assign(company.credentials.vismaNetOAuth2Api ?? {}, { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await company.close();
});

async function all(method: string, text?: string): Promise<{ pages: number; values: unknown[] }> {
	const values: unknown[] = [];
	let token: string | undefined;
	let pages = 0;
	do {
		const page = await pick(new VismaNet(), method, company.credentials, text, token);
		values.push(...page.results.map(({ value }) => value));
		token = page.paginationToken as string | undefined;
		pages++;
	} while (token !== undefined && pages < 20);
	return { pages, values };
}

describe.each(KINDS)('%s', (method) => {
	test('goes through a long list a part at a time, to its end, each record once', async () => {
		const { pages, values } = await all(method);
		expect(pages).toBeGreaterThan(1);
		expect(values).toHaveLength(MANY);
		expect(new Set(values).size).toBe(MANY);
	});

	test('is narrowed by typing, from the first part on', async () => {
		const { values } = await all(method, method === 'searchPeriods' ? '2026' : PART);
		expect(values).toHaveLength(method === 'searchPeriods' ? 6 : 100);
		expect((await all(method, 'no such thing')).values).toEqual([]);
	});
});

test('there is a picker for each kind of record that a field of the node may name', () => {
	const { properties } = new VismaNet().description;
	const named = [...JSON.stringify(properties).matchAll(/"searchListMethod":"(\w+)"/g)].map(([, method = '']) => method);
	const known = Object.keys(new VismaNet().methods.listSearch);
	expect([...new Set(named)].filter((method) => !known.includes(method))).toEqual([]);
	expect(KINDS.map(([method]) => method).filter((method) => !named.includes(method))).toEqual([]);
});
