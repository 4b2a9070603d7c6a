import type { Family, FamilyState } from '../../../ledger';
import type { Run } from '../run';
import type { View } from '../view';
import type { Report } from './report';
import type { Sources } from './sources';

/** Why a document gives no entry. */
const REASONS: Partial<Record<FamilyState, string>> = {
	live: 'It moves no money',
	voided: 'It moves no money',
	deleted: 'It was deleted in Chargebee, and nothing of it is in Visma.net',
	pending: 'It is pending in Chargebee: it is booked when it is closed',
	mirrored: 'It came from Visma.net, where it is booked already',
	unsuccessful: 'It moved no money',
	withdrawn: 'It was voided or deleted in Chargebee, and nothing of it is in Visma.net',
	invoiced: 'It was invoiced in the month in which it was open: the invoice books it',
};

/** Files the documents and events of the input of which nothing else was said. */
export function fileSilent(view: View, sources: Sources, run: Run, report: Report): void {
	const told = new Set(report.results.map(({ documentType, documentId }) => `${documentType} ${documentId}`));
	for (const family of view.collected.families.values()) {
		if (!sources.holds(family.family) || told.has(nameOf(family))) continue;
		report.file({ family: family.family }, { outcome: 'skipped', reason: reasonOf(family, run) });
	}
	for (const index of sources.empty) {
		const { event_type: type = 'an event' } = sources.input[index] ?? {};
		const family = sources.nameOf(index);
		if (told.has(family)) continue;
		report.file({ family }, { outcome: 'skipped', reason: `${type} carries no document that moves money` });
	}
}

const TYPES: Record<string, string> = { inv: 'invoice', cn: 'creditNote', txn: 'transaction', ubc: 'unbilledCharge' };

const nameOf = ({ family, id }: Family) => `${TYPES[family.split(':')[1] ?? ''] ?? ''} ${id}`;

function reasonOf({ state }: Family, { rules }: Run): string {
	if (state === 'beforeCutover') return `It is from before the cut-over (${rules.cutover?.date ?? ''}), when others booked it`;
	return REASONS[state] ?? `Nothing is booked of it (${state})`;
}
