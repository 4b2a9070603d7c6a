import { attempt } from '../../attempt';
import { LedgerError, type LedgerEvent, type Rules } from '../../ledger';
import { moneyNouns } from './complete/nouns';
import { prepare } from './prepare';
import { Report } from './report/report';
import { Sources } from './report/sources';
import { carryOutRounds, type Rounds } from './rounds';
import type { JournalDeps, JournalRun } from './run';
import type { JournalSettings } from './settings';
import { checkSettings } from './settingsCheck';

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
	return (await recordKnown(events, deps, settings)).run;
}

/** The same, with all that was known of the documents in the end, and the rules with the catalogue of the run. */
export async function recordKnown(
	events: readonly LedgerEvent[],
	deps: JournalDeps,
	settings: JournalSettings,
): Promise<{ run: JournalRun; known: LedgerEvent[]; rules: Rules }> {
	// Of the rules as the company wrote them: the catalogue of a run holds only the items of its own documents, and rows
	// that others need would look as if they never decided anything.
	const oddities = checkSettings(settings);
	const prepared = await attempt(async () => await prepare(events, deps, settings));
	if (!prepared.ok) {
		if (prepared.error instanceof LedgerError) throw prepared.error;
		const nothing = { results: [], warnings: oddities, opening: [], interrupted: [] };
		const run = { ...nothing, stoppedBy: prepared.error as Error, unsettled: [...events.keys()] };
		return { run, known: [...events], rules: settings.rules };
	}
	const { run, known } = prepared.value;
	const sources = new Sources(events, moneyNouns(settings.rules));
	const report = new Report(run, sources);
	const { opening, warnings, stoppedBy, unreached } = await carryOutRounds(run, known, sources, report);
	const { results, interrupted } = report;
	const ended = {
		results,
		warnings: [...new Set([...oddities, ...warnings])],
		opening,
		interrupted,
		...(stoppedBy ? { stoppedBy, unsettled: unsettled(unreached, report, sources) } : { unsettled: [] }),
	};
	return { run: ended, known: known.events, rules: run.rules };
}

/** Indices of the input events of which something is not settled, or nothing was said at all. */
function unsettled(unreached: Rounds['unreached'], { results }: Report, sources: Sources): number[] {
	const all = [...sources.input.keys()];
	if (!unreached) return all;
	const open = new Set([...unreached].flatMap((family) => sources.of(family).events));
	const said = new Set(results.flatMap(({ events }) => events));
	return all.filter((index) => open.has(index) || !said.has(index));
}
