import fastify, { type FastifyInstance } from 'fastify';

interface Server {
	app: FastifyInstance;
}

export interface Servers {
	visma: Server;
	chargebee: Server;
}

/** The page that shows both companies. */
export function createPageServer(_servers: Servers): FastifyInstance {
	return fastify({ forceCloseConnections: true });
}
