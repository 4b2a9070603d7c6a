/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './projectRoot';

/** n8n 2.41 needs this Node.js; an older one brings its own, installed beside n8n. */
const LOWEST_NODE_MAJOR = 24;
export const COMPLETE_MARKER = '.complete';

/** An installed n8n: what to start and with which Node.js. */
export interface Installation {
	folder: string;
	node: string;
	cli: string;
}

/** Whether the Node.js running now is too old for n8n. */
export function needsOwnNode(): boolean {
	return Number(process.versions.node.split('.')[0]) < LOWEST_NODE_MAJOR;
}

/** Folder with the package.json and lockfile of the n8n to install. */
export function manifestFolder(): string {
	return join(projectRoot(), 'sandbox', 'n8n');
}

function systemCache(): string {
	if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
	if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
	return join(homedir(), '.cache');
}

/**
 * Folder that keeps n8n between runs: `$VNC_N8N_CACHE`, or else the platform's cache. Outside the checkout,
 * because it is 2.7 GB and the same for every clone; named after the lockfile, so that another version of n8n
 * goes beside it.
 */
export function cacheFolder(): string {
	const root = process.env.VNC_N8N_CACHE ?? join(systemCache(), 'n8n-nodes-visma-chargebee');
	const lockfile = readFileSync(join(manifestFolder(), 'package-lock.json'));
	return join(root, `n8n-${createHash('sha256').update(lockfile).digest('hex').slice(0, 12)}`);
}

/** The installation in a folder, or undefined when it is not there or was cut short. */
export function installationIn(folder: string): Installation | undefined {
	if (!existsSync(join(folder, COMPLETE_MARKER))) return undefined;
	const modules = join(folder, 'node_modules');
	const ownNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	const node = needsOwnNode() ? ownNode : process.execPath;
	return existsSync(node) ? { folder, node, cli: join(modules, 'n8n', 'bin', 'n8n') } : undefined;
}
