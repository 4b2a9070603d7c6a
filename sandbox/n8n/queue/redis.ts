/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { plainEnvironment } from '../command';
import { freePort } from '../freePort';
import { startService } from '../service';
import type { Store } from './postgres';
import { findProgram } from './program';

/** Whether something takes connections on a port of this machine; throws while nothing does. */
async function takesConnections(port: number): Promise<boolean> {
	return await new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', reject);
	});
}

/** A Redis of its own in a new folder, on a free port of this machine, which writes nothing to disk. */
export async function startRedis(folder: string): Promise<Store> {
	const data = join(folder, 'redis');
	mkdirSync(data);
	const port = await freePort();
	const service = await startService({
		name: 'Redis',
		command: findProgram('redis-server', 'redis-server'),
		args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', data],
		cwd: data,
		env: plainEnvironment(),
		logFile: join(folder, 'redis.log'),
		isReady: async () => await takesConnections(port),
	});
	return { ...service, settings: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) } };
}
