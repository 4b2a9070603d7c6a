import type { Months } from '../books/months';
import type { Lists } from '../posted/lists';
import type { Run } from '../run';
import { carrySearching } from './carrySearching';
import { postNumbered } from './numbered';
import { type File, Progress } from './progress';
import { rehearse } from './rehearse';
import { releaseKnown } from './release';
import type { Done, Step } from './step';
import { withdraw } from './withdraw';

/**
 * Carries out what was planned, document by document. A step that is refused stops its own document where the rest
 * waits for it, and no other; a failing system stops everything.
 *
 * @param waiting what nothing is done of, with the key that it waits for
 * @param lists what was listed, for the mode that lists again before it releases
 * @returns what stopped everything, if anything did
 */
export async function carryOut(
	steps: readonly Step[],
	waiting: ReadonlyMap<string, string>,
	run: Run,
	lists: Lists,
	months: Months,
	file: File,
): Promise<Error | undefined> {
	const progress = new Progress(file, waiting);
	if (!run.settings.dryRun && run.settings.numbering === 'search') {
		await carrySearching(steps, run, lists, months, progress);
		return progress.stoppedBy;
	}
	for (const step of steps) {
		await progress.take(step, async () => (run.settings.dryRun ? rehearse(step, run) : await carryNumbered(step, run)));
	}
	return progress.stoppedBy;
}

async function carryNumbered(step: Step, run: Run): Promise<Done> {
	if (step.do === 'withdraw') return await withdraw(step, run, []);
	if (step.do === 'release') return await releaseKnown(step, run);
	return await postNumbered(step, run, []);
}
