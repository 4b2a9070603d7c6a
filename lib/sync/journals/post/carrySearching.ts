import { attempt } from '../../../attempt';
import type { MonthName, Months } from '../books/months';
import type { Lists } from '../posted/lists';
import type { Run } from '../run';
import type { Progress } from './progress';
import { create, type Created, releaseUnlessRivalled, settle } from './searched';
import type { Done, Step } from './step';
import { withdraw } from './withdraw';

/**
 * Carries out steps where batches have no numbers of their own: everything is created first and stays balanced; then
 * what Visma holds is listed again, and of each entry one batch is released.
 */
export async function carrySearching(
	steps: readonly Step[],
	run: Run,
	lists: Lists,
	months: Months,
	progress: Progress,
): Promise<void> {
	const created = await createAll(steps, run, progress);
	const listed = await attempt(async () => await lists.reload([...new Set(steps.flatMap((step) => windowOf(step, months)))]));
	if (!listed.ok) progress.stoppedBy ??= listed.error as Error;
	for (const step of steps) {
		const made = created.get(step);
		if (made) progress.conclude(step, await settleInOrder(made, lists, run, progress));
		else if (step.do === 'release') await progress.take(step, async () => await releaseUnlessRivalled(step, lists, run));
	}
}

async function createAll(steps: readonly Step[], run: Run, progress: Progress): Promise<Map<Step, Created>> {
	const created = new Map<Step, Created>();
	for (const step of steps) {
		if (step.do === 'release') continue;
		await progress.take(step, async () => {
			if (step.do === 'withdraw') return await withdraw(step, run, []);
			const made = await create(step, run, []);
			if ('came' in made) return made;
			created.set(step, made);
			return undefined;
		});
	}
	return created;
}

/** What was created is told of, also when it cannot be released now. */
async function settleInOrder(made: Created, lists: Lists, run: Run, progress: Progress): Promise<Done> {
	const { step, number, requests } = made;
	if (progress.stoppedBy) return { came: 'stopped', error: progress.stoppedBy, requests };
	const key = progress.waitsFor(step);
	if (key === undefined) return await settle(made, lists, run);
	const reason = `Created and not released: it waits for ${key}`;
	return { came: 'ended', ending: { outcome: 'created', reason, batchNumber: number, status: 'Balanced' }, requests };
}

/** Where another execution may have posted the entries of these steps. */
function windowOf(step: Step, months: Months): MonthName[] {
	if (step.do === 'withdraw' || !step.entry) return [];
	return months.between(step.entry.ownPeriod, step.entry.financialPeriod);
}
