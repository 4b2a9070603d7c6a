/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import type { EventEmitter } from 'node:events';

import type { FastifyInstance } from 'fastify';

/** At most one message in this many milliseconds, however much happens. */
const PACE_MS = 200;

/** `GET /live`: server-sent events, one `change` whenever something on either side may look different. */
export function liveRoute(app: FastifyInstance, sources: EventEmitter[]): void {
	app.get('/live', async (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
		reply.raw.write('event: change\ndata: {}\n\n');
		let pending: NodeJS.Timeout | undefined;
		const tell = () => {
			pending ??= setTimeout(() => {
				pending = undefined;
				reply.raw.write('event: change\ndata: {}\n\n');
			}, PACE_MS).unref();
		};
		for (const source of sources) source.on('change', tell);
		request.raw.on('close', () => {
			for (const source of sources) source.off('change', tell);
			clearTimeout(pending);
		});
	});
}
