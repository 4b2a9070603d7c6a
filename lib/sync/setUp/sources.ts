import { memoize } from 'lodash';

import { type ChargebeeClient, listConfigurations, listCustomers as listSiteCustomers, listEndpoints, listInvoices, listItemPrices } from '../../chargebee';
import {
	INVOICE,
	ledgerPeriods,
	listAccounts,
	listBranches,
	listCreditTerms,
	listCurrencies,
	listCustomers,
	listDocuments,
	listFinancialPeriods,
	listJournals,
	listLedgers,
	listOrganizations,
	listSubaccounts,
	type VismaClient,
	vismaTime,
} from '../../visma';
import { newestDocuments } from '../journals/rulesCheck/documents';
import type { SetUpSettings } from './settings';

/** A page of Visma's lists, and of Chargebee's: samples cost one call each. */
const VISMA_SAMPLE = 1000;
const CHARGEBEE_SAMPLE = 100;
const JOURNALS = 200;
/** How far back batches are looked at. */
const DAYS_BACK = 92;
const DAY_MS = 86_400_000;

/** What both sides have, read once each however many checks look at it; what cannot be read fails each of them alike. */
export class Sources {
	constructor(
		readonly visma: VismaClient,
		readonly chargebee: ChargebeeClient,
		private readonly settings: SetUpSettings,
	) {}

	readonly organizations = memoize(async () => await listOrganizations(this.visma));
	readonly accounts = memoize(async () => new Map((await listAccounts(this.visma)).map((account) => [account.accountCD, account])));
	readonly currencies = memoize(async () => new Map((await listCurrencies(this.visma)).map((currency) => [currency.id, currency])));
	readonly periods = memoize(async () => ledgerPeriods(await listFinancialPeriods(this.visma)));
	readonly ledgers = memoize(async () => await listLedgers(this.visma));
	readonly branches = memoize(async () => await listBranches(this.visma));
	readonly subaccounts = memoize(async () => await listSubaccounts(this.visma, { active: true }));
	readonly creditTerms = memoize(async () => await listCreditTerms(this.visma));
	/** A sample: no more than a page. */
	readonly customers = memoize(async () => await listCustomers(this.visma, {}, VISMA_SAMPLE));
	/** Batches of the general ledger that were changed in the last three months: no more than a sample. */
	readonly batches = memoize(async () => {
		const since = vismaTime(new Date(this.settings.now() - DAYS_BACK * DAY_MS).toISOString(), this.settings.company.timeZone);
		return await listJournals(this.visma, { modifiedSince: since, module: 'GL' }, JOURNALS);
	});
	/** Released invoices: no more than a sample. */
	readonly vismaInvoices = memoize(async () => await listDocuments(this.visma, INVOICE, { released: true }, CHARGEBEE_SAMPLE));

	readonly configurations = memoize(async () => await listConfigurations(this.chargebee));
	readonly itemPrices = memoize(async () => await listItemPrices(this.chargebee, {}));
	readonly endpoints = memoize(async () => await listEndpoints(this.chargebee));
	readonly documents = memoize(async () => await newestDocuments(this.settings.documents, this.chargebee));
	/** Customers and invoices with the prefix of mirrored ones: no more than a sample. */
	readonly prefixedCustomers = memoize(async () => await listSiteCustomers(this.chargebee, prefixed(this.settings.site.customerIdPrefix), CHARGEBEE_SAMPLE));
	readonly prefixedInvoices = memoize(async () => await listInvoices(this.chargebee, prefixed(this.settings.site.invoiceIdPrefix), CHARGEBEE_SAMPLE, 'shown'));
	/** Whether there is any document of an earlier day. */
	readonly documentsBefore = memoize(async (unixSeconds: number) => await listInvoices(this.chargebee, { 'date[before]': unixSeconds }, 1, 'shown'));
}

const prefixed = (prefix: string) => (prefix === '' ? {} : { 'id[starts_with]': prefix });
