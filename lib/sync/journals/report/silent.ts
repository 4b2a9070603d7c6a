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
	outOfScope: 'The rules leave it to Visma.net (scope deferralOnly)',
	unsuccessful: 'It moved no money',
	withdrawn: 'It was voided or deleted in Chargebee, and nothing of it is in Visma.net',
	invoiced: 'It was invoiced in the month in which it was open: the invoice books it',
};

/** Files the documents and events of the input of which nothing else was said, and nothing else is to be said. */
export function fileSilent(
	view: View,
	unreached: ReadonlySet<string>,
	sources: Sources,
	run: Run,
	report: Report,
): void {
	const told = new Set(report.results.map(({ documentType, documentId }) => `${documentType} ${documentId}`));
	for (const family of view.collected.families.values()) {
		if (!sources.holds(family.family) || unreached.has(family.family) || told.has(nameOf(family))) continue;
		report.file({ family: family.family }, { outcome: 'skipped', reason: reasonOf(family, run) });
	}
	filePassedOver(view, unreached, sources, report);
	for (const index of sources.empty) {
		const { event_type: type = 'an event' } = sources.input[index] ?? {};
		const family = sources.nameOf(index);
		if (told.has(family)) continue;
		const carrier = run.rules.basis === 'subscription' ? 'subscription' : 'document that moves money';
		report.file({ family }, { outcome: 'skipped', reason: `${type} carries no ${carrier}` });
	}
}

/** What a subscription holds besides what is booked by its term: the auditor sees that it was not forgotten. */
function filePassedOver({ collected }: View, unreached: ReadonlySet<string>, sources: Sources, report: Report): void {
	for (const { family, passedOver = [] } of collected.families.values()) {
		if (passedOver.length === 0 || !sources.holds(family) || unreached.has(family)) continue;
		report.file({ family }, { outcome: 'skipped', reason: `Not booked by the subscription: ${passedOver.join(', ')}` });
	}
}

const TYPES: Record<string, string> = { inv: 'invoice', cn: 'creditNote', txn: 'transaction', ubc: 'unbilledCharge', sub: 'subscription' };

const nameOf = ({ family, id }: Family) => `${TYPES[family.split(':')[1] ?? ''] ?? ''} ${id}`;

function reasonOf({ state }: Family, { rules }: Run): string {
	if (state === 'beforeCutover') return `It is from before the cut-over (${rules.cutover?.date ?? ''}), when others booked it`;
	return REASONS[state] ?? `Nothing is booked of it (${state})`;
}
