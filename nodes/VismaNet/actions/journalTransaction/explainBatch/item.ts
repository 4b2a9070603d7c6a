import { lowerFirst } from 'lodash';

import type { ExplainedBatch, ExplainedMember } from '../../../../../lib/sync/journals/explain';
import { documentName } from '../explained/names';
import { linesText } from '../explained/text';
import { inWords, type SaidLine } from '../explained/words';
import type { Places } from '../rules/reading/places';

interface SaidMember extends Omit<ExplainedMember, 'lines' | 'otherRule'> {
	lines?: SaidLine[];
	/** The rule that has changed since, where it stands, and what it was. */
	otherRule?: { rule: string; where: string; value: string };
}

/** What an output item holds: the batch explained, and the same as a text to read. */
export interface ExplainItem extends Omit<ExplainedBatch, 'members'> {
	text: string;
	members: SaidMember[];
}

/** A batch as it is delivered: rules are named in the words of the form. */
export function itemOf(batch: ExplainedBatch, places: Places): ExplainItem {
	const members = batch.members.map(({ lines, otherRule, ...member }): SaidMember => ({
		...member,
		differences: member.differences.map((difference) => places.inWords(difference)),
		...(lines ? { lines: inWords(lines, places) } : {}),
		...(otherRule ? { otherRule: { ...otherRule, where: places.of(otherRule.rule) } } : {}),
	}));
	return { ...batch, text: textOf(batch, members), members };
}

function textOf({ batchNumber, transactionDate, financialPeriod, currency, status, ours, agrees, reason }: ExplainedBatch, members: SaidMember[]): string {
	const facts = [batchNumber, transactionDate, `period ${financialPeriod}`, currency, status].filter(Boolean).join(', ');
	const verdict = agrees ? 'What is worked out again is what is in the batch.' : 'What is worked out again is not what is in the batch.';
	return [facts, ...(reason ? [reason] : []), ...(ours ? [verdict, ...members.map(memberText)] : [])].join('\n');
}

function memberText({ key, kind, document, event, reverses, standpoint, dated, lines = [], differences }: SaidMember): string {
	const { type = 'event', id = '' } = document ?? {};
	const name = type === 'subscription' ? `subscription ${id}` : lowerFirst(documentName(type, id));
	return [
		`${kind ?? 'entry'} ${key ?? ''} of ${name}`,
		...(document?.total ? [`  ${[document.total, document.status, document.date].filter(Boolean).join(', ')}`] : []),
		...(event ? [`  brought by event ${event.id} (${event.type}, ${event.occurredAt})`] : []),
		...(reverses ? [`  takes back ${reverses.key}: ${reverses.reason}`] : []),
		...(standpoint ? [`  ${standpoint}`] : []),
		...(dated ? [`  ${dated}`] : []),
		...(lines.length > 0 ? [linesText(lines)] : []),
		...differences,
	].join('\n');
}
