/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:net';

async function listen(port: number): Promise<number | undefined> {
	const server = createServer();
	const found = await new Promise<number | undefined>((resolve) => {
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : undefined);
		});
	});
	await new Promise((resolve) => server.close(resolve));
	return found;
}

/** A port nobody listens on now: the wanted one when it is free, otherwise any. */
export async function freePort(wanted = 0): Promise<number> {
	const port = (await listen(wanted)) ?? (await listen(0));
	if (port === undefined) throw new Error('No free port on 127.0.0.1');
	return port;
}
