import { groupBy, partition } from 'lodash';

import { attempt } from '../../../attempt';
import { batchNumber, summarise, type SummaryBatch, summaryStem } from '../../../ledger';
import type { VismaJournal } from '../../../visma';
import type { Lists } from '../posted/lists';
import { type Held, membersIn } from '../posted/members';
import { readNumber } from '../posted/numbers';
import { signatureOf } from '../posted/signature';
import type { Run } from '../run';
import { contended } from './contended';
import { postNumbered } from './numbered';
import { type Progress, waits } from './progress';
import { rehearse } from './rehearse';
import { release } from './release';
import { create, settle } from './searched';
import type { Done, Post } from './step';
import { stepOf, toldOf } from './summed';

/** Lines of a batch: more make it slow to open in Visma.net. */
const MOST_LINES = 400;

/** Refusals that are about the batch as a whole: without one of its entries it would be refused all the same. */
const OF_THE_WHOLE = ['visma-period-closed', 'visma-period-mismatch', 'visma-no-rate', 'visma-no-manual-numbers', 'outcome-unknown'];

/**
 * Posts the recognition of months in batches that many documents share, when all that it stands on is in order. A summary
 * is never added to: each is the first of its month, currency, rate and branch that is not there yet. One that another
 * execution was faster with holds what that one posted, and those entries are left out of ours.
 */
export async function carrySummaries(steps: readonly Post[], run: Run, lists: Lists, progress: Progress): Promise<void> {
	const ready = steps.filter((step) => {
		const key = progress.waitsFor(step);
		if (key !== undefined && !progress.stoppedBy) progress.conclude(step, { came: 'ended', ending: waits(key), requests: [] });
		return key === undefined;
	});
	for (const [stem, members] of Object.entries(groupBy(ready, ({ entry }) => summaryStem(entry)))) {
		if (progress.stoppedBy) return;
		const read = await attempt(async () => await carryStem(stem, members, run, lists, progress));
		if (!read.ok) progress.stoppedBy ??= read.error as Error;
	}
}

async function carryStem(stem: string, members: readonly Post[], run: Run, lists: Lists, progress: Progress): Promise<void> {
	const { deps, rules, settings } = run;
	const read = async (n: number) => await readNumber(deps.visma, rules.site, `${stem}:${n}`, settings.numberLength);
	const isNumbered = settings.numbering === 'manual';
	let n = 1;
	let left = members;
	if (!isNumbered || (await read(n))) {
		await lists.reload([...new Set(members.map(({ entry }) => entry.financialPeriod))]);
		while (lists.find(`${stem}:${n}`)) n++;
		left = await withoutThose(left, left.flatMap(({ key }) => lists.twins(key)), run, progress);
	}
	const groups = [left];
	for (let group = groups.shift(); group && !progress.stoppedBy; group = groups.shift()) {
		const [batch] = summarise(group.map(({ entry }) => entry), MOST_LINES, new Map([[stem, n]]));
		if (!batch || !('members' in batch)) continue;
		const keys = new Set(batch.members.map(({ key }) => key));
		const [chosen, rest] = partition(group, ({ key }) => keys.has(key));
		if (rest.length > 0) groups.unshift(rest);
		const done = await post(batch, chosen, run, lists);
		if (isNumbered && done.came === 'contended') {
			const there = await read(n++);
			const all = [chosen, ...groups.splice(0)].flat();
			groups.push(await withoutThose(all, there ? membersIn(there) : [], run, progress));
		} else if (isDivisible(done, chosen)) {
			const half = Math.ceil(chosen.length / 2);
			groups.unshift(chosen.slice(0, half), chosen.slice(half));
		} else {
			for (const member of chosen) progress.conclude(member, toldOf(done, member, batch.key, run));
			if (isPlaced(done)) n++;
		}
	}
}

/** Whether the batch is in Visma, or may get there yet. */
function isPlaced(done: Done): boolean {
	if (done.came !== 'ended') return false;
	const { outcome, batchNumber: number, errorCode } = done.ending;
	return outcome !== 'failed' || number !== undefined || errorCode === 'outcome-unknown';
}

async function post(batch: SummaryBatch, members: readonly Post[], run: Run, lists: Lists): Promise<Done> {
	const step = stepOf(batch, members, run);
	if (run.settings.dryRun) return rehearse(step, run);
	if (run.settings.numbering === 'manual') return await postNumbered(step, run, []);
	const made = await create(step, run, []);
	if ('came' in made) return made;
	await lists.reload([batch.financialPeriod]);
	return await settle(made, lists, run);
}

/** Whether the batch was refused for the sake of one of its entries, as it may be. */
const isDivisible = (done: Done, members: readonly Post[]) =>
	members.length > 1 &&
	done.came === 'ended' &&
	done.ending.outcome === 'failed' &&
	done.ending.batchNumber === undefined &&
	!OF_THE_WHOLE.includes(done.ending.errorCode ?? '');

/** Concludes the entries that are in Visma already, posted by another execution since they were looked for. */
async function withoutThose(steps: readonly Post[], there: readonly Held[], run: Run, progress: Progress): Promise<readonly Post[]> {
	const standing = there.filter((held) => signatureOf(held)?.mark === undefined);
	const byId = new Map(standing.map((held) => [signatureOf(held)?.id15, held]));
	const released = new Map<string, Done>();
	const left: Post[] = [];
	for (const step of steps) {
		const held = byId.get(batchNumber(run.rules.site, step.key));
		if (!held) left.push(step);
		else progress.conclude(step, await takenOver(step, held, released, run));
	}
	return left;
}

async function takenOver(step: Post, held: VismaJournal, released: Map<string, Done>, run: Run): Promise<Done> {
	const { batchNumber: number, status } = held;
	if (signatureOf(held)?.A !== step.entry.A) return { came: 'contended', ending: contended(number), requests: [] };
	const reason = 'Another execution posted it in the meantime';
	const ending = { outcome: 'unchanged', reason, batchNumber: number, status: status ?? '' } as const;
	if (status !== 'Balanced' || run.settings.afterPosting !== 'release' || run.settings.dryRun) return { came: 'ended', ending, requests: [] };
	const done = released.get(number) ?? (await release(step, number, ending, run, []));
	released.set(number, done);
	return done;
}
