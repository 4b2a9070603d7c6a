import { partition } from 'lodash';

import type { Months } from '../books/months';
import type { Lists } from '../posted/lists';
import type { Run } from '../run';
import { carrySearching } from './carrySearching';
import { carrySummaries } from './carrySummaries';
import { postNumbered } from './numbered';
import { type File, Progress } from './progress';
import { rehearse } from './rehearse';
import { releaseKnown } from './release';
import type { Done, Post, Step } from './step';
import { isSummedPost } from './summed';
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
	const [summed, single] = partition(steps, (step) => isSummedPost(step, run));
	if (!run.settings.dryRun && run.settings.numbering === 'search') {
		await carrySearching(single, run, lists, months, progress);
	} else {
		const released = new Map<string, Done>();
		for (const step of single) {
			await progress.take(step, async () => (run.settings.dryRun ? rehearse(step, run) : await carryNumbered(step, released, run)));
		}
	}
	await carrySummaries(summed as Post[], run, lists, progress);
	return progress.stoppedBy;
}

/** @param released what came of batches that several entries share */
async function carryNumbered(step: Step, released: Map<string, Done>, run: Run): Promise<Done> {
	if (step.do === 'withdraw') return await withdraw(step, run, []);
	if (step.do === 'post') return await postNumbered(step, run, []);
	const done = released.get(step.batchNumber) ?? (await releaseKnown(step, run));
	if (done.came === 'ended') released.set(step.batchNumber, done);
	return done;
}
