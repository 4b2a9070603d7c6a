/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import { parse } from 'qs';

/** A call as it went over the wire, and its answer. */
export interface Recorded {
	method: string;
	/** Below `/api/v2`. */
	path: string;
	query: object;
	form: object;
	status: number;
	answer: unknown;
}

/** Stands before a server and keeps what is said. */
export async function recordingProxy(target: string) {
	const calls: Recorded[] = [];
	const server = createServer(async (incoming, outgoing) => {
		const { method = 'GET', headers, url = '/' } = incoming;
		const body = await textOf(incoming);
		const onward = request(new URL(url, target), { method, headers }, async (answer) => {
			const text = await textOf(answer);
			const { pathname, search } = new URL(url, target);
			const query = parse(search.slice(1));
			const status = answer.statusCode ?? 0;
			calls.push({ method, path: pathname.replace('/api/v2', ''), query, form: parse(body), status, answer: JSON.parse(text) });
			outgoing.writeHead(status, answer.headers).end(text);
		});
		onward.end(body);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const close = async () => {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	};
	return { calls, port: (server.address() as AddressInfo).port, close };
}

async function textOf(message: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of message) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}
