import { attempt } from '../../attempt';
import { LedgerError } from '../../ledger';
import { fileLedgerFaults } from './report/notes';
import type { Report } from './report/report';
import { fileSilent } from './report/silent';
import type { Sources } from './report/sources';
import { carryOutRound } from './round';
import type { JournalRun, Run } from './run';
import type { View } from './view';
import { type Known, refresh, workOut } from './workOut';

/** As often as a document is planned anew because another execution posted it otherwise. */
const MAX_ROUNDS = 3;

/** How far the rounds of a run came. */
export type Rounds = Pick<JournalRun, 'opening' | 'warnings' | 'stoppedBy'> & {
	/** Documents that were not settled; undefined when nothing was. */
	unreached?: Set<string>;
};

/**
 * Works out and carries out, again for documents that another execution posted otherwise in the meantime: those are read
 * anew, so that both come to the same.
 *
 * @throws LedgerError when the rules cannot be used
 */
export async function carryOutRounds(run: Run, known: Known, sources: Sources, report: Report): Promise<Rounds> {
	const rounds: Rounds = { opening: [], warnings: [] };
	let scope: ReadonlySet<string> | undefined;
	let reversals = run.settings.maxReversals;
	for (let number = 1; ; number++) {
		sources.add(known.events);
		const worked = await attempt(async () => await workOut(known, scope, reversals, run));
		if (!worked.ok) return stopped(rounds, worked.error, scope);
		const view = worked.value;
		rounds.warnings.push(...duplicatesIn(view));
		if (number === 1) {
			rounds.opening = view.collected.opening;
			fileLedgerFaults(view.collected.faults, report);
		}
		const { contended, unreached, stoppedBy } = await carryOutRound(view, run, report, number === MAX_ROUNDS);
		if (number === 1) fileSilent(view, unreached, sources, run, report);
		if (stoppedBy) return stopped(rounds, stoppedBy, unreached);
		if (contended.size === 0 || number === MAX_ROUNDS) return { ...rounds, unreached: new Set() };
		const read = await attempt(async () => await refresh(known, [...contended], view, run));
		if (!read.ok) return stopped(rounds, read.error, contended);
		reversals -= view.plan.reverse.length + view.plan.withdraw.length;
		scope = contended;
	}
}

function stopped(rounds: Rounds, error: unknown, unreached: ReadonlySet<string> | undefined): Rounds {
	if (error instanceof LedgerError) throw error;
	return { ...rounds, stoppedBy: error as Error, ...(unreached ? { unreached: new Set(unreached) } : {}) };
}

/** What two executions at once may leave behind where batches have no numbers of their own. */
const duplicatesIn = ({ back }: View): string[] =>
	back.lists.duplicates.map(
		(numbers) =>
			`Batches ${numbers.join(' and ')} in Visma.net hold the same entry. If that lasts for more than an hour, put those ` +
			'that are not released on hold, and reverse all but one of those that are.',
	);
