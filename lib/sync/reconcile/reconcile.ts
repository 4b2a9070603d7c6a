import { chunk, countBy } from 'lodash';

import { PAGE_LIMIT } from '../../chargebee';
import { vismaTime } from '../../visma';
import type { Difference, Reconciled } from './difference';
import { gather, type Gathered } from './gather';
import { type Held, stateOf } from './shelf';
import type { Candidate, Row, Side } from './side';

export interface Order {
	/** Keys of the records that are wanted; all of them, and what is extra, where it is absent. */
	only?: ReadonlySet<string>;
	/** Epoch milliseconds. */
	clock: () => number;
	/** IANA name of the zone that Visma.net's times are in. */
	companyZone: string;
}

/** Beside the time that reading took: the hour of a clock change, and rows that are saved late. */
const OVERLAP_MINUTES = 120;

/**
 * Compares one kind of record in both systems completely. Each side is read once; what may differ is read once more,
 * and what changed on either side in between is left to the next run.
 */
export async function reconcile<VismaRow extends Row, Record extends Held>(
	side: Side<VismaRow, Record>,
	{ only, clock, companyZone }: Order,
): Promise<Reconciled> {
	const startedAt = clock();
	const gathered = await gather(side, only);
	const extra = only ? [] : unclaimed(gathered, side);
	const isSettled = gathered.candidates.size + extra.length === 0;
	const changed = isSettled ? new Map<string, string>() : await changedSince(side, gathered.newest, clock() - startedAt);
	const startedLocal = vismaTime(new Date(startedAt).toISOString(), companyZone);
	const isSteady = ({ key, row }: Candidate<VismaRow>) =>
		(row.lastModifiedDateTime ?? '') < startedLocal && (changed.get(key) ?? versionOf(row)) === versionOf(row);
	const found = await confirmed(side, [...gathered.candidates.values()], isSteady);
	const isNew = (key: string) => changed.has(key) && !gathered.verdicts.has(key);
	const others = await confirmedExtra(side, extra, isNew);
	const differences = [...found.differences, ...others.differences];

	const compared = gathered.verdicts.size;
	const skipped = [...gathered.verdicts.values()].filter((verdict) => verdict === 'skipped').length + found.skipped;
	const figures = {
		compared,
		equal: compared - skipped - found.changed - found.differences.length,
		skipped,
		changedMeanwhile: found.changed + others.changed,
		records: { visma: compared, chargebee: gathered.shelf.size },
		differences: { missing: 0, different: 0, extra: 0, ...countBy(differences, 'difference') },
	};
	return { differences, figures };
}

function unclaimed<VismaRow extends Row, Record extends Held>({ shelf }: Gathered<VismaRow, Record>, side: Side<VismaRow, Record>): Record[] {
	return shelf.unclaimed().flatMap((id) => {
		const record = shelf.current(id);
		return record && side.isOurs(record) ? [record] : [];
	});
}

const versionOf = ({ timeStamp, lastModifiedDateTime }: Row) => timeStamp ?? lastModifiedDateTime ?? '';

/**
 * Versions of the rows of Visma.net that changed since the reading began, by key, and of some that changed before: from
 * the newest change seen, the time that reading took is gone back. No clock but Visma.net's own counts.
 */
async function changedSince<VismaRow extends Row, Record extends Held>(
	side: Side<VismaRow, Record>,
	newest: string,
	tookMs: number,
): Promise<Map<string, string>> {
	const minutes = OVERLAP_MINUTES + Math.ceil(tookMs / 60_000);
	const since = newest === '' ? undefined : vismaTime(newest, 'utc', minutes);
	const versions = new Map<string, string>();
	await side.visit({ since, bare: true }, (rows) => {
		for (const row of rows) versions.set(side.keyOf(row), versionOf(row));
	});
	return versions;
}

interface Found {
	differences: Difference[];
	changed: number;
	skipped: number;
}

async function confirmed<VismaRow extends Row, Record extends Held>(
	side: Side<VismaRow, Record>,
	candidates: Array<Candidate<VismaRow>>,
	isSteadyInVisma: (candidate: Candidate<VismaRow>) => boolean,
): Promise<Found> {
	const found: Found = { differences: [], changed: 0, skipped: 0 };
	for (const some of chunk(candidates, PAGE_LIMIT)) {
		const unchanged = some.filter(isSteadyInVisma);
		const fresh = await side.find(unchanged.flatMap(({ ids }) => ids));
		const isSteady = ({ ids, states }: Candidate<VismaRow>) =>
			states === undefined || ids.every((id, index) => states[index] === stateOf(fresh.get(id)));
		const steady = unchanged.filter(isSteady);
		found.changed += some.length - steady.length;
		for (const one of await side.confirm(steady, fresh)) {
			if (one === 'skipped') found.skipped++;
			else if (one !== 'equal') found.differences.push(one);
		}
	}
	return found;
}

async function confirmedExtra<VismaRow extends Row, Record extends Held>(
	side: Side<VismaRow, Record>,
	extra: Record[],
	isNewInVisma: (key: string) => boolean,
): Promise<Found> {
	const found: Found = { differences: [], changed: 0, skipped: 0 };
	for (const some of chunk(extra, PAGE_LIMIT)) {
		const fresh = await side.find(some.map(({ id }) => id));
		for (const record of some) {
			const difference = side.extra(record);
			if (!difference) continue;
			const isSteady = stateOf(fresh.get(record.id)) === stateOf(record) && !isNewInVisma(difference.key);
			if (isSteady) found.differences.push(difference);
			else found.changed++;
		}
	}
	return found;
}
