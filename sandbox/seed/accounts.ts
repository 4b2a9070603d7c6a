export type AccountType = 'Asset' | 'Liability' | 'Income' | 'Expense';

/** The part of Visma.net's AccountDto that the sandbox fills. */
export interface Account {
	accountID: number;
	accountCD: string;
	type: AccountType;
	active: boolean;
	description: string;
	accountClass: string;
	useDefaultSub: boolean;
	postOption: string;
	currency?: string;
	cashAccount: boolean;
	publicCode1: string;
	lastModifiedDateTime: string;
	controlAccountModule?: string;
	allowManualEntry: boolean;
	timeStamp: string;
}

/** The Swedish BAS chart, as far as a company that sells subscriptions needs it. */
const CHART: Array<[number: string, description: string, other?: Partial<Account>]> = [
	['1510', 'Kundfordringar'],
	['1511', 'Kundfordringar, Chargebee'],
	['1580', 'Fordringar för kontokort och kuponger'],
	['1630', 'Skattekonto'],
	['1790', 'Övriga förutbetalda kostnader och upplupna intäkter'],
	['1799', 'Observationskonto'],
	['1930', 'Företagskonto', { cashAccount: true }],
	['1940', 'Betalningsförmedlare', { cashAccount: true }],
	['2099', 'Årets resultat', { allowManualEntry: false }],
	['2420', 'Förskott från kunder'],
	['2440', 'Leverantörsskulder', { allowManualEntry: false, controlAccountModule: 'AP' }],
	['2611', 'Utgående moms på försäljning inom Sverige, 25 %'],
	['2621', 'Utgående moms på försäljning inom Sverige, 12 %'],
	['2631', 'Utgående moms på försäljning inom Sverige, 6 %'],
	['2641', 'Debiterad ingående moms'],
	['2650', 'Redovisningskonto för moms'],
	['2670', 'Utgående moms på försäljning inom EU, OSS'],
	['2970', 'Förutbetalda intäkter'],
	['2979', 'Förutbetalda intäkter, övriga'],
	['2990', 'Övriga upplupna kostnader och förutbetalda intäkter'],
	['3001', 'Försäljning inom Sverige, 25 % moms'],
	['3002', 'Försäljning inom Sverige, 12 % moms'],
	['3041', 'Försäljning tjänster, 25 % moms, Sverige'],
	['3050', 'Försäljning abonnemang'],
	['3055', 'Försäljning tillägg'],
	['3099', 'Försäljning, avslutat konto', { active: false }],
	['3105', 'Försäljning varor till land utanför EU'],
	['3305', 'Försäljning tjänster till land utanför EU'],
	['3308', 'Försäljning tjänster till annat EU-land'],
	['3740', 'Öres- och kronutjämning'],
	['3960', 'Valutakursvinster'],
	['6351', 'Konstaterade förluster på kundfordringar'],
	['6352', 'Befarade förluster på kundfordringar'],
	['6570', 'Bankkostnader'],
	['7960', 'Valutakursförluster'],
];

/** Where BAS keeps revenue that was paid before it was earned. */
export const DEFERRED_ACCOUNTS = ['2970', '2979', '2990'];

/** Where the ERP books what a foreign batch misses in base currency. */
export const ROUNDING_ACCOUNTS = { debit: '7960', credit: '3960' };

const TYPES: Record<string, AccountType> = { 1: 'Asset', 2: 'Liability', 3: 'Income' };

/** The chart of accounts, by number. */
export function accounts(): Account[] {
	return CHART.map(([accountCD, description, other], index) => ({
		accountID: 500 + index,
		accountCD,
		type: TYPES[accountCD.slice(0, 1)] ?? 'Expense',
		active: true,
		description,
		accountClass: accountCD.slice(0, 2),
		useDefaultSub: false,
		postOption: 'Summary',
		cashAccount: false,
		publicCode1: accountCD,
		lastModifiedDateTime: '2024-01-02T07:30:00.000',
		allowManualEntry: true,
		timeStamp: Buffer.from(`acct${accountCD}`).toString('base64'),
		...other,
	}));
}
