/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { undoOnFailure } from '../undoOnFailure';
import { startPostgres, type Store } from './postgres';
import { startRedis } from './redis';

/** What n8n's queue mode needs beside n8n. */
export interface Stores {
	/** Settings by which every process of n8n finds them. */
	settings: Record<string, string>;
	/** Ends them and removes what they kept. */
	end(): Promise<void>;
}

/** Starts PostgreSQL and Redis in a folder of their own; both end with the calling process. */
export async function startStores(): Promise<Stores> {
	const folder = mkdtempSync(join(tmpdir(), 'vnc-stores-'));
	// PostgreSQL runs as another user where the calling process is root's
	chmodSync(folder, 0o755);
	const started: Store[] = [];
	const end = async () => {
		for (const store of started.toReversed()) await store.stop();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	return await undoOnFailure(async () => {
		for (const start of [startPostgres, startRedis]) started.push(await start(folder));
		return { settings: Object.assign({}, ...started.map(({ settings }) => settings)), end };
	}, end);
}
