import type { Posting, Role } from '../entries/draft';
import { formatUnits } from '../money/decimal';
import type { Source } from '../rules/sources';
import type { Entry, EntryLine } from '../types/entry';
import type { Trace } from './trace';

/** A step of arithmetic with its amount as decimal text. */
export interface ExplainedStep {
	text: string;
	amount: string;
}

/** What one thing of the document adds to a line; amounts are decimal texts, debit positive. */
export interface ExplainedPart {
	about: string;
	role: Role;
	amount: string;
	/** They add up to the amount, apart from its sign. */
	steps: ExplainedStep[];
	account: Source;
	subaccount: Source[];
	project?: Source;
	recognition?: Source;
}

/** A line with all that was added up to it. */
export interface ExplainedLine extends EntryLine {
	parts: ExplainedPart[];
}

/** An entry with the reasons of its date and its lines. */
export interface ExplainedEntry extends Omit<Entry, 'lines'> {
	/** Why it has its date. */
	dated: string;
	lines: ExplainedLine[];
}

const DATED: Record<Entry['kind'], string> = {
	invoice: 'date of the invoice',
	creditNote: 'date of the credit note',
	recognition: 'last day of the month in which it is earned',
	void: 'day on which the document was voided',
	voidRecognition: 'day of the voiding, or the last day of a later month',
	acceleration: 'day on which the subscription ended',
	fxResidue: 'last day of the last month of recognition',
	payment: 'date of the payment',
	refund: 'date of the refund',
	fx: 'date of the payment',
	accrual: 'last day of the month in which the charge was open',
	subscription: 'first day of the term',
	subscriptionChange: 'day from which something else is served',
	summary: 'last day of the month',
	reversal: 'date of the batch that it reverses, or the next open day after it',
};

/** Why an entry has its date, in words. */
export const datedBy = (kind: Entry['kind']): string => DATED[kind];

/** An entry explained by its trace. */
export function explainEntry({ entry, draft, lines }: Trace): ExplainedEntry {
	const { precision } = draft.currency;
	return {
		...entry,
		dated: DATED[entry.kind],
		lines: lines.map(({ line, postings }) => ({ ...line, parts: postings.flatMap((posting) => partOf(posting, precision)) })),
	};
}

function partOf({ role, amount, why }: Posting, precision: number): ExplainedPart[] {
	if (!why) return [];
	const { about, steps, account, subaccount, project, recognition } = why;
	return [
		{
			about,
			role,
			amount: formatUnits(amount, precision),
			steps: steps.map((step) => ({ text: step.text, amount: formatUnits(step.amount, precision) })),
			account,
			subaccount,
			...(project ? { project } : {}),
			...(recognition ? { recognition } : {}),
		},
	];
}
