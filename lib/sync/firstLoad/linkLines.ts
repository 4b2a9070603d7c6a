import { HELD_BACK } from '../customers/links';
import type { Criterion } from './match';
import type { Proposal, ShownCandidate } from './propose';

/** How people call what a match rests on. */
export const WORDS: Record<Criterion | 'linkedCustomers' | 'ownId', string> = {
	metaData: 'an earlier sync',
	id: 'ID',
	customField: 'custom field',
	organizationNumber: 'organization number',
	email: 'email',
	linkedCustomers: 'Linked Customers',
	ownId: 'its own ID',
};

/**
 * Linked Customers with what is proposed, ready to paste over the field: what stood there stays. Matches that nobody has
 * to look at are lines as they should be; others hold their customer back until somebody writes the id, so that nothing
 * is created twice meanwhile.
 *
 * @param before the field as it is
 * @param day yyyy-MM-dd
 */
export function linkLines(before: string, proposals: readonly Proposal[], day: string): string {
	const lines = proposals.flatMap((one) => lineFor(one));
	const kept = before.trim() === '' ? [] : [before.trim()];
	return lines.length === 0 ? kept.join('\n') : [...kept, `# Plan First Load, ${day}`, ...lines].join('\n');
}

function lineFor({ proposal, by, accepted, vismaCustomerNumber: number, vismaCustomerName, chargebeeCustomerId: id, candidates }: Proposal): string[] {
	const name = vismaCustomerName.replace(/\s+/g, ' ');
	if (proposal === 'link' && accepted) return [`${number} = ${id}  # ${name}, by ${by ? WORDS[by] : ''}`];
	if (proposal !== 'link' && proposal !== 'ambiguous') return [];
	return [`${number} = ${HELD_BACK}  # ${name}: ${candidates.map(named).join(' or ')}?`];
}

const named = ({ id, company, by }: ShownCandidate) =>
	`${id} (${[company.replace(/\s+/g, ' '), by.map((one) => WORDS[one]).join(' and ')].filter((text) => text !== '').join(', ')})`;
