import type { Entry, Fault } from '../../../ledger';
import { conflictOf } from '../judge/conflict';
import type { Judged } from '../judge/judge';
import type { Ending } from '../post/step';
import type { Run } from '../run';
import type { View } from '../view';
import type { About, Report } from './report';
import { reasonOf, subjectOf } from './words';

const SKIPPED: Record<string, string> = {
	'beyond-horizon': 'Its period lies after the horizon; it is posted when the horizon gets there',
	'period-closed': 'Its period is closed, and an accrual is not posted into another one',
	'reversed-itself': 'Visma.net has reversed it by itself; there is nothing to take back',
};

/** Files everything that needs no call: what is there already, what waits, and what is in conflict. */
export function fileNotes(view: View, { faults }: Judged, run: Run, report: Report): void {
	const { plan } = view;
	const about = (key: string) => aboutOf(view, key);
	for (const { key, batchNumber } of plan.unchanged) {
		report.file(about(key), { outcome: 'unchanged', batchNumber, status: view.posted.get(key)?.status });
	}
	for (const { key, batchNumber } of plan.held) {
		const reason = 'The batch is on hold in Visma.net, where a person releases it';
		report.file(about(key), { outcome: 'unchanged', reason, batchNumber, status: 'Hold' });
	}
	for (const { key, reason, batchNumber } of plan.conflicts) {
		const conflict = conflictOf({ family: view.owner(key), key: view.keyOf(key) }, reason, batchNumber);
		report.file(about(key), { outcome: 'conflict', reason: reasonOf(conflict), errorCode: conflict.code, batchNumber });
	}
	for (const { key, reason } of plan.waiting) {
		const remedy = 'Create or activate the period in Visma.net (General Ledger > Financial Periods); the next run posts it';
		report.file(about(key), { outcome: 'skipped', reason: `waiting: ${reason}. ${remedy}` });
	}
	for (const { key, reason, batchNumber } of plan.skipped) {
		report.file(about(key), { outcome: 'skipped', reason: `${reason}: ${SKIPPED[reason] ?? ''}`, batchNumber });
	}
	for (const { key, batchNumber, family, status } of view.unreleased) {
		if (status !== 'Hold' && run.settings.afterPosting === 'release') continue;
		const reason = 'The reversal is not released in Visma.net, where a person releases it';
		report.file({ family, key, kind: 'reversal' }, { outcome: 'unchanged', reason, batchNumber, status });
	}
	fileBlocked(view, report);
	fileFaults(view, faults, report);
}

/** An entry by its key, in the period that Visma names. */
export function aboutOf(view: View, key: string, entry: Entry | undefined = view.entryOf(key)): About {
	const family = entry?.family ?? view.owner(key);
	const name = view.posted.has(key) ? view.keyOf(key) : key;
	if (!entry) return { family, key: name };
	return { family, key: name, kind: entry.kind, entry, financialPeriod: view.months.periodOf(entry.financialPeriod) };
}

function fileBlocked({ plan, months, owner, keyOf }: View, report: Report): void {
	const { blocked } = plan;
	if (!blocked) return;
	const reason =
		`${blocked.count} batches would be reversed or withdrawn, more than the ${blocked.limit} that Max Reversals allows: none is. ` +
		'Look at the lines of these results; if they are right, raise Max Reversals and retry the execution.';
	const ending: Ending = { outcome: 'failed', reason, errorCode: 'too-many-reversals' };
	for (const entry of blocked.preview) {
		const { family, key, kind, reverses } = entry;
		report.file({ family, key, kind, entry, financialPeriod: months.periodOf(entry.financialPeriod) }, { ...ending, batchNumber: reverses });
	}
	for (const { key, batchNumber } of blocked.withdraw) {
		report.file({ family: owner(key), key: keyOf(key) }, { ...ending, batchNumber });
	}
}

/** Entries and documents that are refused before anything is sent. */
function fileFaults(view: View, faults: Judged['faults'], report: Report): void {
	for (const entry of [...view.plan.reverse, ...view.plan.post]) {
		const fault = faults.get(entry.key);
		if (!fault) continue;
		report.file(aboutOf(view, entry.key, entry), { outcome: 'failed', reason: reasonOf(fault), errorCode: fault.code });
	}
	for (const [family, fault] of view.back.faults) {
		const message = `${subjectOf({ family })}: ${fault.message}`;
		report.file({ family }, { outcome: 'failed', reason: reasonOf({ ...fault, message }), errorCode: fault.code });
	}
}

/** Documents that the ledger could not book, each fault with its rule. */
export function fileLedgerFaults(faults: readonly Fault[], report: Report): void {
	const documents = new Map<string, Fault[]>();
	for (const fault of faults) documents.set(fault.document, [...(documents.get(fault.document) ?? []), fault]);
	for (const [document, all] of documents) {
		const reasons = all.map(({ message, rule, remedy }) => `${message}${rule === undefined ? '' : ` (rule ${rule})`} ${remedy}`);
		const reason = `${subjectOf({ family: document })}: ${reasons.join(' ')}`;
		report.file({ family: document }, { outcome: 'failed', reason, errorCode: all[0]?.code });
	}
}
