import type { BillingRules } from '../../ledger';
import type { CustomerIdentity } from '../customers/customerIdentity';
import type { MappingRow } from './mapping';

/** How a company keeps Chargebee's invoices in Visma.net's customer ledger. */
export interface CustomerLedgerSettings {
	/** Chargebee site: part of numbers of our own. */
	site: string;
	/** Zone of the site, home country, and the region of customers without a country. */
	billing: BillingRules;
	/** Decimals that Chargebee's amounts have in a currency, where they are not those that are documented. */
	decimals: Readonly<Record<string, number>>;
	/** Which Visma customer each Chargebee customer is. */
	customerIdentity: CustomerIdentity;
	/** Field of a Chargebee customer that holds the Visma customer number, where its id does not. */
	customerNumberField?: string;
	/** Stands before ids of invoices that came from Visma.net: those are not sent back. */
	invoiceIdPrefix: string;
	/** `YYYY-MM-DD`: documents of earlier days are in the books already. */
	cutover: string;
	rows: readonly MappingRow[];
	/** Where the rounding of a document goes, and without which VAT; a rounded document is refused where either is missing. */
	rounding?: { account: string; vatCode?: string };
	/** `search`: numbers of the series, found by external reference. `own`: numbers made from the documents. */
	numbering: 'search' | 'own';
	afterCreating: 'balanced' | 'hold' | 'release';
	/** Whose rate foreign documents have: that of the day in Visma.net, or the one on the Chargebee document. */
	exchangeRate: 'visma' | 'chargebee';
	/** Where Chargebee's rates lead when its documents do not say so; the company's own base currency when left out. */
	siteBaseCurrency?: string;
	/** Whether Visma.net may print and e-mail what Chargebee has sent already. */
	sendsDocuments: boolean;
	/** Where the description of a line is cut. */
	descriptionLength: number;
	dryRun: boolean;
	/** How long to wait for a release, in milliseconds. */
	releaseBudgetMs: number;
}
