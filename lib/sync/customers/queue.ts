import { partition } from 'lodash';

import type { VismaCustomer } from '../../visma';
import type { Wanted } from './decide';
import { checkLimits } from './limits';
import { mapCustomer } from './map';
import { record, type Subject } from './record';
import type { CustomerResult, CustomerSyncRun, Ending } from './run';
import type { CustomerSyncSettings } from './settings';
import { readSource } from './source';
import { isOlder, versionOf } from './version';

/** A customer that has to be compared with Chargebee. */
export interface Work {
	/** Place of the item in the input. */
	index: number;
	subject: Subject;
	wanted: Wanted;
	/** Why nothing is to be written, whatever Chargebee has. */
	leftAlone?: string;
}

/** The work of a run, and the results that are known without a look at Chargebee. */
interface Enqueued {
	queue: Work[];
	/** One for each item, in their order. */
	results: Array<CustomerResult | undefined>;
}

/**
 * Turns items into work, one piece for each customer. What needs no look at Chargebee has its result at once: items
 * that are no customers, older copies of a customer that comes twice, and customers whose newest copy is left alone.
 */
export function enqueue(items: unknown[], run: CustomerSyncRun): Enqueued {
	const results: Array<CustomerResult | undefined> = items.map(() => undefined);
	const queue = new Map<string, Work>();
	const finish = ({ index, subject }: Pick<Work, 'index' | 'subject'>, ending: Ending) => {
		results[index] = record(run, subject, ending);
	};
	for (const [index, item] of items.entries()) {
		const source = readSource(item);
		if ('fault' in source) {
			finish({ index, subject: nobody(item) }, notACustomer(source.fault));
			continue;
		}
		const work = workFor(index, source.customer, item, run);
		const other = queue.get(work.subject.number);
		const [winner, loser] = other && isOlder(work.wanted.version, other.wanted.version) ? [other, work] : [work, other];
		queue.set(winner.subject.number, winner);
		if (loser) finish(loser, skipped('Another item of this run holds a newer copy of this customer'));
	}
	const [left, active] = partition([...queue.values()], ({ leftAlone }) => leftAlone !== undefined);
	for (const work of left) finish(work, skipped(work.leftAlone ?? ''));
	return { queue: active, results };
}

/** What has to be made of one customer. */
export function workFor(index: number, visma: VismaCustomer, item: unknown, { settings }: Pick<CustomerSyncRun, 'settings'>): Work {
	const { mapped, faults } = mapCustomer(visma, settings);
	const { identity } = settings;
	const { number } = visma;
	const id = identity.idOf(number);
	const standing = identity.standingOf(number);
	const version = versionOf(visma);
	return {
		index,
		subject: { number, id, version: version.lastModified, item },
		wanted: {
			id,
			isLinked: standing === 'linked',
			mapped,
			version,
			faults: [...identity.faultsOf(number), ...faults, ...checkLimits(id, mapped)],
		},
		leftAlone: reasonToLeave(visma, settings),
	};
}

function reasonToLeave({ number, status }: VismaCustomer, { identity, inactiveCustomers }: CustomerSyncSettings): string | undefined {
	if (status === 'Inactive' && inactiveCustomers === 'skip') return 'The customer is inactive in Visma.net';
	return identity.standingOf(number) === 'held' ? identity.faultsOf(number)[0]?.reason : undefined;
}

const nobody = (item: unknown): Subject => ({ number: '', id: '', version: '', item });

const skipped = (reason: string): Ending => ({ outcome: 'skipped', reason, changes: [], requests: [] });

const notACustomer = (reason: string): Ending => ({
	outcome: 'failed',
	reason,
	errorCode: 'not-a-customer',
	changes: [],
	requests: [],
});
