/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import axios from 'axios';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8nEnvironment } from './environment';
import { freePort } from './freePort';
import type { Installation } from './installation';
import { waitFor } from './waitFor';

const START_TIMEOUT = 180_000;
const STOP_TIMEOUT = 30_000;

export interface StartOptions {
	installation: Installation;
	/** n8n keeps its database, key and community packages in `<userFolder>/.n8n`. */
	userFolder: string;
	/** Wanted port; another one is taken when it is not free. */
	port?: number;
	pathFirst?: string[];
	settings?: Record<string, string>;
}

export interface RunningN8n {
	url: string;
	port: number;
	/** File with everything n8n printed, of all starts in this user folder. */
	logFile: string;
	databaseFile: string;
	/** Ends n8n as an operator would (SIGTERM), waiting until it is gone. */
	stop(): Promise<void>;
	/** Ends n8n at once with everything it started, as a crash would (SIGKILL of the process group). */
	kill(): Promise<void>;
}

function lastLines(file: string): string {
	return readFileSync(file, 'utf8').split('\n').slice(-25).join('\n');
}

/** Sends a signal to n8n and to all it started (task runners); no error when they are gone already. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
	} catch {
		// gone already
	}
}

async function isReady(url: string): Promise<boolean> {
	const ready = await axios.get(`${url}/healthz/readiness`, { timeout: 2000, proxy: false });
	// the editor's settings come last: before that n8n answers "n8n is starting up"
	const settings = await axios.get(`${url}/rest/settings`, { timeout: 2000, proxy: false });
	return ready.status === 200 && typeof settings.data === 'object';
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
	const log = openSync(logFile, 'a');
	const child = spawn(installation.node, [installation.cli, 'start'], {
		cwd: userFolder,
		env: n8nEnvironment({ ...options, port, brokerPort: await freePort() }),
		stdio: ['ignore', log, log],
		detached: true,
	});
	closeSync(log);
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const killNow = () => signalGroup(child, 'SIGKILL');
	process.once('exit', killNow);

	const end = async (signal: NodeJS.Signals) => {
		signalGroup(child, signal);
		const timer = setTimeout(killNow, STOP_TIMEOUT);
		await exited;
		clearTimeout(timer);
		killNow();
		process.removeListener('exit', killNow);
	};

	const ready = waitFor(`Answer of ${url}`, async () => child.exitCode !== null || (await isReady(url)), { timeout: START_TIMEOUT });
	const failure = await ready.then(
		() => (child.exitCode === null ? undefined : `it ended with ${child.exitCode}`),
		(error) => String(error),
	);
	if (failure) {
		await end('SIGKILL');
		throw new Error(`n8n did not start: ${failure}. The end of ${logFile}:\n${lastLines(logFile)}`);
	}
	return {
		url,
		port,
		logFile,
		databaseFile: join(userFolder, '.n8n', 'database.sqlite'),
		stop: async () => await end('SIGTERM'),
		kill: async () => await end('SIGKILL'),
	};
}
