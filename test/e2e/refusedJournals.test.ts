import mapValues from 'lodash/mapValues';
import omit from 'lodash/omit';
import sortBy from 'lodash/sortBy';

import { journalAll, type LedgerEvent } from '../../lib/ledger';
import type { JournalResult } from '../../lib/sync/journals';
import type { ExecutionDetail } from '../../sandbox/n8n/client/executions';
import { balancesIn, balancesOf } from '../history/balances';
import { readHistory } from '../history/read';
import { bookingFields, FROM_ELSEWHERE } from '../history/rules';
import { setBooking } from './support/bookkeeping';
import { RequestWatch } from './support/chargebee';
import { type Company, openCompany, report } from './support/company';
import { feed, publishFeed } from './support/feed';

const OPTIONS = { closedPeriods: 'refuse' };

/** Rules that miss a row for one of the items and a VAT rate. */
const INCOMPLETE = {
	baseCurrency: 'SEK',
	siteBaseCurrency: 'NOK',
	homeCountry: 'SE',
	defaultSubaccount: '1=00,2=00,3=0',
	accounts: {
		receivable: '1511',
		deferred: '2970',
		bank: '1940',
		revenue: { domestic: '3001', eu: '3308', export: '3305' },
	},
	items: {
		'basic-sek-monthly': { revenue: '3050' },
		'basic-eur-monthly': { deferred: '2979' },
		'basic-jpy-monthly': { deferred: '2990' },
		'pro-sek-monthly': { revenue: '3041' },
	} as Record<string, object>,
	tax: { '25': '2611' } as Record<string, string>,
	unmappedItems: 'refuse' as const,
};

const COMPLETE = {
	...INCOMPLETE,
	items: { ...INCOMPLETE.items, 'enterprise-sek-monthly': { revenue: '3055' } },
	tax: { ...INCOMPLETE.tax, '25.5': '2650' },
};

let company: Company;
let events: LedgerEvent[];
/** The invoice of each sale, by what is wrong with it. */
const invoices: Record<string, string> = {};

async function sell(what: string, customerId: string, item: string): Promise<void> {
	const items = [{ item_price_id: item }];
	const { invoice } = await company.demo.control.chargebee.live<{ invoice: { id: string } }>('create', { customerId, items });
	invoices[what] = invoice.id;
}

const told = async () =>
	(await readHistory(company.demo.sandbox.chargebee.url)).filter(({ event_type: type }) => type === 'invoice_generated');

beforeAll(async () => {
	company = await openCompany();
	const { visma, chargebee } = company.demo.control;
	await chargebee.reset({ seed: 'empty' });
	await chargebee.moveClock({ to: '2026-01-15T11:00:00Z', stopped: true });
	await chargebee.addCustomers(
		['SE', 'FI', 'US'].map((country) => ({ id: country, company: country, created_at: 1_767_000_000, billing_address: { country } })),
	);
	await sell('period closed', 'SE', 'basic-sek-monthly');
	await chargebee.moveClock({ to: '2026-02-10T11:00:00Z' });
	await sell('nothing', 'SE', 'basic-sek-monthly');
	await sell('item unmapped', 'SE', 'enterprise-sek-monthly');
	await sell('VAT unmapped', 'FI', 'basic-eur-monthly');
	await sell('account refuses', 'SE', 'pro-sek-monthly');
	await sell('no rate', 'US', 'basic-jpy-monthly');
	events = await told();
	await visma.setPeriod('202601', { closedInGeneralLedger: true });
	await visma.putAccount('3041', { allowManualEntry: false });
	await setBooking(company.demo, bookingFields(INCOMPLETE, OPTIONS));
	await publishFeed(company.demo);
});

afterAll(async () => await company?.end());

/** The documents that have batches in Visma.net. */
async function booked(): Promise<string[]> {
	const { journals } = await company.demo.control.visma.state();
	const lines = journals.flatMap(({ journalTransactionLines }) => journalTransactionLines);
	// the line by which the ERP rounds a foreign batch has none
	return [...new Set(lines.flatMap(({ referenceNumber }) => referenceNumber ?? []))].sort();
}

/** What the error of a red execution says of each document that was refused. */
function saidOf({ data }: ExecutionDetail): Record<string, string> {
	const lines = (data.resultData.error?.description ?? '').split('\n');
	return mapValues(omit(invoices, 'nothing'), (invoice) => lines.find((line) => line.startsWith(`Invoice ${invoice}: `)) ?? '');
}

/** What is mended, in turn, by what was wrong. */
const MENDING: Record<string, () => Promise<unknown>> = {
	'item unmapped': async () => await setBooking(company.demo, bookingFields({ ...COMPLETE, tax: INCOMPLETE.tax }, OPTIONS)),
	'VAT unmapped': async () => await setBooking(company.demo, bookingFields(COMPLETE, OPTIONS)),
	'account refuses': async () => await company.demo.control.visma.putAccount('3041', { allowManualEntry: true }),
	'no rate': async () => await company.demo.control.visma.settings({ exchangeRates: { JPY: 0.0672 } }),
	'period closed': async () => await company.demo.control.visma.setPeriod('202601', { closedInGeneralLedger: false }),
};

let red: ExecutionDetail;

/** Runs in order: each test goes on from the state that the one before left. */
describe('documents that are refused, in a real n8n', () => {
	it('make the execution red and are named, with the rule and the remedy; the others are posted', async () => {
		red = await feed(company.demo, events);
		expect(red.status).toBe('error');
		expect(red.data.resultData.error?.message).toBe('5 of 6 documents were refused');
		expect(saidOf(red)).toEqual({
			'period closed': expect.stringMatching(/period is closed .*202601.*Open the period/),
			'item unmapped': expect.stringMatching(/enterprise-sek-monthly.*Add items\.enterprise-sek-monthly/),
			'VAT unmapped': expect.stringMatching(/VAT of 25\.5 %.*Set tax\.25\.5/),
			'account refuses': expect.stringMatching(/account 3041 \(rule items\.pro-sek-monthly\.revenue\) takes no manual entries.*Allow/),
			'no rate': expect.stringMatching(/rate is not defined for JPY.*rules siteBaseCurrency.*Add a rate/),
		});
		expect(await booked()).toEqual([invoices.nothing]);
		report(`refused: ${Object.keys(saidOf(red)).join(', ')}`);
	});

	it.each(Object.keys(MENDING))('%s: mended, its document is posted on Retry, and the others are left', async (what) => {
		await MENDING[what]?.();
		const before = await booked();
		const retried = await company.demo.n8n.executions.retry(red.id, true);
		const isLast = what === Object.keys(MENDING).at(-1);
		expect(retried.status).toBe(isLast ? 'success' : 'error');
		expect(await booked()).toEqual([...before, invoices[what]].sort());
		if (!isLast) expect(saidOf(retried)[what]).toBe('');
	});

	it('are then booked like any other, nothing twice', async () => {
		const entries = journalAll(events, { ...COMPLETE, ...FROM_ELSEWHERE });
		const { visma } = company.demo.control;
		expect(await balancesIn(visma)).toEqual(balancesOf(entries));
		const { journals } = await visma.state();
		expect(journals.map(({ status }) => status)).toEqual(entries.map(() => 'Posted'));
		const again = await feed(company.demo, events);
		expect(again.status).toBe('success');
		expect((await visma.state()).journals).toHaveLength(entries.length);
		report(`mended one by one and retried: ${entries.length} entries, ${journals.length} batches`);
	});
});

describe('a dry run in a real n8n', () => {
	it('writes nothing, and the real run sends the batches that it showed', async () => {
		const { visma, chargebee } = company.demo.control;
		await chargebee.moveClock({ to: '2026-02-12T11:00:00Z' });
		await sell('annual', 'SE', 'enterprise-sek-yearly');
		await sell('foreign', 'US', 'basic-jpy-monthly');
		const fresh = (await told()).slice(events.length);
		const rules = { ...COMPLETE, items: { ...COMPLETE.items, 'enterprise-sek-yearly': { subaccount: '1=10' } } };
		const before = (await visma.state()).journals.length;

		await setBooking(company.demo, bookingFields(rules, { ...OPTIONS, dryRun: true }));
		const shown = resultsOf(await feed(company.demo, fresh)).flatMap(({ audit }) => audit.requests);
		expect((await visma.state()).journals).toHaveLength(before);

		await setBooking(company.demo, bookingFields(rules, { ...OPTIONS, dryRun: false }));
		const watch = await RequestWatch.start(company.demo);
		const results = resultsOf(await feed(company.demo, fresh));
		expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'created'));
		const sent = (await watch.visma()).filter(({ method, path }) => method === 'POST' && path.includes('/journaltransaction'));
		const asSent = (requests: ReadonlyArray<{ method: string; path: string; body?: unknown }>) =>
			sortBy(requests.map(({ method, path, body }) => ({ method, path, body: body ?? {} })), ({ path, body }) => path + JSON.stringify(body));
		expect(asSent(shown)).toEqual(asSent(sent));
		report(`dry run: ${shown.length} requests shown, the same ${sent.length} sent`);
	});
});

/** What *Record Chargebee Events* gave. */
function resultsOf({ data, status }: ExecutionDetail): JournalResult[] {
	expect(status).toBe('success');
	const items = data.resultData.runData['Record Chargebee Events']?.[0]?.data?.main?.[0] ?? [];
	return items.map(({ json }) => json as unknown as JournalResult);
}
