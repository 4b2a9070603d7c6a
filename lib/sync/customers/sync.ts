import pLimit from 'p-limit';

import { attempt } from '../../attempt';
import { findCustomers, PAGE_LIMIT } from '../../chargebee';
import { RequestError } from '../../http';
import type { AuditRecord } from '../audit';
import { enqueue, type Work } from './queue';
import { audit, record } from './record';
import type { CustomerResult, CustomerSyncRun } from './run';
import { settle } from './settle';

/** How a run ended. */
export interface CustomerSync {
	/** One for each item, in their order; undefined where the run stopped before the item was settled. */
	results: Array<CustomerResult | undefined>;
	/** Why the run stopped early: network, authentication, rate limit, or an outage. */
	stoppedBy?: RequestError;
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
	for (let start = 0; start < queue.length && !sync.stoppedBy; start += PAGE_LIMIT) {
		await syncChunk(queue.slice(start, start + PAGE_LIMIT), run, sync);
	}
	return sync;
}

/** Reads as many customers as one call takes, and settles them in parallel. Each stands for another Chargebee customer. */
async function syncChunk(chunk: Work[], run: CustomerSyncRun, sync: CustomerSync): Promise<void> {
	const current = await readCurrent(chunk, run, sync);
	const limit = pLimit(run.settings.concurrency);
	const settleOne = async ({ index, subject, wanted }: Work) => {
		if (sync.stoppedBy) return;
		const settled = await settle(run, wanted, current.get(wanted.id));
		if ('ending' in settled) {
			sync.results[index] = record(run, subject, settled.ending);
			return;
		}
		const { failure, requests } = settled;
		sync.stoppedBy ??= failure;
		const ending = { outcome: 'failed' as const, reason: failure.message, errorCode: failure.name, changes: [] };
		if (requests.length > 0) sync.interrupted.push(audit(run, subject, ending, requests));
	};
	await Promise.all(chunk.map((work) => limit(settleOne, work)));
}

async function readCurrent(chunk: Work[], run: CustomerSyncRun, sync: CustomerSync) {
	const read = await attempt(async () => await findCustomers(run.client, chunk.map(({ wanted }) => wanted.id)));
	if (read.ok) return read.value;
	if (!(read.error instanceof RequestError)) throw read.error;
	sync.stoppedBy = read.error;
	return new Map();
}
