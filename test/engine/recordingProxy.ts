/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Exchange } from '../sandbox/contract';

/** Stands before a server and keeps what goes through, answers too. */
export async function recordingProxy(target: string) {
	const exchanges: Exchange[] = [];
	const server = createServer((incoming, outgoing) => {
		const { method = '', headers } = incoming;
		const url = new URL(incoming.url ?? '/', target);
		const sent: Buffer[] = [];
		const answered: Buffer[] = [];
		// What was packed could not be read here.
		const onward = request(url, { method, headers: { ...headers, 'accept-encoding': 'identity' } }, (answer) => {
			const status = answer.statusCode ?? 502;
			outgoing.writeHead(status, answer.headers);
			answer.on('data', (part: Buffer) => answered.push(part));
			answer.on('end', () => {
				const text = (parts: Buffer[]) => Buffer.concat(parts).toString('utf8');
				exchanges.push({ method, path: url.pathname, query: url.search.slice(1), headers, sent: text(sent), status, answered: text(answered) });
			});
			answer.pipe(outgoing);
		});
		incoming.on('data', (part: Buffer) => sent.push(part));
		incoming.pipe(onward);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** What went through since the last look. */
		take: () => exchanges.splice(0),
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
