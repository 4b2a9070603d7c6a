import { createChargebeeServer } from './chargebee/server';
import { createPageServer } from './page/server';
import { createVismaServer } from './visma/server';

export interface ServerOptions {
	/** 0, the default, takes a free port. */
	port?: number;
	/** Default 127.0.0.1. */
	host?: string;
}

export interface SandboxOptions {
	visma?: ServerOptions;
	chargebee?: ServerOptions;
	/** What the servers hold at the start; default `nordic`. */
	seed?: 'nordic' | 'empty';
	/** Port of the page that shows both companies; default a free one. */
	pagePort?: number;
}

export interface Sandbox {
	/** `url` is scheme, host and port: the token endpoint is at `/connect/token`, the API at `/v1/...`. */
	visma: { url: string };
	/** `url` is scheme, host and port: the API is at `/api/v2/...`. */
	chargebee: { url: string };
	/** The page that shows both companies, live. */
	pageUrl: string;
	stop(): Promise<void>;
}

/** Starts both servers and the page. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const visma = createVismaServer();
	const chargebee = createChargebeeServer();
	const page = createPageServer({ visma, chargebee });
	const order = { seed: options.seed ?? 'nordic', count: 0 };
	for (const { standIn } of [visma, chargebee]) standIn.vendor.reset(order);
	const listen = async (app: typeof page, { port = 0, host = '127.0.0.1' }: ServerOptions = {}) =>
		await app.listen({ port, host });
	const stop = async () => {
		await Promise.all([visma.app.close(), chargebee.app.close(), page.close()]);
	};
	let started = false;
	try {
		const sandbox = {
			visma: { url: await listen(visma.app, options.visma) },
			chargebee: { url: await listen(chargebee.app, options.chargebee) },
			pageUrl: await listen(page, { port: options.pagePort }),
			stop,
		};
		started = true;
		return sandbox;
	} finally {
		if (!started) await stop();
	}
}
