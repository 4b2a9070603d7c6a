/** What the form calls accounts, regions and the columns of its tables; faults name their places by the same words. */

export const ROLES = {
	receivable: 'Receivable',
	deferred: 'Deferred Revenue',
	accrued: 'Accrued Revenue',
	bank: 'Bank or Payment Provider',
	customerAdvance: 'Customer Advances',
	rounding: 'Rounding',
	fxGain: 'Exchange Gain',
	fxLoss: 'Exchange Loss',
	clearing: 'Clearing of Subscriptions',
} as const;
export type Role = keyof typeof ROLES;

export const REGIONS = { domestic: 'Domestic', eu: 'EU', export: 'Outside EU' } as const;
export type RegionName = keyof typeof REGIONS;

/** Columns that say when a row of Conditions applies. */
export const CRITERIA = {
	itemPrice: 'Item Price',
	itemFamily: 'Item Family',
	chargeKind: 'Kind of Charge',
	businessEntity: 'Business Entity',
	country: 'Country',
	currency: 'Currency',
} as const;
export type CriterionName = keyof typeof CRITERIA;

/** Columns that hold the revenue account of a region. */
export const REVENUE_COLUMNS = { revenueDomestic: 'domestic', revenueEu: 'eu', revenueExport: 'export' } as const;
export type RevenueColumn = keyof typeof REVENUE_COLUMNS;

/** Columns that say how what the row covers is booked. */
export const ASSIGNMENTS = {
	revenueDomestic: 'Revenue, Domestic',
	revenueEu: 'Revenue, EU',
	revenueExport: 'Revenue, Outside EU',
	deferred: 'Deferred Revenue',
	recognition: 'Recognition',
	subaccount: 'Subaccount',
	project: 'Project',
	branch: 'Branch',
} as const;
export type AssignmentName = keyof typeof ASSIGNMENTS;

export const TABLES = {
	accounts: 'Accounts',
	revenue: 'Revenue Accounts',
	items: 'Items',
	taxes: 'VAT Accounts',
	currencies: 'Currencies',
	conditions: 'Conditions',
} as const;
