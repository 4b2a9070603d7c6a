/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import axios from 'axios';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { n8nEnvironment } from './environment';
import { freePort } from './freePort';
import type { Installation } from './installation';
import { type Service, startService } from './service';

export interface StartOptions {
	installation: Installation;
	/** n8n keeps its database, key and community packages in `<userFolder>/.n8n`. */
	userFolder: string;
	/** Wanted port; another one is taken when it is not free. */
	port?: number;
	pathFirst?: string[];
	settings?: Record<string, string>;
}

export interface RunningN8n extends Service {
	url: string;
	port: number;
	/** File with everything n8n printed, of all starts in this user folder. */
	logFile: string;
	databaseFile: string;
}

async function isReady(url: string): Promise<boolean> {
	// the editor's settings come last: before that n8n answers "n8n is starting up"
	const settings = await axios.get(`${url}/rest/settings`, { timeout: 2000, proxy: false });
	return (await isHealthy(url)) && typeof settings.data === 'object';
}

/** Whether a process of n8n says that it is ready; throws while nothing answers. */
export async function isHealthy(url: string): Promise<boolean> {
	return (await axios.get(`${url}/healthz/readiness`, { timeout: 2000, proxy: false })).status === 200;
}

/**
 * Starts n8n in a user folder and returns when it answers. Starting again in the same folder finds everything
 * that was there. n8n ends with the calling process.
 */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const { installation, userFolder } = options;
	mkdirSync(userFolder, { recursive: true });
	const port = await freePort(options.port);
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(userFolder, 'n8n.log');
	const service = await startService({
		name: `n8n at ${url}`,
		command: installation.node,
		args: [installation.cli, 'start'],
		cwd: userFolder,
		env: n8nEnvironment({ ...options, port, brokerPort: await freePort() }),
		logFile,
		isReady: async () => await isReady(url),
	});
	return { url, port, logFile, databaseFile: join(userFolder, '.n8n', 'database.sqlite'), ...service };
}
