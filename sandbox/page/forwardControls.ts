import axios from 'axios';
import type { FastifyInstance } from 'fastify';

/** Hands `/<name>/_sandbox/...` on to a server's control routes, so that the page speaks to one origin only. */
export function forwardControls(app: FastifyInstance, name: string, server: FastifyInstance): void {
	app.all(`/${name}/_sandbox/*`, async (request, reply) => {
		const answer = await axios.request<string>({
			method: request.method,
			url: server.listeningOrigin + request.url.slice(name.length + 1),
			data: request.body,
			proxy: false,
			responseType: 'text',
			validateStatus: () => true,
		});
		return await reply.code(answer.status).type('application/json').send(answer.data);
	});
}
