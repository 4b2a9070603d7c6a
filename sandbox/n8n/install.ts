/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runCommand } from './command';
import type { Installation } from './installation';
import { cacheFolder, COMPLETE_MARKER, installationIn, manifestFolder, needsOwnNode } from './installation';

const SECOND = 1000;
const ABANDONED_AFTER = 6 * 60 * 60 * SECOND;

/** Says every 15 seconds that a long step is still going on, and for how long. */
async function withProgress<T>(what: string, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / SECOND);
	log(`${what} ...`);
	const timer = setInterval(() => log(`  ... still at it after ${seconds()} s`), 15 * SECOND);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		log(`  ${seconds()} s`);
	}
}

/** Removes what earlier, interrupted installations left behind; their names carry the time they began. */
function removeAbandoned(folder: string): void {
	const prefix = `${basename(folder)}.tmp-`;
	for (const name of readdirSync(dirname(folder))) {
		if (!name.startsWith(prefix)) continue;
		const began = Number(name.slice(prefix.length).split('-')[0]);
		if (Date.now() - began > ABANDONED_AFTER) rmSync(join(dirname(folder), name), { recursive: true, force: true });
	}
}

async function npm(cwd: string, ...args: string[]): Promise<void> {
	await runCommand('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd });
}

async function installInto(folder: string, log: (line: string) => void): Promise<void> {
	for (const file of ['package.json', 'package-lock.json']) cpSync(join(manifestFolder(), file), join(folder, file));
	// Scripts stay off but for two packages: isolated-vm, for one, would be compiled against the running
	// Node.js although it ships binaries for the one that n8n runs on.
	// Not `npm ci`: it refuses a lockfile that lacks optional binaries of other platforms, which not every
	// registry has; `npm install` keeps to the locked versions and adds the binary of this platform.
	const locked = ['install', '--ignore-scripts'];
	await withProgress('Installing n8n (2.7 GB, some minutes, once)', log, async () => await npm(folder, ...locked));
	if (needsOwnNode()) {
		await withProgress(
			'Fetching the Node.js that n8n needs',
			log,
			async () => await npm(folder, 'rebuild', 'node', '--ignore-scripts=false'),
		);
	}
	await withProgress(
		'Building the SQLite driver',
		log,
		async () => await npm(folder, 'rebuild', 'sqlite3', '--ignore-scripts=false'),
	);
	writeFileSync(join(folder, COMPLETE_MARKER), new Date().toISOString());
}

/**
 * Returns the n8n of `package-lock.json`, installing it first when it is not in the cache. An installation becomes
 * visible only when complete, so that one cut short, or two at once, never leave half an n8n.
 */
export async function ensureN8n(log: (line: string) => void): Promise<Installation> {
	const folder = cacheFolder();
	const present = installationIn(folder);
	if (present) return present;

	mkdirSync(dirname(folder), { recursive: true });
	removeAbandoned(folder);
	const temporary = `${folder}.tmp-${Date.now()}-${process.pid}`;
	mkdirSync(temporary);
	try {
		await installInto(temporary, log);
		if (!installationIn(folder)) {
			rmSync(folder, { recursive: true, force: true });
			renameSync(temporary, folder);
		}
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
	const installation = installationIn(folder);
	if (!installation) throw new Error(`n8n was installed into ${folder}, but its Node.js is missing there`);
	return installation;
}
