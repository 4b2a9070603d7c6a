import { DEFERRAL_CODES } from '../../seed/deferralCodes';
import { isTaxedIn, VAT_CATEGORIES } from '../../seed/vatCategories';
import type { Books } from '../books/books';
import { isOpen } from '../books/periods';
import type { Refuse } from '../refuse';
import type { DocumentDraft, DocumentLine } from './document';

/** One row a rule of the ERP: what is wrong with the document, or nothing. */
type Rule = (draft: DocumentDraft, books: Books) => string | undefined;

const ofLine = (find: (line: DocumentLine, draft: DocumentDraft, books: Books) => string | undefined): Rule => {
	return (draft, books) => draft.lines.map((line) => find(line, draft, books)).find((fault) => fault !== undefined);
};

const RULES: Rule[] = [
	({ financialPeriod, documentDate }, books) => {
		const period = books.periods.get(financialPeriod);
		if (!period) return `The financial period '${financialPeriod || documentDate}' does not exist.`;
		return isOpen(period) ? undefined : `The financial period ${period.id} is closed.`;
	},
	({ branch, lines }, books) => {
		const known = (number: string) => books.branches.some((row) => row.number === number && row.isActive);
		const missing = [branch, ...lines.map((line) => line.branch)].find((number) => !known(number));
		return missing === undefined ? undefined : `BranchID '${missing}' cannot be found in the system.`;
	},
	ofLine(({ account, lineNumber }, _draft, books) => {
		const found = books.account(account);
		if (!found) return `AccountID '${account}' of line ${lineNumber} cannot be found in the system.`;
		return found.active ? undefined : `Account ${account} is inactive.`;
	}),
	ofLine(({ vatCategory }, { vatZone }) => {
		const found = VAT_CATEGORIES.find(({ vatCategoryId }) => vatCategoryId === vatCategory);
		if (!found?.active) return `Error creating document. Error: TaxCategoryID '${vatCategory}' cannot be found in the system.`;
		return isTaxedIn(vatCategory, vatZone)
			? undefined
			: `Error creating document. Error: TaxID '${vatCategory}' cannot be found in the system for TaxZoneID '${vatZone}'.`;
	}),
	ofLine(({ texts: { deferralCode } }) =>
		deferralCode === undefined || DEFERRAL_CODES.includes(deferralCode)
			? undefined
			: `DeferredCode '${deferralCode}' cannot be found in the system.`,
	),
	({ typedVat, lines }) => {
		const foreign = Object.keys(typedVat).find((taxId) => !lines.some(({ vatCategory }) => vatCategory === taxId));
		return foreign === undefined ? undefined : `TaxID '${foreign}' cannot be found in the document.`;
	},
	ofLine(({ termStartDate, termEndDate, lineNumber }) =>
		termStartDate !== undefined && termEndDate !== undefined && termEndDate < termStartDate
			? `Term End Date of line ${lineNumber} must be later than Term Start Date.`
			: undefined,
	),
];

/** Refuses a document by the first rule that it breaks. */
export function check(draft: DocumentDraft, books: Books, refuse: Refuse): void {
	for (const rule of RULES) {
		const fault = rule(draft, books);
		if (fault !== undefined) throw refuse(fault);
	}
}
