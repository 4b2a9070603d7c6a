import { countPages } from '../../../visma';
import type { Months } from '../books/months';
import type { Run } from '../run';
import type { Wanted } from './document';
import { isHead } from './names';
import { isDue, nearWindow } from './windows';

/** Below so many look-ups nothing is gained that is worth a call. */
const FEW = 20;

/**
 * Whether reading whole periods takes fewer calls than looking documents up one by one. How long the lists are is seen
 * from one of them, at the price of a call; it is not asked where the answer cannot pay.
 */
export async function areListsCheaper(wanted: readonly Wanted[], run: Run, months: Months): Promise<boolean> {
	const lookUps = wanted.reduce((count, one) => count + leastLookUps(one, run), 0);
	const periods = [...new Set(wanted.flatMap((one) => nearWindow(one, run, months)))].sort();
	if (lookUps <= FEW + periods.length) return false;
	const periodId = months.periodOf(periods[Math.floor(periods.length / 2)] ?? '');
	if (periodId === undefined) return false;
	return periods.length * (await countPages(run.deps.visma, { periodId, module: 'GL' })) < lookUps;
}

/** A new document costs one look-up, as does each new term of a subscription; one that is there costs more. */
function leastLookUps({ entries }: Wanted, { settings }: Run): number {
	const heads = entries.filter(({ key }) => isHead(key)).length;
	return heads > 0 ? heads : Math.max(1, entries.filter((entry) => isDue(entry, settings.horizon)).length);
}
