import { subjectOf } from '../report/words';
import type { Explanation } from '../../../http';

interface Meaning {
	says: RegExp;
	code: string;
	what: string;
	remedy: string;
	/** Whether nothing else of the document may be posted: its sum would be wrong. */
	blocks: boolean;
}

/** What the ledger's conflicts mean for people. */
const MEANINGS: Meaning[] = [
	{
		says: /^posted under other rules/,
		code: 'posted-under-other-rules',
		what: 'it was posted under other rules, which gave other amounts',
		remedy: 'Put the rules back, or switch Reclassify on: it is then reversed and posted anew. Until then nothing more of this document is posted.',
		blocks: true,
	},
	{
		says: /^no longer desired/,
		code: 'not-in-present-rules',
		what: 'Visma.net holds it, and the present rules do not give it',
		remedy: 'Put the rules back, or reverse it in Visma.net. Until then nothing more of this document is posted.',
		blocks: true,
	},
	{
		says: /^taken back before/,
		code: 'taken-back-before',
		what: 'it was reversed before, and the document is what it was then',
		remedy:
			'It is not posted again, since what took it back is not among the events: a cancellation, or the invoicing of the charge. ' +
			'Give that event to the node together with this one.',
		blocks: false,
	},
	{
		says: /^reversed in Visma/,
		code: 'reversed-by-hand',
		what: 'somebody reversed it in Visma.net',
		remedy: 'It is not posted again. If the reversal was a mistake, reverse the reversal in Visma.net.',
		blocks: false,
	},
	{
		says: /^period .* is closed/,
		code: 'period-closed',
		what: 'its period is closed in Visma.net',
		remedy: 'Open the period in Visma.net (General Ledger > Financial Periods), or set Closed Periods to Move.',
		blocks: false,
	},
];

/** A conflict in words, and what it means for the rest of its document. */
export function conflictOf(about: { family: string; key: string }, reason: string, batchNumber: string | undefined): Explanation & { blocks: boolean } {
	const meaning = MEANINGS.find(({ says }) => says.test(reason));
	const batch = batchNumber === undefined ? '' : ` (batch ${batchNumber})`;
	const [, detail] = /^(?:reversed in Visma by|period) (\S+)/.exec(reason) ?? [];
	const named = detail === undefined ? '' : ` [${detail}]`;
	return {
		message: `${subjectOf(about)}${batch}: ${meaning?.what ?? reason}${named}`,
		remedy: meaning?.remedy ?? '',
		code: meaning?.code ?? 'posted-under-other-rules',
		blocks: meaning?.blocks ?? true,
	};
}
