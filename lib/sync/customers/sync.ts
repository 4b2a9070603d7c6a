import { chunk } from 'lodash';
import pLimit from 'p-limit';

import { attempt } from '../../attempt';
import { type ChargebeeCustomer, findCustomers, PAGE_LIMIT } from '../../chargebee';
import type { AuditRecord } from '../audit';
import { stoppedAt } from '../stopped';
import { enqueue, type Work } from './queue';
import { audit, record } from './record';
import type { CustomerResult, CustomerSyncRun } from './run';
import { settle, type Settled } from './settle';

/** How a run ended. */
export interface CustomerSync {
	/** One for each item, in their order; undefined where the run stopped before the item was settled. */
	results: Array<CustomerResult | undefined>;
	/** Why the run stopped early: a RequestError when the other system failed, else a cancelled execution or a defect. */
	stoppedBy?: Error;
	/** What was sent for customers that were not settled. */
	interrupted: AuditRecord[];
}

/**
 * Brings Visma.net customers to Chargebee: reads what is there in bulk, compares, writes only differences. A record
 * that is refused does not stop the others; a failing system does, and the results say how far the run came.
 *
 * @param items Visma.net customers, as Customer: Get Many returns them
 */
export async function syncCustomers(items: unknown[], run: CustomerSyncRun): Promise<CustomerSync> {
	const { queue, results } = enqueue(items, run);
	const sync: CustomerSync = { results, interrupted: [] };
	for (const works of chunk(queue, PAGE_LIMIT)) {
		const ids = works.map(({ wanted }) => wanted.id);
		const read = await attempt(async () => await findCustomers(run.client, ids));
		if (!read.ok) return { ...sync, stoppedBy: read.error as Error };
		await settleAll(works, read.value, run, sync);
		if (sync.stoppedBy) break;
	}
	return sync;
}

/**
 * Settles customers in parallel; each of them stands for another Chargebee customer, so their writes never meet. Once
 * the run is stopped nothing new begins, and what was under way is awaited: no write goes on behind an execution that
 * is over.
 */
async function settleAll(
	works: Work[],
	current: Map<string, ChargebeeCustomer>,
	run: CustomerSyncRun,
	sync: CustomerSync,
): Promise<void> {
	const limit = pLimit(run.settings.concurrency);
	const settleOne = async (work: Work) => {
		if (!sync.stoppedBy) file(work, await settle(run, work.wanted, current.get(work.wanted.id)), run, sync);
	};
	await Promise.all(works.map((work) => limit(settleOne, work)));
}

function file({ index, subject }: Work, settled: Settled, run: CustomerSyncRun, sync: CustomerSync): void {
	if ('ending' in settled) {
		sync.results[index] = record(run, subject, settled.ending);
		return;
	}
	const { failure, requests } = settled;
	sync.stoppedBy ??= failure;
	if (requests.length === 0) return;
	const ending = { outcome: 'failed' as const, ...stoppedAt(failure, `Customer ${subject.number}`, run.clock()), changes: [] };
	sync.interrupted.push(audit(run, subject, ending, requests));
}
