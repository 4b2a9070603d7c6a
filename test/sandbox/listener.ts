import fastify, { type FastifyRequest } from 'fastify';

import type { SeenEvent } from './life';

/** A server that webhooks are delivered to. */
export interface Listener {
	url: string;
	/** Events as they arrived, repeated ones too. */
	received: SeenEvent[];
	headers: Array<FastifyRequest['headers']>;
	/** What it answers, in the order of arrival; 200 when there is nothing left. */
	answers: number[];
	/** Called with each arrival in place of the answers, when set; returns the status. */
	handle?: (request: FastifyRequest) => Promise<number>;
	close(): Promise<void>;
}

export async function listen(): Promise<Listener> {
	const app = fastify({ forceCloseConnections: true });
	const listener: Listener = {
		url: '',
		received: [],
		headers: [],
		answers: [],
		close: async () => await app.close(),
	};
	app.post('/hook', async (request, reply) => {
		listener.received.push(request.body as SeenEvent);
		listener.headers.push(request.headers);
		const status = listener.handle ? await listener.handle(request) : (listener.answers.shift() ?? 200);
		return await reply.code(status).send('');
	});
	listener.url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/hook`;
	return listener;
}
