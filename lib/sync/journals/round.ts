import { ExplainedError, RequestError } from '../../http';
import { explainVisma } from '../../visma';
import { judge } from './judge/judge';
import { carryOut } from './post/carryOut';
import type { Done, Ending, Step } from './post/step';
import { worksOf } from './post/works';
import { aboutOf, fileNotes } from './report/notes';
import type { Report } from './report/report';
import { subjectOf } from './report/words';
import type { Run } from './run';
import type { View } from './view';

/** How a round ended. */
export interface Round {
	/** Documents that other executions posted otherwise. */
	contended: Set<string>;
	/** Documents of which a step was not reached. */
	unreached: Set<string>;
	stoppedBy?: Error;
}

/**
 * Carries out what a round has worked out, and files what comes of each entry.
 *
 * @param isLast whether documents that are contended now are given up
 */
export async function carryOutRound(view: View, run: Run, report: Report, isLast: boolean): Promise<Round> {
	report.order(view.entries);
	const judged = judge(view, run);
	fileNotes(view, judged, run, report);
	const steps = worksOf(view, judged, run);
	const open = new Set(steps);
	const contended = new Set<string>();
	const unknown = new Set<string>();
	const file = (step: Step, done: Done) => {
		const about = { ...aboutOf(view, step.key, step.entry), key: step.key, ...(step.kind ? { kind: step.kind } : {}) };
		if (done.came === 'stopped') {
			if (done.requests.length > 0) report.interrupt(about, wordsOf(done.error, step, run), done.requests);
			return;
		}
		open.delete(step);
		if (done.came === 'ended' && done.ending.errorCode === 'outcome-unknown') unknown.add(step.family);
		// Planned anew, what may still arrive would be missing, and be sent a second time.
		const isAgain = done.came === 'contended' && !isLast && !unknown.has(step.family);
		if (isAgain) contended.add(step.family);
		report.file(about, isAgain ? overtaken(done.ending) : done.ending, done.requests);
	};
	const stoppedBy = await carryOut(steps, judged.waiting, run, view.back.lists, view.months, file);
	return { contended, unreached: new Set([...open].map(({ family }) => family)), ...(stoppedBy ? { stoppedBy } : {}) };
}

/** The entry stands in Visma otherwise; what that means is worked out in the next round. */
const overtaken = ({ batchNumber = '' }: Ending): Ending => ({
	outcome: 'skipped',
	reason: `Another execution posted it otherwise in the meantime, as batch ${batchNumber}: the document was read again`,
	batchNumber,
});

/** What stopped the run, said of the entry that was being posted. */
function wordsOf(error: Error, step: Step, run: Run): { reason: string; errorCode: string } {
	if (error instanceof ExplainedError) return { reason: error.explanation.message, errorCode: error.explanation.code };
	if (!(error instanceof RequestError)) return { reason: `${subjectOf(step)}: ${error.message}`, errorCode: 'unforeseen' };
	const { message, code } = explainVisma(error, subjectOf(step), Date.parse(run.deps.now()));
	return { reason: message, errorCode: code };
}
