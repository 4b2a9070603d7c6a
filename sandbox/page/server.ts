import fastify, { type FastifyInstance } from 'fastify';

import type { ChargebeeServer } from '../chargebee/server';
import type { VismaServer } from '../visma/server';
import { dataRoutes } from './dataRoutes';
import { forwardControls } from './forwardControls';
import { liveRoute } from './liveRoute';
import { staticFiles } from './staticFiles';

export interface Servers {
	visma: VismaServer;
	chargebee: ChargebeeServer;
}

/** The page that shows both companies: its files, its data, live news, and the controls it has buttons for. */
export function createPageServer(servers: Servers): FastifyInstance {
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	staticFiles(app);
	dataRoutes(app, servers);
	liveRoute(app, [servers.visma.standIn.changes, servers.chargebee.standIn.changes]);
	forwardControls(app, 'visma', servers.visma.app);
	forwardControls(app, 'chargebee', servers.chargebee.app);
	return app;
}
