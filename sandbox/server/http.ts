import fastify, { type FastifyInstance } from 'fastify';
import qs from 'qs';

import { Refusal } from './refusal';

/** Query and form text to nested values: `a[b][0]=1` becomes `{a: {b: ['1']}}`. */
export function parseForm(text: string): Record<string, unknown> {
	return qs.parse(text, {
		depth: 6,
		parameterLimit: 20_000,
		arrayLimit: 1000,
		allowSparse: true,
		ignoreQueryPrefix: true,
	});
}

/** An empty HTTP server; what handlers throw as a Refusal is sent as it is. */
export function createHttpServer(): FastifyInstance {
	const app = fastify({
		// A held or slow request must not keep `stop` waiting.
		forceCloseConnections: true,
		bodyLimit: 256 * 1024 * 1024,
		exposeHeadRoutes: false,
		routerOptions: { maxParamLength: 1000, querystringParser: parseForm },
	});
	app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
		done(null, parseForm(body.toString()));
	});
	app.setErrorHandler((error, _request, reply) => {
		if (error instanceof Refusal) return reply.code(error.status).headers(error.headers).send(error.body);
		return reply.send(error);
	});
	return app;
}
