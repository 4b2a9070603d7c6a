/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a list cannot do without, whatever it ignores: paging, and for batches a time. */
const PAGING = ['pageNumber', 'pageSize'];
const SINCE_EVER: [string, string] = ['lastModifiedDateTime', '2000-01-01T00:00:00.000'];

/** Stands before Visma.net and leaves out every filter, as Visma.net does with those that it does not know. */
export async function blindProxy(target: string) {
	const server = createServer((incoming, outgoing) => {
		const url = new URL(incoming.url ?? '/', target);
		const kept = [...url.searchParams].filter(([name]) => PAGING.includes(name));
		const query = new URLSearchParams([...kept, ...(url.pathname === '/v2/journaltransaction' ? [SINCE_EVER] : [])]);
		const onward = request(`${target}${url.pathname}?${query.toString()}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
