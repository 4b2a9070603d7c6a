import type { VismaProblem } from './problem';

interface Refusal {
	/** Stays the same across versions; listed in docs/errors.md. */
	code: string;
	remedy: string;
}

/**
 * Remedies for what the ERP refuses, by its words. The exact texts are not published (UNVERIFIED), so the patterns are
 * loose, and whatever fits none is shown as Visma.net says it.
 */
const REFUSALS: Array<Refusal & { says: RegExp }> = [
	{
		says: /not balanced|out of balance/i,
		code: 'visma-unbalanced',
		remedy: 'Make debit and credit of the lines equal, or create the batch on hold.',
	},
	{
		says: /date .*not in the (financial )?period|not the same period/i,
		code: 'visma-period-mismatch',
		remedy: 'Give date and financial period of one and the same period, or leave the period out.',
	},
	{
		says: /period.*(closed|inactive|locked|does not exist|not active)/i,
		code: 'visma-period-closed',
		remedy: 'Open the period in Visma.net (General Ledger > Financial Periods), or give it a date in an open one.',
	},
	{
		says: /manual entr|control account/i,
		code: 'visma-no-manual-entry',
		remedy: 'Allow manual entry on the account in Visma.net (Chart of Accounts), or choose another account.',
	},
	{
		says: /already exists/i,
		code: 'visma-number-taken',
		remedy: 'The number belongs to another record. Read that one: it may be this very one, created before.',
	},
	{
		says: /manual numbering|numbering sequence/i,
		code: 'visma-no-manual-numbers',
		remedy: 'Tick "Allow manual numbering on imports" on the number series in Visma.net, or leave the number out.',
	},
	{
		says: /already released|is released/i,
		code: 'visma-already-released',
		remedy: 'What is released stays as it is: reverse it, a batch with one of the other side, an invoice with a credit note.',
	},
	{
		says: /status is invalid/i,
		code: 'visma-wrong-status',
		remedy: 'Take it off hold in Visma.net, and see that a batch is balanced, then release it.',
	},
	{
		says: /rate is not defined|currency rate/i,
		code: 'visma-no-rate',
		remedy: 'Add a rate for the currency in Visma.net (Currency Rates), or give an exchange rate.',
	},
	{
		says: /Tax(Category|Zone)?ID '/i,
		code: 'visma-vat-mismatch',
		remedy:
			"The VAT category of a line must be in use, and have a tax in the customer's VAT zone: choose another category, or correct the zone of the customer in Visma.net.",
	},
	{
		says: /cannot be found|is inactive/i,
		code: 'visma-unknown-key',
		remedy: 'Choose one that is in use from the list, or create it in Visma.net.',
	},
];

/** The remedy for a refusal with these words. */
export function refusalOf(text: string | undefined): Refusal | undefined {
	const found = text === undefined ? undefined : REFUSALS.find(({ says }) => says.test(text));
	return found && { code: found.code, remedy: found.remedy };
}

/** Words of an ERP that is out of order, and has decided nothing. */
const OUT_OF_ORDER = /unexpected|internal (server )?error|time-?out|timed out|deadlock|try again|unavailable/i;

/**
 * Whether the ERP decided against a write, and is not just out of order: it answers both with 500, and with a VismaId.
 */
export function isDecision(problem: VismaProblem | undefined): boolean {
	if (!problem) return false;
	return refusalOf(problem.text) !== undefined || (problem.vismaId !== undefined && !OUT_OF_ORDER.test(problem.text));
}
