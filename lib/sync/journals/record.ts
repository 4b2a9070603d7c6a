import { attempt } from '../../attempt';
import { ExplainedError, RequestError } from '../../http';
import { LedgerError, type LedgerEvent } from '../../ledger';
import { explainVisma } from '../../visma';
import { readBooks } from './books/read';
import { completeEvents, readCatalog } from './complete';
import { judge } from './judge/waiting';
import { carryOut } from './post/carryOut';
import type { Done, Step } from './post/step';
import { worksOf } from './post/works';
import { aboutOf, fileLedgerFaults, fileNotes } from './report/notes';
import { Report } from './report/report';
import { fileSilent } from './report/silent';
import { Sources } from './report/sources';
import { eventsOf, unsettledOf } from './report/unsettled';
import { subjectOf } from './report/words';
import type { JournalDeps, JournalRun, Run } from './run';
import type { JournalSettings } from './settings';
import { checkSettings } from './settingsCheck';
import { type Known, refresh, workOut } from './workOut';

/** As often as a document is planned anew because another execution posted it otherwise. */
const MAX_ROUNDS = 3;

/**
 * Books Chargebee events in Visma, each entry exactly once, whatever was posted before and by whom: reads the documents
 * that they name as they are now, works out what should be in Visma, reads back what is, and posts the difference. A
 * document that is refused does not stop the others; a failing system does, and the results say how far the run came.
 *
 * @throws LedgerError that lists every fault of rules that cannot be used; nothing is written then
 */
export async function recordEvents(
	events: readonly LedgerEvent[],
	deps: JournalDeps,
	settings: JournalSettings,
): Promise<JournalRun> {
	// Of the rules as the company wrote them: the catalogue of a run holds only the items of its own documents, and rows
	// that others need would look as if they never decided anything.
	const oddities = checkSettings(settings);
	const prepared = await attempt(async () => await prepare(events, deps, settings));
	if (!prepared.ok) {
		if (prepared.error instanceof LedgerError) throw prepared.error;
		const nothing = { results: [], warnings: oddities, opening: [], interrupted: [] };
		return { ...nothing, stoppedBy: prepared.error as Error, unsettled: [...events.keys()] };
	}
	const { run, known } = prepared.value;
	const sources = new Sources(events);
	const report = new Report(run, sources);
	const done: JournalRun = { results: [], warnings: oddities, opening: [], interrupted: report.interrupted, unsettled: [] };
	const stoppedBy = await carryOutAll(run, known, sources, report, done);
	return { ...done, results: report.results, ...(stoppedBy ? { stoppedBy } : {}) };
}

async function prepare(events: readonly LedgerEvent[], deps: JournalDeps, settings: JournalSettings) {
	const completed = await completeEvents(events, deps.chargebee);
	const catalog = { ...settings.rules.catalog, ...(await readCatalog(completed.events, deps.chargebee)) };
	const books = await readBooks(deps.visma, settings);
	const horizon = settings.horizon ?? settings.rules.horizon ?? undefined;
	const rules = { ...settings.rules, catalog, horizon: null, firstOpenPeriod: null };
	const run: Run = { deps, settings: { ...settings, horizon }, rules, books };
	return { run, known: { events: completed.events, fresh: completed.fresh } };
}

/** Rounds of working out and carrying out, until nothing is contended; returns what stopped them. */
async function carryOutAll(run: Run, known: Known, sources: Sources, report: Report, done: JournalRun): Promise<Error | undefined> {
	let scope: ReadonlySet<string> | undefined;
	let reversals = run.settings.maxReversals;
	for (let round = 1; ; round++) {
		sources.add(known.events);
		const worked = await attempt(async () => await workOut(known, scope, reversals, run));
		if (!worked.ok) {
			if (worked.error instanceof LedgerError) throw worked.error;
			done.unsettled = scope ? eventsOf(scope, sources) : [...sources.input.keys()];
			return worked.error as Error;
		}
		const view = worked.value;
		const judged = judge(view, run);
		if (round === 1) {
			done.opening = view.collected.opening;
			fileLedgerFaults(view.collected.faults, report);
		}
		fileNotes(view, judged, run, report);
		const contended = new Set<string>();
		const works = worksOf(view, judged.waiting, run);
		const open = new Set(works.flatMap(({ steps }) => steps.map(({ key }) => key)));
		let stoppedBy: Error | undefined;
		const file = (step: Step, came: Done) => {
			if (judged.faults.has(step.key)) {
				open.delete(step.key);
				return;
			}
			const about = { ...aboutOf(view, step.key, step.entry), key: step.key, ...(step.kind ? { kind: step.kind } : {}) };
			if (came.came === 'stopped') {
				stoppedBy ??= came.error;
				const { reason, code } = wordsOf(came.error, step, run);
				if (came.requests.length > 0) report.interrupt(about, reason, code, came.requests);
				return;
			}
			open.delete(step.key);
			if (came.came === 'contended') contended.add(step.family);
			report.file(about, came.ending, came.requests);
		};
		await carryOut(works, run, view.back.lists, view.months, file);
		if (stoppedBy) {
			done.unsettled = unsettledOf(works, open, report, sources);
			return stoppedBy;
		}
		if (round === 1) fileSilent(view, sources, run, report);
		if (contended.size === 0 || round === MAX_ROUNDS) return undefined;
		const read = await attempt(async () => await refresh(known, [...contended], run));
		if (!read.ok) {
			done.unsettled = eventsOf(contended, sources);
			return read.error as Error;
		}
		reversals -= view.plan.reverse.length + view.plan.withdraw.length;
		scope = contended;
	}
}

function wordsOf(error: Error, step: Step, run: Run): { reason: string; code: string } {
	if (error instanceof ExplainedError) return { reason: error.explanation.message, code: error.explanation.code };
	if (!(error instanceof RequestError)) return { reason: `${subjectOf(step)}: ${error.message}`, code: 'unforeseen' };
	const { message, code } = explainVisma(error, subjectOf(step), Date.parse(run.deps.now()));
	return { reason: message, code };
}
