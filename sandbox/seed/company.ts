import { VISMA_COMPANY_ID } from '../identities';

const MODIFIED = '2025-11-03T09:12:44.117';

const MAIN_ADDRESS = {
	addressId: 1,
	addressLine1: 'Sveavägen 44',
	postalCode: '111 34',
	city: 'Stockholm',
	country: { id: 'SE', name: 'Sverige' },
};

const MAIN_CONTACT = {
	contactId: 1,
	name: 'Nordic Software AB',
	email: 'post@nordic-software.example',
	phone1: '+46 8 000 00 00',
};

/** The one organisation that a company's token sees. */
export const ORGANIZATION = {
	organizationCd: VISMA_COMPANY_ID,
	name: 'Nordic Software AB',
	organizationType: 'Without Branches',
	fileTaxByBranches: false,
	baseCurrency: 'SEK',
	mainAddress: MAIN_ADDRESS,
	mainContact: MAIN_CONTACT,
	corporateId: '556703-7485',
	vatRegistrationId: 'SE556703748501',
	defaultCountry: { id: 'SE', name: 'Sverige' },
	currency: { id: 'SEK', description: 'Svensk krona', symbol: 'kr' },
	lastModifiedDateTime: MODIFIED,
	branches: [
		{ number: '1', name: 'Nordic Software AB' },
		{ number: '2', name: 'Nordic Software AB, Göteborg' },
	],
	timeStamp: 'AAAAAAAAB9E=',
};

const MAIN_BRANCH = {
	branchId: 1,
	number: '1',
	name: 'Nordic Software AB',
	organizationId: 1,
	isMainBranch: true,
	isActive: true,
	lastModifiedDateTime: MODIFIED,
	corporateId: '556703-7485',
	vatRegistrationId: 'SE556703748501',
	mainAddress: MAIN_ADDRESS,
	mainContact: MAIN_CONTACT,
	defaultCountry: { id: 'SE', name: 'Sverige' },
	currency: { id: 'SEK', description: 'Svensk krona', symbol: 'kr' },
	ledger: { id: '1', description: 'Actual ledger' },
};

/** A second branch, and one that was closed. */
export const BRANCHES = [
	MAIN_BRANCH,
	{ ...MAIN_BRANCH, branchId: 2, number: '2', name: 'Nordic Software AB, Göteborg', isMainBranch: false },
	{ ...MAIN_BRANCH, branchId: 3, number: '9', name: 'Nordic Software AB, Malmö', isMainBranch: false, isActive: false },
];

const ledger = (internalId: number, number: string, description: string, balanceType: string) => ({
	internalId,
	number,
	description,
	balanceType,
	currencyId: 'SEK',
	consolidationSource: false,
	branchAccounting: false,
	lastModifiedDateTime: MODIFIED,
	postInterCompany: false,
});

export const LEDGERS = [ledger(1, '1', 'Actual ledger', 'Actual'), ledger(2, '2', 'Budget', 'Budget')];

const term = (days: number) => ({
	termsId: String(days),
	description: `${days} dager netto`,
	visibleTo: 'All',
	dueDateType: 'FixedNumberOfDays',
	dueDay1: days,
	discountType: 'FixedNumberOfDays',
	discountDay: 0,
	discountPercent: 0,
	instalmentType: 'Single',
	numberOfInstalments: 0,
	createdDateTime: '2021-01-04T08:00:00.000',
	lastModifiedDateTime: MODIFIED,
});

/** The credit terms that seeded customers have. */
export const CREDIT_TERMS = [14, 30, 45, 60].map(term);
