import { VISMA_COMPANY_ID } from '../identities';

const MODIFIED = '2025-11-03T09:12:44.117';

const MAIN_ADDRESS = {
	addressId: 1,
	addressLine1: 'Dronning Eufemias gate 8',
	postalCode: '0191',
	city: 'Oslo',
	country: { id: 'NO', name: 'Norge' },
};

const MAIN_CONTACT = {
	contactId: 1,
	name: 'Nordic Software AS',
	email: 'post@nordic-software.example',
	phone1: '+47 22 00 00 00',
};

/** The one organisation that a company's token sees. */
export const ORGANIZATION = {
	organizationCd: VISMA_COMPANY_ID,
	name: 'Nordic Software AS',
	organizationType: 'Without Branches',
	fileTaxByBranches: false,
	baseCurrency: 'NOK',
	mainAddress: MAIN_ADDRESS,
	mainContact: MAIN_CONTACT,
	corporateId: '918238470',
	vatRegistrationId: 'NO918238470MVA',
	defaultCountry: { id: 'NO', name: 'Norge' },
	currency: { id: 'NOK', description: 'Norwegian krone', symbol: 'kr' },
	lastModifiedDateTime: MODIFIED,
	branches: [{ number: '1', name: 'Nordic Software AS' }],
	timeStamp: 'AAAAAAAAB9E=',
};

export const MAIN_BRANCH = {
	branchId: 1,
	number: '1',
	name: 'Nordic Software AS',
	organizationId: 1,
	isMainBranch: true,
	isActive: true,
	lastModifiedDateTime: MODIFIED,
	corporateId: '918238470',
	vatRegistrationId: 'NO918238470MVA',
	mainAddress: MAIN_ADDRESS,
	mainContact: MAIN_CONTACT,
	defaultCountry: { id: 'NO', name: 'Norge' },
	currency: { id: 'NOK', description: 'Norwegian krone', symbol: 'kr' },
	ledger: { id: '1', description: 'Actual ledger' },
};

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
