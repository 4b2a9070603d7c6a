/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { freePort } from '../../../sandbox/n8n/freePort';
import { ensureN8n } from '../../../sandbox/n8n/install';
import { type QueueProcess, startWebhookProcess, startWorker } from '../../../sandbox/n8n/queue/processes';
import { startStores } from '../../../sandbox/n8n/queue/stores';
import { undoOnFailure } from '../../../sandbox/n8n/undoOnFailure';
import { type Company, openCompany, report } from './company';

/** Jobs that a worker takes at a time; n8n warns below five. */
const CONCURRENCY = 5;

/** n8n in queue mode: a main process, one for webhooks, and two workers to begin with. */
export interface QueueCompany extends Company {
	workers: QueueProcess[];
	/** Starts a worker that was killed anew, in the same folder; it takes the place of the other. */
	revive(worker: QueueProcess): Promise<void>;
}

/** Runs what undoes earlier steps, the last one first. */
class Undo {
	private readonly steps: Array<() => Promise<unknown>> = [];

	add(step: () => Promise<unknown>): void {
		this.steps.push(step);
	}

	async run(): Promise<void> {
		for (const step of this.steps.splice(0).toReversed()) await step();
	}
}

/**
 * Starts PostgreSQL, Redis and n8n's processes, and ends what had started when one of them does not.
 *
 * @param settings of queue mode, the same for every process, by their environment variables
 */
export async function openQueue(settings: Record<string, string>): Promise<QueueCompany> {
	const undo = new Undo();
	const end = async () => await undo.run();
	return await undoOnFailure(async () => {
		const stores = await startStores();
		undo.add(stores.end);
		const [mainPort, port] = [await freePort(), await freePort()];
		const urls = { N8N_EDITOR_BASE_URL: `http://127.0.0.1:${mainPort}/`, N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/` };
		const all = { ...stores.settings, ...urls, ...settings };
		const company = await openCompany(all, mainPort);
		undo.add(company.end);
		const { state, control } = company.demo;
		const installation = await ensureN8n(report);
		const options = (name: string) => {
			const userFolder = join(state.userFolder, '..', name);
			return { installation, mainFolder: state.userFolder, userFolder, settings: all, name };
		};
		const started: QueueProcess[] = [];
		undo.add(async () => await Promise.all(started.map(async ({ stop }) => await stop())));
		// a worker does not end while a request of its is held
		undo.add(async () => await control.visma.removeFaults());

		const keep = (process: QueueProcess) => {
			started.push(process);
			return process;
		};
		const worker = async (name: string) => keep(await startWorker(options(name), CONCURRENCY));
		const webhooks = async () => keep(await startWebhookProcess(options('webhooks'), port));
		const [, ...workers] = await Promise.all([webhooks(), worker('worker-1'), worker('worker-2')]);
		report(`ready: main at ${company.demo.server.url}, webhooks at port ${port}, ${workers.map(({ name }) => name).join(', ')}`);
		const revive = async (killed: QueueProcess) => {
			workers[workers.indexOf(killed)] = await worker(killed.name);
		};
		return { ...company, workers, revive, end };
	}, end);
}

/** Ids of the executions that a worker took from the queue. */
export function takenBy({ logFile }: QueueProcess): string[] {
	return [...readFileSync(logFile, 'utf8').matchAll(/Worker started execution (\d+)/g)].map(([, id = '']) => id);
}
