/** The parts of Visma.net's BranchDto that this package reads; rows hold more. */
export interface VismaBranch {
	number: string;
	name?: string | null;
	isMainBranch?: boolean | null;
	isActive?: boolean | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
}

/** The parts of Visma.net's LedgerDto that this package reads; rows hold more. */
export interface VismaLedger {
	number: string;
	description?: string | null;
	/** Journals go to a ledger of balance type Actual. */
	balanceType?: 'Actual' | 'Report' | 'Statistical' | 'Budget' | null;
	/** ISO 4217. */
	currencyId?: string | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
}

/** The parts of Visma.net's CurrencyDto that this package reads; rows hold more. */
export interface VismaCurrency {
	/** ISO 4217. */
	id: string;
	description?: string | null;
	symbol?: string | null;
	isBaseCurrency?: boolean | null;
	/** Digits after the point of amounts in it. */
	decimalPrecision?: number | null;
	isUsedForAccounting?: boolean | null;
}

/** The parts of Visma.net's FinancialPeriodDto that this package reads; rows hold more. */
export interface VismaFinancialPeriod {
	/** Financial year: not the calendar year where the financial year is broken. */
	year?: number | null;
	period?: string | null;
	/** `yyyy-MM-ddT00:00:00` */
	startDate?: string | null;
	endDate?: string | null;
	description?: string | null;
	active?: boolean | null;
	closedInGeneralLedger?: boolean | null;
}

/** The parts of Visma.net's VatCategoryDto that this package reads; rows hold more. */
export interface VismaVatCategory {
	vatCategoryId: string;
	description?: string | null;
	active?: boolean | null;
	vatCategoryLines?: Array<{
		vatId?: string | null;
		/** Percent. */
		vatRates?: Array<{ vatRate?: number | null; startDate?: string | null }> | null;
	}> | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
}

/** The parts of Visma.net's CreditTermDto that this package reads; rows hold more. */
export interface VismaCreditTerm {
	termsId: string;
	description?: string | null;
	/** `All`, or the side whose documents may have it. */
	visibleTo?: string | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
}

/** The parts of Visma.net's PaymentMethodDto that this package reads; rows hold more. */
export interface VismaPaymentMethod {
	paymentMethodID: string;
	description?: string | null;
	active?: boolean | null;
}

/** The parts of Visma.net's ExtendedOrganizationDto that this package reads; rows hold more. */
export interface VismaOrganization {
	organizationCd?: string | null;
	name?: string | null;
	/** ISO 4217. */
	baseCurrency?: string | null;
	/** Organisation number. */
	corporateId?: string | null;
	/** ISO 3166 alpha-2. */
	defaultCountry?: { id?: string | null } | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
}
