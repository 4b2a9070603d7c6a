/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import type { SystemUser } from './service';

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Whose rights it has; those of the calling process unless set. */
	user?: SystemUser;
}

/**
 * Environment without what `npm run` adds: its `npm_config_*` would override the settings of another
 * npm started in another folder (`ignore-scripts`, for one).
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}

/** Runs a command to its end and returns what it printed; throws with that text when it exits other than 0. */
export async function runCommand(command: string, args: string[], options: CommandOptions): Promise<string> {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env ?? plainEnvironment(),
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is a .cmd file on Windows, which only a shell can start
		shell: process.platform === 'win32',
		...options.user,
	});
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (chunk) => (stdout += chunk));
	child.stderr.on('data', (chunk) => (stderr += chunk));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`);
	return stdout;
}
