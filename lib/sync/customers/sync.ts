import { chunk } from 'lodash';
import pLimit from 'p-limit';

import { attempt } from '../../attempt';
import { type ChargebeeCustomer, explainChargebee, findCustomers, PAGE_LIMIT } from '../../chargebee';
import { RequestError } from '../../http';
import type { AuditRecord } from '../audit';
import { enqueue, type Work } from './queue';
import { audit, record } from './record';
import type { CustomerResult, CustomerSyncRun } from './run';
import { settle, type Settled } from './settle';

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
	const chunks = chunk(queue, PAGE_LIMIT);
	let reading = attempt(async () => await readCurrent(chunks[0], run));
	for (const [place, works] of chunks.entries()) {
		const read = await reading;
		if (!read.ok) return { ...sync, stoppedBy: systemFailure(read.error) };
		// The next look-up runs beside the writes, else all of them would wait for it between two chunks.
		reading = attempt(async () => await readCurrent(chunks[place + 1], run));
		await settleAll(works, read.value, run, sync);
		if (sync.stoppedBy) break;
	}
	return sync;
}

async function readCurrent(works: Work[] | undefined, { client }: CustomerSyncRun) {
	return await findCustomers(client, (works ?? []).map(({ wanted }) => wanted.id));
}

/**
 * Settles customers in parallel; each of them stands for another Chargebee customer, so their writes never meet. An
 * error that is no failing system (a cancelled execution) is thrown once what was under way has ended: no write goes on
 * behind an execution that is over.
 */
async function settleAll(
	works: Work[],
	current: Map<string, ChargebeeCustomer>,
	run: CustomerSyncRun,
	sync: CustomerSync,
): Promise<void> {
	const limit = pLimit(run.settings.concurrency);
	const unforeseen: unknown[] = [];
	const settleOne = async (work: Work) => {
		if (sync.stoppedBy || unforeseen.length > 0) return;
		const settled = await attempt(async () => await settle(run, work.wanted, current.get(work.wanted.id)));
		if (settled.ok) file(work, settled.value, run, sync);
		else unforeseen.push(settled.error);
	};
	await Promise.all(works.map((work) => limit(settleOne, work)));
	if (unforeseen.length > 0) throw unforeseen[0];
}

function file({ index, subject }: Work, settled: Settled, run: CustomerSyncRun, sync: CustomerSync): void {
	if ('ending' in settled) {
		sync.results[index] = record(run, subject, settled.ending);
		return;
	}
	const { failure, requests } = settled;
	sync.stoppedBy ??= failure;
	if (requests.length === 0) return;
	const { message, code } = explainChargebee(failure, `Customer ${subject.number}`, run.clock());
	const ending = { outcome: 'failed' as const, reason: message, errorCode: code, changes: [] };
	sync.interrupted.push(audit(run, subject, ending, requests));
}

function systemFailure(error: unknown): RequestError {
	if (error instanceof RequestError) return error;
	throw error;
}
