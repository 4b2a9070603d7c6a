import { parsePeriod } from '../time/dates';
import type { Entry } from '../types/entry';
import type { Family } from '../types/family';
import { openCalendar, type FinancialPeriod } from './calendar';
import { baseKey, familyOf, headOf } from './keys';
import { Planner } from './planner';
import type { Posted, PostedBatch } from './posted';
import type { Reversal } from './reversal';
import type { Case } from './verdict';

export interface PlanOptions {
	/** The company's periods; without them every period counts as open. */
	periods?: readonly FinancialPeriod[];
	/** Entries of closed periods move to the next open one, or are refused. */
	closedPeriods?: 'move' | 'refuse';
	/** `YYYYMM`: later entries are compared, but not posted. */
	horizon?: string | null;
	/** Release batches that lie there balanced. */
	release?: boolean;
	/** Reverse and post again what was posted under other rules. */
	reclassify?: boolean;
	/** More reversals than this in one run: none is made. */
	maxReversals?: number;
	/** The families read from Chargebee in this execution. When given, nothing of another family is reversed. */
	fresh?: ReadonlySet<string>;
}

/** Something said about one key. */
export interface Note {
	key: string;
	reason: string;
	batchNumber?: string;
}

/** What a run does, and what it leaves alone and why. */
export interface Plan {
	/** To be posted, each family's `issue` first; keys carry their generation. */
	post: Entry[];
	reverse: Reversal[];
	/** Unreleased and no longer desired: put on hold with a description that says so. */
	withdraw: Note[];
	/** Balanced and wanted released. */
	release: Note[];
	unchanged: Note[];
	/** On hold in Visma: reported, never released. */
	held: Note[];
	conflicts: Note[];
	/** Their period does not exist yet or is not active. */
	waiting: Note[];
	skipped: Note[];
	/** Families to be read from Chargebee before anything of them is reversed. */
	refetch: string[];
	/** Set when more would be reversed than allowed; `reverse` and `withdraw` are then empty. */
	blocked?: { count: number; limit: number; preview: Reversal[]; withdraw: Note[] };
}

/** Every key of the families, with what is desired and what is posted of it. */
function casesOf(
	desired: readonly Entry[],
	posted: Posted,
	families: ReadonlyMap<string, Family>,
	reclassify: boolean,
): Case[] {
	const batches = new Map<string, PostedBatch>();
	for (const [key, batch] of posted) {
		const { base, generation } = baseKey(key);
		const known = batches.get(base);
		const found = { ...batch, generation: batch.generation ?? generation };
		if (!known || (known.generation ?? 1) < found.generation) batches.set(base, found);
	}
	const entries = new Map(desired.map((entry) => [entry.key, entry]));
	const accelerated = accelerations(desired);
	return [...new Set([...entries.keys(), ...batches.keys()])].flatMap((key) => {
		const entry = entries.get(key);
		const family = families.get(entry?.family ?? familyOf(key) ?? '');
		if (!family) return [];
		const from = accelerated.get(headOf(key) ?? '');
		const isAccelerated = from !== undefined && isRecognitionAfter(key, from);
		return [{ key, entry, posted: batches.get(key), family, isAccelerated, reclassify }];
	});
}

/** The first period of an early end, by document or term. */
function accelerations(desired: readonly Entry[]): Map<string, string> {
	const first = new Map<string, string>();
	for (const { kind, key, ownPeriod } of desired) {
		const head = kind === 'acceleration' ? headOf(key) : undefined;
		const known = first.get(head ?? '');
		if (head !== undefined && (known === undefined || ownPeriod < known)) first.set(head, ownPeriod);
	}
	return first;
}

function isRecognitionAfter(key: string, period: string): boolean {
	const [, own] = /:(?:void-)?rec:(\d{6})$/.exec(key) ?? [];
	return own !== undefined && own > period;
}

/**
 * Compares the desired entries (worked out without horizon) with what Visma holds of the same families. Looks only at
 * keys of `families`: a batch of any other document is never touched. Nothing is read or written here; before
 * reversals are carried out the caller reads their documents again and plans anew, or passes `fresh`.
 */
export function plan(
	desired: readonly Entry[],
	posted: Posted,
	families: ReadonlyMap<string, Family>,
	options: PlanOptions = {},
): Plan {
	const calendar = options.periods && openCalendar(options.periods);
	const horizon = parsePeriod(options.horizon);
	const planner = new Planner({ calendar, horizon, closedPeriods: options.closedPeriods ?? 'move' }, options);
	for (const one of casesOf(desired, posted, families, options.reclassify ?? false)) planner.decide(one);
	return planner.result();
}
