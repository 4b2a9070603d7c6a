import type { VismaControl } from '../../sandbox/control';
import type { Effect, FaultOrder } from '../../sandbox/server/faultRules';
import { POSTS } from './kill';

/** What goes wrong with posts of journals, and how often. */
const KINDS: Array<{ probability: number; effect: Effect }> = [
	{ probability: 0.05, effect: { type: 'lose-reply' } },
	{ probability: 0.015, effect: { type: 'error-before', status: 500 } },
	{ probability: 0.015, effect: { type: 'error-after', status: 500 } },
];

/** Breaks posts of journals from now on: 5 % of the replies are lost, 3 % are answered 500 before or after the work. */
export async function breakPosts(visma: VismaControl, seed: number): Promise<void> {
	for (const [index, kind] of KINDS.entries()) {
		const order: FaultOrder = { ...POSTS, times: 0, seed: seed + index, ...kind };
		await visma.addFault(order);
	}
}

/** How often each thing went wrong so far. */
export async function broken(visma: VismaControl): Promise<Record<string, number>> {
	const faults = await visma.faults();
	return Object.fromEntries(faults.map(({ effect, used }) => [effect.type, used]));
}
