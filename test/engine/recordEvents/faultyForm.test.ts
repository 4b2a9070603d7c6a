import type { INodeParameters } from 'n8n-workflow';

import { Company } from '../company';
import { JSON_RULES, picked, RULES, TABLES } from './rules';

let company: Company;
beforeAll(async () => {
	company = await Company.open('empty');
});
afterAll(async () => await company.close());
beforeEach(async () => await Promise.all([company.control.visma.clearRequests(), company.control.chargebee.clearRequests()]));

const calls = async () => [...(await company.control.visma.requests()), ...(await company.control.chargebee.requests())];
const refused = async (parameters: INodeParameters) => {
	const { error } = await company.record([{}], parameters);
	expect(await calls()).toEqual([]);
	return { message: error?.message, description: error?.description, context: error?.context };
};
/** n8n itself refuses to run a node whose required fields are empty; an expression may still come to nothing. */
const NOTHING = '={{ "" }}';
const json = (changes: object) => ({ ...JSON_RULES, rules: JSON.stringify({ ...RULES, ...changes }) });

describe('a faulty form ends the node before anything is read or written', () => {
	test('every fault is listed at once, each with its place in the form and the remedy', async () => {
		const { message, description, context } = await refused({
			...TABLES,
			cutoverDate: NOTHING,
			baseCurrency: picked(NOTHING),
			homeCountry: 'Sverige',
			taxes: { tax: [{ rate: 'high', account: picked('2611') }, { rate: '25', account: picked('') }] },
			items: { item: [{ itemPrice: 'pro', subaccount: picked('sales') }, { itemPrice: 'pro' }] },
			conditions: { condition: [{ itemPrice: 'pro', branch: picked('1') }] },
			options: { numberLength: 20, horizon: 'spring', maxReversals: -1, defaultSubaccount: picked('1=10,1=20') },
		});
		expect(message).toBe('12 things are wrong with the booking rules; nothing was posted');
		expect(description?.split('\n').sort()).toEqual([
			'Base Currency: It is empty. It must be a currency code of three capitals.',
			'Conditions, row 1: Branch: It depends on itemPrice. One batch has one branch: choose it by business entity, country or currency.',
			expect.stringMatching(/^Cut-Over Date: It is empty\. Choose the day from which on documents are booked/),
			'Home Country: It is "Sverige". It must be a country code of two letters.',
			'Items, row 1 (pro): Subaccount: It is "sales". It must be segments as 1=10,2=00, each segment once.',
			'Items, row 2: pro is in row 1 already. Keep one of them.',
			'Options: Batch Number Length: It is 20. Choose a whole number from 12 to 15.',
			'Options: Default Subaccount: It is "1=10,1=20". It must be segments as 1=10,2=00, each segment once.',
			'Options: Horizon: "spring" is no month. Write it like 2026-03.',
			'Options: Max Reversals: It is -1. Choose a whole number of at least 0.',
			'VAT Accounts, row 1 (high): Its name is no rate. It must be the exact rate, as in 25 or 25.5.',
			'VAT Accounts, row 2 (25): It is empty. It must be an account number as text.',
		]);
		expect(context).toMatchObject({ errorCode: 'rules-invalid' });
	});

	test('a cut-over date is required, and says why', async () => {
		const { message, description } = await refused({ ...TABLES, cutoverDate: NOTHING });
		expect(message).toBe('Cut-Over Date: It is empty');
		expect(description).toContain('Choose the day from which on documents are booked by this node');
	});

	test.each(['cutoverDate', 'baseCurrency', 'homeCountry'])('n8n runs no flow in which %s is empty', async (field) => {
		const empty = field === 'baseCurrency' ? picked('') : '';
		await expect(company.record([{}], { ...TABLES, [field]: empty })).rejects.toThrow(/has issues:\n- Parameter ".*" is required/);
	});

	test('rows that say opposite things are named in the words of the form', async () => {
		const row = (deferred: string) => ({ country: 'NO', deferred: picked(deferred) });
		const { message, description } = await refused({ ...TABLES, conditions: { condition: [row('2970'), row('2979')] } });
		expect(message).toBe('Conditions, row 2: It sets deferred otherwise than Conditions, row 1, which applies to the same');
		expect(description).toContain('Keep one of them.');
	});

	test.each([
		['no JSON', 'accounts: 1510', 'Rules: They are no JSON object'],
		['a list', '[]', 'Rules: They are no JSON object'],
		['a misspelt rule', { accounts: { deferred: 2970 } }, 'Rules: accounts.deferred: It is 2970'],
		['another site', { site: 'acme' }, 'Rules: site: It is "acme", and Chargebee credential: Site gives "nordic-test"'],
		['another cut-over', { cutover: { date: '2025-01-01' } }, 'Rules: cutover: It is {"date":"2025-01-01"}, and Cut-Over Date'],
	])('rules in JSON: %s', async (_case, rules, words) => {
		const parameters = typeof rules === 'string' ? { ...JSON_RULES, rules } : json(rules);
		expect((await refused(parameters)).message).toContain(words);
	});

	test('rules in JSON may repeat what the credential and the cut-over say', async () => {
		const given = { site: 'nordic-test', timeZone: 'Europe/Oslo', invoiceIdPrefix: 'VN-', cutover: { date: '2026-01-01' } };
		const { error } = await company.record([{ id: 'ev_1', event_type: 'customer_created', content: {} }], json(given));
		expect(error).toBeUndefined();
	});

	test('a credential with a time zone that does not exist is named as such', async () => {
		const chargebeeSiteApi = { ...company.credentials.chargebeeSiteApi, timezone: 'Nordic' };
		const credentials = { ...company.credentials, chargebeeSiteApi };
		const { error } = await company.record([{}], TABLES, { credentials });
		expect(error?.message).toBe('Chargebee credential: Site Time Zone: It is "Nordic"');
	});

	test.each([
		['a base currency that is not the company\'s', { baseCurrency: picked('NOK') }, 'Base Currency: It is NOK, the company in Visma.net keeps its books in SEK'],
		['a ledger that takes no journals', { options: { ledger: picked('2') } }, 'Options: Ledger: Ledger 2 is of balance type Budget'],
	])('%s is found as soon as Visma.net is read, and nothing is posted', async (_case, changes, words) => {
		const { error } = await company.record([{ id: 'ev_1', event_type: 'plan_created', content: {} }], { ...TABLES, ...changes });
		expect(error?.message).toBe(words);
		expect(error?.description).toContain('Nothing was posted.');
	});

	test('with Continue On Fail nothing is thrown: each item is an error item', async () => {
		const result = await company.record([{}, {}], { ...TABLES, cutoverDate: NOTHING }, { onError: 'continueErrorOutput' });
		expect(result.error).toBeUndefined();
		expect(result.items).toEqual([]);
		expect(result.errorItems).toMatchObject([{ pairedItem: { item: 0 } }, { pairedItem: { item: 1 } }]);
		expect(result.errorItems[0]?.json.error).toBe('Cut-Over Date: It is empty');
	});

	test('months the wrong way round are refused, where otherwise nothing would be compared and all would seem well', async () => {
		const order = { resource: 'journalTransaction', operation: 'reconcileWithChargebee', ...TABLES, fromPeriod: '2026-05', toPeriod: '2026-03' };
		const { error } = await company.visma(order);
		expect(error?.message).toBe('From Period: 2026-05 is after 2026-03, the last month to compare');
		expect(await calls()).toEqual([]);
	});
});
