import type { SandboxControl } from '../control';
import { freePort } from '../n8n/freePort';

/** Ports that Chargebee calls, and that a program may listen on without special rights. */
const CALLED = [8080, 8443];

/** Where n8n should listen: where it did before, else where it is asked to or Chargebee calls, else anywhere. */
export async function portForN8n(before?: number, asked?: number): Promise<number> {
	for (const port of [before, ...(asked === undefined ? CALLED : [asked])]) {
		if (port !== undefined && (await freePort(port)) === port) return port;
	}
	return await freePort();
}

/** Lifts Chargebee's rule of ports in the sandbox when n8n listens on another one. */
export async function allowWebhooks(
	{ chargebee }: SandboxControl,
	port: number,
	log: (line: string) => void,
): Promise<void> {
	if (CALLED.includes(port)) return;
	await chargebee.settings({ webhooks: { anyPort: true } });
	log(`Ports ${CALLED.join(' and ')} are taken, n8n listens on ${port}: the sandbox sets anyPort, which the real Chargebee has not`);
}
