/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { n8nEnvironment } from '../environment';
import { freePort } from '../freePort';
import type { Installation } from '../installation';
import { type Service, startService } from '../service';
import { isHealthy } from '../start';

export interface ProcessOptions {
	installation: Installation;
	/** Folder of the main process: its community packages are those of all. */
	mainFolder: string;
	/** Folder of its own, which outlives it: at its next start n8n finds there what it had not finished. */
	userFolder: string;
	/** Settings of the main process. */
	settings: Record<string, string>;
	/** What messages call it. */
	name: string;
}

/** A process of n8n beside the main one. */
export interface QueueProcess extends Service {
	name: string;
	/** File with everything it printed, of all starts in its folder. */
	logFile: string;
}

function sharePackages(mainFolder: string, userFolder: string): void {
	const [shared, own] = [join(mainFolder, '.n8n', 'nodes'), join(userFolder, '.n8n', 'nodes')];
	mkdirSync(join(userFolder, '.n8n'), { recursive: true });
	if (!existsSync(own)) symlinkSync(shared, own);
}

async function startProcess(options: ProcessOptions, args: string[], port: number): Promise<QueueProcess> {
	const { installation, mainFolder, userFolder, settings, name } = options;
	sharePackages(mainFolder, userFolder);
	const logFile = join(userFolder, 'n8n.log');
	const service = await startService({
		name: `n8n's ${name}`,
		command: installation.node,
		args: [installation.cli, ...args],
		cwd: userFolder,
		env: n8nEnvironment({ userFolder, port, brokerPort: await freePort(), settings }),
		logFile,
		isReady: async () => await isHealthy(`http://127.0.0.1:${port}`),
	});
	return { ...service, name, logFile };
}

/** Starts a process that takes webhooks on a port and hands them to the workers. */
export async function startWebhookProcess(options: ProcessOptions, port: number): Promise<QueueProcess> {
	return await startProcess(options, ['webhook'], port);
}

/** Starts a process that executes workflows, so many at a time. */
export async function startWorker(options: ProcessOptions, concurrency: number): Promise<QueueProcess> {
	const port = await freePort();
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port), N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' };
	const settings = { ...options.settings, ...health };
	return await startProcess({ ...options, settings }, ['worker', `--concurrency=${concurrency}`], port);
}
