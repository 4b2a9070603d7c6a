/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request: an answer, or an end of the connection without one. */
export type Step = { status: number; headers?: Record<string, string>; body?: unknown } | 'cut';

/** A server that does what it is told, one step a request; the last step serves all further requests. */
export interface ScriptedServer {
	url: string;
	/** Sets the steps to come and forgets the requests that were. */
	play(...steps: Step[]): void;
	/** Method and path of each request since `play`. */
	requests: string[];
	stop(): Promise<void>;
}

export async function startScriptedServer(): Promise<ScriptedServer> {
	let script: Step[] = [];
	const requests: string[] = [];
	const server = createServer((request, response) => {
		requests.push(`${request.method} ${request.url}`);
		const step = script.length > 1 ? script.shift() : script[0];
		request.resume().on('end', () => perform(step ?? { status: 200 }, response));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		play: (...steps) => {
			script = steps;
			requests.length = 0;
		},
		requests,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function perform(step: Step, response: ServerResponse): void {
	if (step === 'cut') {
		response.destroy();
		return;
	}
	const body = step.body === undefined ? '' : JSON.stringify(step.body);
	response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers }).end(body);
}
