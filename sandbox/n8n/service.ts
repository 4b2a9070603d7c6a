/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { waitFor } from './waitFor';

const START_TIMEOUT = 180_000;
const STOP_TIMEOUT = 30_000;

/** A user of the system, by its numbers. */
export interface SystemUser {
	uid: number;
	gid: number;
}

export interface ServiceOptions {
	/** What messages call it. */
	name: string;
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Gets what it prints, behind what is there. */
	logFile: string;
	/** Asked again and again until it says so. */
	isReady(): Promise<boolean>;
	/** Whose rights it has; those of the calling process unless set. */
	user?: SystemUser;
	/** How it is asked to end, and how it is ended at once. */
	signals?: { stop: NodeJS.Signals; kill: NodeJS.Signals };
}

/** A program that runs beside the calling one, and ends with it. */
export interface Service {
	/** Ends it as an operator would, waiting until it is gone. */
	stop(): Promise<void>;
	/** Ends it at once with everything it started, as a crash would. */
	kill(): Promise<void>;
}

function lastLines(file: string): string {
	return readFileSync(file, 'utf8').split('\n').slice(-25).join('\n');
}

/** Sends a signal to the program and to all it started; no error when they are gone already. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
	} catch {
		// gone already
	}
}

/** Starts a program and returns when it is ready. Throws with the end of its log when it never is. */
export async function startService(options: ServiceOptions): Promise<Service> {
	const { name, command, args, cwd, env, logFile, user, signals = { stop: 'SIGTERM', kill: 'SIGKILL' } } = options;
	const log = openSync(logFile, 'a');
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', log, log], detached: true, ...user });
	closeSync(log);
	const exited = new Promise<string>((resolve) => {
		child.once('exit', (code, signal) => resolve(`it ended with ${code ?? signal}`));
		child.once('error', (error) => resolve(error.message));
	});
	let ended: string | undefined;
	void exited.then((how) => {
		ended = how;
	});
	const killNow = () => signalGroup(child, signals.kill);
	process.once('exit', killNow);

	const end = async (signal: NodeJS.Signals) => {
		signalGroup(child, signal);
		const timer = setTimeout(killNow, STOP_TIMEOUT);
		await exited;
		clearTimeout(timer);
		killNow();
		process.removeListener('exit', killNow);
	};

	const ready = waitFor(`Answer of ${name}`, async () => ended !== undefined || (await options.isReady()), { timeout: START_TIMEOUT });
	const failure = await ready.then(
		() => ended,
		(error) => String(error),
	);
	if (failure) {
		await end(signals.kill);
		throw new Error(`${name} did not start: ${failure}. The end of ${logFile}:\n${lastLines(logFile)}`);
	}
	return { stop: async () => await end(signals.stop), kill: async () => await end(signals.kill) };
}
