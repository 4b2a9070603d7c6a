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
}

/**
 * Turns items into work, one piece for each customer. What needs no look at Chargebee has its result at once: items
 * that are no customers, inactive customers, and older copies of a customer that comes twice.
 */
export function enqueue(items: unknown[], run: CustomerSyncRun): { queue: Work[]; results: Array<CustomerResult | undefined> } {
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
		if (isLeftAlone(source.customer, run)) {
			finish(work, skipped('The customer is inactive in Visma.net'));
			continue;
		}
		const other = queue.get(work.wanted.id);
		const [winner, loser] = other && isOlder(work.wanted.version, other.wanted.version) ? [other, work] : [work, other];
		queue.set(winner.wanted.id, winner);
		if (loser) finish(loser, skipped('Another item of this run holds a newer copy of this customer'));
	}
	return { queue: [...queue.values()], results };
}

function workFor(index: number, visma: VismaCustomer, item: unknown, { settings }: CustomerSyncRun): Work {
	const { mapped, faults } = mapCustomer(visma, settings);
	const id = customerId(settings.idPrefix, visma.number);
	const version = versionOf(visma);
	return {
		index,
		subject: { number: visma.number, id, version: version.lastModified, item },
		wanted: { id, mapped, version, faults: [...faults, ...checkLimits(id, mapped)] },
	};
}

const isLeftAlone = ({ status }: VismaCustomer, { settings }: CustomerSyncRun) =>
	status === 'Inactive' && settings.inactiveCustomers === 'skip';

const nobody = (item: unknown): Subject => ({ number: '', id: '', version: '', item });

const skipped = (reason: string): Ending => ({ outcome: 'skipped', reason, changes: [], requests: [] });

const notACustomer = (reason: string): Ending => ({
	outcome: 'failed',
	reason,
	errorCode: 'not-a-customer',
	changes: [],
	requests: [],
});
