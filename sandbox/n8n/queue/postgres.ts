/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment, runCommand } from '../command';
import { freePort } from '../freePort';
import { type Service, startService, type SystemUser } from '../service';
import { plainUser } from './plainUser';
import { findProgram } from './program';

const PACKAGE = 'postgresql';
const USER = 'n8n';

/** PostgreSQL or Redis, and the settings by which n8n finds it. */
export interface Store extends Service {
	settings: Record<string, string>;
}

async function createCluster(data: string, user: SystemUser | undefined): Promise<void> {
	const args = ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
	await runCommand(findProgram('initdb', PACKAGE), args, { cwd: data, user });
}

/**
 * A PostgreSQL of its own in a new folder, on a free port of this machine. Nothing in it outlives a power cut: what it
 * holds is thrown away.
 */
export async function startPostgres(folder: string): Promise<Store> {
	const user = plainUser();
	const data = join(folder, 'postgres');
	mkdirSync(data, { mode: 0o700 });
	if (user) chownSync(data, user.uid, user.gid);
	await createCluster(data, user);
	const port = await freePort();
	const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((setting) => ['-c', setting]);
	const service = await startService({
		name: 'PostgreSQL',
		command: findProgram('postgres', PACKAGE),
		args: ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', data, ...quick],
		cwd: data,
		env: plainEnvironment(),
		logFile: join(folder, 'postgres.log'),
		// it takes connections before it serves them
		isReady: async () => (await runCommand(findProgram('pg_isready', PACKAGE), ['-h', '127.0.0.1', '-p', String(port)], { cwd: data })) !== '',
		user,
		// its words for "at once, but in order" and "at once": SIGKILL would leave shared memory behind
		signals: { stop: 'SIGINT', kill: 'SIGQUIT' },
	});
	const settings = {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		// the one that every cluster has
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: USER,
		DB_POSTGRESDB_PASSWORD: 'not asked for',
	};
	return { ...service, settings };
}
