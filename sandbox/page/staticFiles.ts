/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { projectRoot } from '../n8n/projectRoot';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};

/** Serves the page's own files, found in the checkout: compiling does not copy them. */
export function staticFiles(app: FastifyInstance): void {
	const folder = join(projectRoot(), 'sandbox/page');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/'));
	for (const file of files) {
		const type = TYPES[extname(file)];
		if (type === undefined) continue;
		app.get(file === 'index.html' ? '/' : `/${file}`, async (_request, reply) => {
			reply.header('content-type', type).header('cache-control', 'no-cache');
			return readFileSync(join(folder, file), 'utf8');
		});
	}
}
