import type { CurrencyFormat } from '../money/currency';
import type { Convention } from '../time/schedule';

export type Region = 'domestic' | 'eu' | 'export';
export type Recognition = Convention | 'immediate';
/** One account for every region, or one per region. */
export type RevenueAccounts = string | Partial<Record<Region, string>>;

/** The company's accounts. What a company never needs may be left out; a document that needs it is refused. */
export interface Accounts {
	receivable?: string;
	deferred?: string;
	accrued?: string;
	rounding?: string;
	bank?: string;
	customerAdvance?: string;
	fxGain?: string;
	fxLoss?: string;
	/** Against which subscriptions are booked: what their invoices debit or credit by another way. */
	clearing?: string;
	revenue?: RevenueAccounts;
}

/** What a row of the rules decides; subaccounts are `segmentId=segmentValue`, several joined by commas. */
export interface Assignment {
	revenue?: RevenueAccounts;
	deferred?: string;
	recognition?: Recognition;
	subaccount?: string;
	project?: string;
	branch?: string;
}

export type Criterion = 'itemPrice' | 'itemFamily' | 'chargeKind' | 'businessEntity' | 'country' | 'currency';

/** Applies where all of `when` matches; the heaviest matching row that sets a field decides that field. */
export interface Condition {
	when: Partial<Record<Criterion, string>>;
	set: Assignment;
}

export interface CatalogEntry {
	itemFamily?: string;
	accountingCode?: string;
}

export interface WriteOffPolicy {
	/** `creditNote` takes revenue back as any credit note does; `badDebt` leaves it and books the loss. */
	policy: 'creditNote' | 'badDebt';
	/** The loss account of `badDebt`. */
	account?: string;
	/** Whether the output VAT may be taken back; otherwise it is part of the loss. */
	taxRelief?: boolean;
}

export interface Cutover {
	/** `YYYY-MM-DD`: documents and transactions before it are not issued. */
	date: string;
	/** `recogniseOnly` still recognises what earlier documents deferred into periods from the cut-over's on. */
	mode?: 'ignore' | 'recogniseOnly';
}

/** How subscriptions are booked where they are the basis. */
export interface SubscriptionRules {
	/** Whether the prices hold VAT; `tax_exclusive` when left out. */
	priceType?: 'tax_exclusive' | 'tax_inclusive' | null;
	/** The VAT rate inside the prices, as in 25 or "25.5". */
	taxRate?: number | string | null;
	/** What a cancellation does to the rest of the term; `withdraw` when left out. */
	onCancel?: 'withdraw' | 'continue' | 'accelerate' | null;
	/** Coupons and discounts are no obstacle: the items' amounts are what is billed. */
	amountsAreNet?: boolean | null;
}

/** Everything a company decides about its books. `null` means the same as leaving a rule out. */
export interface Rules {
	site: string;
	baseCurrency: string;
	/** Chargebee's base currency when it is not the company's: its exchange rates are then left to Visma. */
	siteBaseCurrency?: string | null;
	timeZone: string;
	homeCountry: string;
	convention?: Convention | null;
	defaultRegion?: Region | null;
	accounts: Accounts;
	/** Rows on one item price each. */
	items?: Record<string, Assignment> | null;
	/** Output VAT account by exact rate: `{"25.5": "2939"}`. */
	tax?: Record<string, string> | null;
	currencies?: Record<string, CurrencyFormat> | null;
	defaultSubaccount?: string | null;
	conditions?: Condition[] | null;
	catalog?: Record<string, CatalogEntry> | null;
	/** Take an item price's accounting code for revenue when no row sets it. */
	useAccountingDetail?: boolean | null;
	/** Whether a line that no row on items, families or charge kinds covers takes the company's accounts. */
	unmappedItems?: 'accounts' | 'refuse' | null;
	/** `YYYYMM`: earlier entries move to its first day. */
	firstOpenPeriod?: string | null;
	/** `YYYYMM`: later entries are left out. */
	horizon?: string | null;
	onCancelWithoutCredit?: 'continue' | 'accelerate' | null;
	/** Credit-note lines on spread items without a term of their own. */
	creditNotesWithoutDates?: 'atOnce' | 'prospectively' | null;
	writeOff?: WriteOffPolicy | null;
	settleFxResidue?: boolean | null;
	cutover?: Cutover | null;
	/** Documents mirrored from Visma carry this prefix and are never booked back; empty switches the filter off. */
	invoiceIdPrefix?: string | null;
	/** `full`, or `deferralOnly` where Visma books the sales itself. */
	scope?: string | null;
	/** `documents`, or `subscription` where the subscriptions' terms carry the money. */
	basis?: string | null;
	subscription?: SubscriptionRules | null;
}
