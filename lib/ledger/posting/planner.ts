import { generationKey } from '../identity';
import type { Entry } from '../types/entry';
import { baseKey, headOf } from './keys';
import { place, placeReversal, type Placed, type PlaceOptions } from './place';
import type { Note, Plan, PlanOptions } from './plan';
import { isUnreleased } from './posted';
import { reversalOf } from './reversal';
import { judge, type Case, type Verdict } from './verdict';

const MAX_REVERSALS = 20;

/** Builds a plan key by key. */
export class Planner {
	private readonly plan: Plan = {
		post: [],
		reverse: [],
		withdraw: [],
		release: [],
		unchanged: [],
		held: [],
		conflicts: [],
		waiting: [],
		skipped: [],
		refetch: [],
	};
	/** The next generations of what is taken back: dropped with it when too much would be. */
	private readonly replacements = new Set<string>();
	private readonly refetch = new Set<string>();

	constructor(
		private readonly places: PlaceOptions,
		private readonly options: PlanOptions,
	) {}

	/** Decides about one key. */
	decide(one: Case): void {
		const { action, reason } = judge(one);
		this.actions[action](one, reason);
	}

	private readonly actions: Record<Verdict['action'], (one: Case, reason: string) => void> = {
		none: () => undefined,
		post: (one) => this.post(one, one.posted ? (one.posted.generation ?? 1) + 1 : 1),
		keep: (one) => this.keep(one),
		conflict: (one, reason) => this.plan.conflicts.push(noteOf(one, reason)),
		takeBack: (one, reason) => this.takeBack(one, reason),
		replace: (one, reason) => this.replace(one, reason),
	};

	private post({ entry }: Case, generation: number): void {
		if (!entry) return;
		const key = generationKey(entry.key, generation);
		const placed = place(renamed(entry, key), this.places);
		if ('entry' in placed) this.plan.post.push(placed.entry);
		else this.note({ key }, placed);
	}

	/** What cannot be posted anew is not taken back either: its amounts would be missing until somebody decides. */
	private replace(one: Case, reason: string): void {
		const { entry, posted } = one;
		if (!entry) return;
		const generation = (posted?.generation ?? 1) + 1;
		const key = generationKey(entry.key, generation);
		const placed = place(renamed(entry, key), this.places);
		if ('conflict' in placed || 'waiting' in placed) return this.note({ key }, placed);
		if (!this.takeBack(one, reason)) return;
		this.post(one, generation);
		this.replacements.add(key);
	}

	private keep(one: Case): void {
		const note = noteOf(one, 'posted');
		if (one.posted?.status === 'Hold') this.plan.held.push({ ...note, reason: 'on hold in Visma' });
		else if (one.posted?.status === 'Balanced' && this.options.release) this.plan.release.push(note);
		else this.plan.unchanged.push(note);
	}

	/** Returns whether the batch is taken back in this run. */
	private takeBack(one: Case, reason: string): boolean {
		const { key, posted, family } = one;
		if (!posted) return false;
		if (this.options.fresh && !this.options.fresh.has(family.family)) {
			this.refetch.add(family.family);
			return false;
		}
		if (isUnreleased(posted) && !posted.shared) {
			this.plan.withdraw.push(noteOf(one, reason));
			return true;
		}
		const reversal = reversalOf(key, posted, family.family, reason);
		const placed = placeReversal(reversal, this.places.calendar);
		if (!('entry' in placed)) this.note({ key: reversal.key, batchNumber: posted.batchNumber }, placed);
		else this.plan.reverse.push({ ...reversal, ...placed.entry, kind: 'reversal' });
		return 'entry' in placed;
	}

	private note(note: Omit<Note, 'reason'>, placed: Exclude<Placed, { entry: unknown }>): void {
		if ('waiting' in placed) this.plan.waiting.push({ ...note, reason: placed.waiting });
		else if ('skipped' in placed) this.plan.skipped.push({ ...note, reason: placed.skipped });
		else this.plan.conflicts.push({ ...note, reason: placed.conflict });
	}

	/** The plan, without any reversal when there are too many. */
	result(): Plan {
		const { reverse, withdraw } = this.plan;
		const limit = this.options.maxReversals ?? MAX_REVERSALS;
		const count = reverse.length + withdraw.length;
		const plan = { ...this.plan, post: issuesFirst(this.plan.post), refetch: [...this.refetch] };
		if (count <= limit) return plan;
		const post = plan.post.filter(({ key }) => !this.replacements.has(key));
		return { ...plan, post, reverse: [], withdraw: [], blocked: { count, limit, preview: reverse, withdraw } };
	}
}

/** Each document or term together, its `issue` first: its absence in Visma then stands for the absence of all. */
function issuesFirst(entries: readonly Entry[]): Entry[] {
	const heads = new Map<string, Entry[]>();
	for (const entry of entries) {
		const head = headOf(baseKey(entry.key).base) ?? entry.family;
		const known = heads.get(head);
		if (known) known.push(entry);
		else heads.set(head, [entry]);
	}
	const isIssue = ({ key }: Entry): number => (/:issue(#\d+)?$/.test(key) ? 0 : 1);
	return [...heads.values()].flatMap((head) => head.sort((a, b) => isIssue(a) - isIssue(b)));
}

function noteOf({ key, posted }: Case, reason: string): Note {
	return posted ? { key, reason, batchNumber: posted.batchNumber } : { key, reason };
}

/** An entry under the key of a later generation. */
function renamed(entry: Entry, key: string): Entry {
	if (key === entry.key) return entry;
	const description = `${entry.kind} ${key}`;
	return { ...entry, key, lines: entry.lines.map((line) => ({ ...line, description })) };
}
