import { partition } from 'lodash';

import type { VismaCustomer } from '../../visma';
import type { Wanted } from './decide';
import { customerId } from './identity';
import { checkLimits } from './limits';
import { mapCustomer } from './map';
import { record, type Subject } from './record';
import type { CustomerResult, CustomerSyncRun, Ending } from './run';
import { readSource } from './source';
import { isOlder, versionOf } from './version';

/** A customer that has to be compared with Chargebee. */
export interface Work {
	/** Place of the item in the input. */
	index: number;
	subject: Subject;
	wanted: Wanted;
	/** The customer is inactive in Visma.net, and such customers are left alone. */
	leftAlone: boolean;
}

/** The work of a run, and the results that are known without a look at Chargebee. */
interface Enqueued {
	queue: Work[];
	/** One for each item, in their order. */
	results: Array<CustomerResult | undefined>;
}

/**
 * Turns items into work, one piece for each customer. What needs no look at Chargebee has its result at once: items
 * that are no customers, older copies of a customer that comes twice, and customers whose newest copy is inactive.
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
		const other = queue.get(work.wanted.id);
		const [winner, loser] = other && isOlder(work.wanted.version, other.wanted.version) ? [other, work] : [work, other];
		queue.set(winner.wanted.id, winner);
		if (loser) finish(loser, skipped('Another item of this run holds a newer copy of this customer'));
	}
	const [inactive, active] = partition([...queue.values()], ({ leftAlone }) => leftAlone);
	for (const work of inactive) finish(work, skipped('The customer is inactive in Visma.net'));
	return { queue: active, results };
}

function workFor(index: number, visma: VismaCustomer, item: unknown, { settings }: CustomerSyncRun): Work {
	const { mapped, faults } = mapCustomer(visma, settings);
	const id = customerId(settings.idPrefix, visma.number);
	const version = versionOf(visma);
	return {
		index,
		subject: { number: visma.number, id, version: version.lastModified, item },
		wanted: { id, mapped, version, faults: [...faults, ...checkLimits(id, mapped)] },
		leftAlone: visma.status === 'Inactive' && settings.inactiveCustomers === 'skip',
	};
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
