import type { INodeParameters } from 'n8n-workflow';

import { CHARGEBEE_OTHER_SITE_KEY, CHARGEBEE_READ_ONLY_KEY, VISMA_CUSTOMER_TENANT_ID, VISMA_READ_ONLY_CLIENT_ID, VISMA_READ_ONLY_CLIENT_SECRET } from '../../../sandbox/identities';
import { picked, TABLES } from '../recordEvents/rules';
import type { GoodCompany, Otherwise } from './goodCompany';

/** What is wrong, the check that says so, how serious it is, and words of the finding or its remedy. */
export type Misconfiguration = [what: string, check: string, result: 'failed' | 'warning', said: RegExp, otherwise: Otherwise];

const rows = (table: string) => Object.values(TABLES[table] as Record<string, INodeParameters[]>).flat();
const accounts = (more: INodeParameters): INodeParameters => ({ accounts: { account: { ...(TABLES.accounts as { account: INodeParameters }).account, ...more } } });
const site = (patch: Record<string, string | undefined>): Otherwise => ({ credentials: { chargebeeSiteApi: patch } });
const visma = (patch: Record<string, string | undefined>): Otherwise => ({ credentials: { vismaNetOAuth2Api: patch } });
const tenant = (id: string) => ({ tenantId: id, additionalBodyProperties: JSON.stringify({ tenant_id: id }) });
const scope = (...rights: string[]) => rights.map((right) => `vismanet_erp_service_api:${right}`).join(' ');
const thisMonth = () => new Date().toISOString().slice(0, 7).replace('-', '');

/** Rules that leave the sale to Visma.net, over an invoice that is on both sides. */
export const deferralOnly = (account: string): Otherwise => ({
	parameters: {
		conditions: { condition: [{ chargeKind: 'adhoc', recognition: 'daily' }] },
		items: {},
		revenue: { region: { domestic: picked(account), eu: picked(account), export: picked(account) } },
	},
	options: { scope: 'deferralOnly', unmappedItems: 'accounts' },
	before: async (good) => await good.mirror(),
});

const endpoints = (count: number) => async (good: GoodCompany) => {
	for (let i = 1; i <= count; i++) await good.endpoint(`https://other${i}.example.com/hook`);
};

export const MISCONFIGURATIONS: Misconfiguration[] = [
	['the tenant of the contract instead of the company', 'visma-access', 'failed', /tenant ID of the company.*Visma Admin/s, visma(tenant(VISMA_CUSTOMER_TENANT_ID))],
	['a client secret that is wrong', 'visma-access', 'failed', /Check client ID, client secret/, visma({ clientSecret: 'another' })],
	['a company ID that is none', 'visma-access', 'failed', /company ID 999.*Leave Company ID empty/s, visma({ companyId: '999' })],
	['an application that may only read', 'visma-scopes', 'failed', /lacks vismanet_erp_service_api:create and vismanet_erp_service_api:update.*Scope/s, visma({ clientId: VISMA_READ_ONLY_CLIENT_ID, clientSecret: VISMA_READ_ONLY_CLIENT_SECRET, scope: scope('read') })],
	['no scope to update', 'visma-scopes', 'failed', /lacks vismanet_erp_service_api:update:/, visma({ scope: scope('read', 'create') })],
	['another company of the group', 'visma-company', 'failed', /organisation number 559000-0001.*tenant ID of that company/s, { options: { corporateId: '559000-0001' } }],
	['a clock of another country', 'time-zones', 'warning', /Europe\/Stockholm.*Set Company Time Zone/s, { credentials: { vismaNetOAuth2Api: { timezone: 'Europe/Helsinki' }, chargebeeSiteApi: { timezone: 'Europe/Helsinki' } } }],
	['a zone that is none', 'time-zones', 'failed', /"Oslo".*IANA name/s, visma({ timezone: 'Oslo' })],
	['rules for books in another currency', 'base-currency', 'failed', /Base Currency: It is NOK.*Set it to SEK/s, { parameters: { baseCurrency: picked('NOK') } }],
	['a ledger for budgets', 'ledger', 'failed', /Budget.*Choose 1/s, { options: { ledger: picked('2') } }],
	['a cut-over in a closed period', 'cut-over', 'failed', /202601, which is closed.*2024-01-01/s, { before: async ({ company }) => await company.control.visma.setPeriod('202601', { closedInGeneralLedger: true }) }],
	['a cut-over far ahead', 'cut-over', 'warning', /more than two months ahead/, { parameters: { cutoverDate: `${new Date().getUTCFullYear() + 1}-12-01T00:00:00` } }],
	['this month closed', 'periods', 'failed', /is closed in the general ledger.*Open it/s, { before: async ({ company }) => await company.control.visma.setPeriod(thisMonth(), { closedInGeneralLedger: true }) }],
	['periods of weeks', 'periods', 'failed', /no calendar months/, { before: async ({ company }) => await company.control.visma.settings({ financialYear: { periods: '445' } }) }],
	['no periods for next year', 'periods', 'warning', /no period in Visma.net yet.*financial year/s, { before: async ({ company }) => await company.control.visma.settings({ financialYear: { lastYear: new Date().getUTCFullYear() } }) }],
	['an account that is not there', 'accounts', 'failed', /Accounts: Receivable: Account 9999 is not in Visma/, { parameters: accounts({ receivable: picked('9999') }) }],
	['an account that was closed', 'accounts', 'failed', /Account 2970 is inactive/, { before: async ({ company }) => await company.control.visma.putAccount('2970', { active: false }) }],
	['the control account of receivables', 'manual-entries', 'failed', /Account 1511 takes no manual entries.*control account of module AR.*account of its own/s, { before: async ({ company }) => await company.control.visma.putAccount('1511', { allowManualEntry: false, controlAccountModule: 'AR' }) }],
	['a segment that no subaccount has', 'subaccounts', 'failed', /segment 1=77.*Correct it/s, { options: { defaultSubaccount: picked('1=77') } }],
	['a branch that was closed', 'branches', 'failed', /Branch 9 is not active/, { parameters: { conditions: { condition: [...rows('conditions'), { currency: 'JPY', branch: picked('9') }] } } }],
	['a currency that Visma.net lacks', 'currencies', 'failed', /JPY.*not in Visma.net.*Add it/s, { before: async ({ company }) => await company.control.visma.settings({ missingCurrencies: ['JPY'] }) }],
	['amounts finer than those of Visma.net', 'currency-decimals', 'failed', /EUR.*2 decimals in Visma.net and 3.*Set its decimals to 2/s, { parameters: { currencies: { currency: [{ code: 'EUR', exponent: 3, precision: 3 }] } } }],
	['a number series that gives numbers', 'number-series', 'failed', /instead of CB.*Allow Manual Numbering/s, { before: async (good) => await good.bookUnderGivenNumber() }],
	['another width of numbers than before', 'batch-number-length', 'failed', /posted with 15 characters, and Batch Number Length is 12.*to 15/s, { options: { numberLength: 12 } }],
	['a VAT rate without an account', 'vat-accounts', 'failed', /25/, { parameters: { taxes: { tax: [{ rate: '12', account: picked('2621') }] } } }],
	['item prices that no rule covers', 'item-prices', 'failed', /basic-sek-yearly is covered by no rule.*Add a row/s, { parameters: { conditions: {} } }],
	['a row about nothing', 'rules', 'warning', /gone-sek.*Correct its ID/s, { parameters: { items: { item: [...rows('items'), { itemPrice: 'gone-sek', revenueDomestic: picked('3001') }] } } }],
	['rules that contradict each other', 'rules', 'failed', /Conditions, row 5.*Keep one of them/s, { parameters: { conditions: { condition: [...rows('conditions'), { country: 'FI', deferred: picked('2979') }, { country: 'FI', deferred: picked('2970') }] } } }],
	['a cut-over date that is none', 'rules', 'failed', /Cut-Over Date: "soon" is no date/, { parameters: { cutoverDate: 'soon' } }],
	['revenue on other accounts than those of the invoices', 'sale-accounts', 'failed', /Visma.net booked invoice .* defer it from 3055.*Name the account of the invoice/s, deferralOnly('3055')],
	['credit terms without a row', 'credit-terms', 'failed', /Credit terms 60, which customer .* Add a row/s, { parameters: { creditTerms: { terms: ['14', '30', '45'].map((days) => ({ termsId: days, netTermDays: Number(days) })) } } }],
	['a customer that the sync would write over', 'customer-prefix', 'failed', /write over 1 customers.*VN-10002.*another prefix/s, { before: async ({ company }) => await company.control.chargebee.addCustomers([{ id: 'VN-10002', created_at: 1_767_225_600 }]) }],
	['a stranger with the prefix', 'customer-prefix', 'warning', /VN-Anna/, { before: async ({ company }) => await company.control.chargebee.addCustomers([{ id: 'VN-Anna', created_at: 1_767_225_600 }]) }],
	['a prefix that no ID can have', 'customer-prefix', 'failed', /cannot be part of a Chargebee ID/, site({ customerIdPrefix: 'VN/' })],
	["Chargebee's own invoices with the prefix", 'invoice-prefix', 'failed', /never be booked.*another invoice ID prefix/s, site({ invoiceIdPrefix: 'INV' })],
	['a key that may only read', 'chargebee-rights', 'failed', /may only read.*full-access key/s, site({ apiKey: CHARGEBEE_READ_ONLY_KEY })],
	['a key of another site', 'chargebee-access', 'failed', /Settings > Configure Chargebee > API Keys/, site({ apiKey: CHARGEBEE_OTHER_SITE_KEY })],
	['the name of another site', 'chargebee-access', 'failed', /names the site nordic, and nordic-test answers/, site({ site: 'nordic' })],
	['the old product catalog', 'chargebee-catalog', 'failed', /Product Catalog 1.0.*move the site/s, { before: async ({ company }) => await company.control.chargebee.settings({ productCatalog: 'v1' }) }],
	['a site that bills for two companies', 'business-entities', 'warning', /2 business entities \(north, south\)/, { before: async (good) => await good.billForTwo() }],
	['no webhook endpoint left', 'webhook-endpoints', 'failed', /All 5 webhook endpoints.*Delete one/s, { before: endpoints(5) }],
	['an endpoint that was switched off', 'webhook-endpoints', 'failed', /switched off/, { before: async (good) => await good.endpoint('https://n8n.example.com/webhook/1', 'true') }],
	['a port that Chargebee does not call', 'webhook-address', 'failed', /port 5678.*80, 443, 8080 and 8443/s, { options: { address: 'https://n8n.example.com:5678' } }],
	['webhooks without a password', 'webhook-user', 'failed', /no webhook user and password/, site({ webhookPassword: '' })],
	['fewer calls than the first run takes', 'rate-visma', 'warning', /2904 calls.*Only \d+ of 500 are left.*Monthly Summaries/s, { before: async ({ company }) => await company.control.visma.settings({ rateLimit: { calls: 500 } }) }],
	['a first load of days', 'rate-chargebee', 'warning', /a higher limit/, { options: { records: 1000, callsPerMinute: 10 } }],
];
