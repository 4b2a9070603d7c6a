/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a server and breaks the answer to the first POST off in the middle, after the server did its work. */
export async function breakingProxy(target: string) {
	const close = async () => {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	};
	const proxy = { url: '', broken: 0, close };
	const server = createServer((incoming, outgoing) => {
		const { method, headers, url } = incoming;
		const onward = request(new URL(url ?? '/', target), { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			if (method !== 'POST' || proxy.broken > 0) answer.pipe(outgoing);
			else answer.once('data', (part: Buffer) => breakOff(outgoing, part));
		});
		incoming.pipe(onward);
	});
	const breakOff = (outgoing: ServerResponse, part: Buffer) => {
		proxy.broken++;
		outgoing.write(part.subarray(0, 10), () => outgoing.destroy());
	};
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return proxy;
}
