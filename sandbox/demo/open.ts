import { SandboxControl } from '../control';
import { N8nClient } from '../n8n/client';
import type { Owner } from '../n8n/client/session';
import { freePort } from '../n8n/freePort';
import { ensureN8n } from '../n8n/install';
import { installPackage } from '../n8n/package/installPackage';
import { packPackage } from '../n8n/package/packPackage';
import type { RunningN8n } from '../n8n/start';
import { startN8n } from '../n8n/start';
import { undoOnFailure } from '../n8n/undoOnFailure';
import type { Sandbox } from '../start';
import { startSandbox } from '../start';
import { saveCredentials } from './credentials';
import { DemoState } from './state';
import type { CredentialReferences } from './templates';
import { CALLED_BY_OTHERS, importTemplates, templateId } from './templates';
import { allowWebhooks, portForN8n } from './webhookPort';

/** Who logs in to the demo's n8n. */
export const OWNER: Owner = { email: 'demo@example.com', password: 'Sandbox-Demo-1' };

/** A real n8n with the package, credentials and templates, beside the sandbox it talks to. */
export interface Demo {
	sandbox: Sandbox;
	control: SandboxControl;
	server: RunningN8n;
	n8n: N8nClient;
	credentials: CredentialReferences;
	state: DemoState;
	/** Starts n8n again in the same user folder, after `server.stop()` or `server.kill()`. */
	restart(): Promise<void>;
	/** Saves the sandbox and ends everything that `openDemo` started. */
	close(): Promise<void>;
}

export interface OpenOptions {
	/** Keeps n8n's user folder, the packed package, the ports and the sandbox's state. */
	folder: string;
	log: (line: string) => void;
	/** Further settings of n8n, by their environment variables. */
	settings?: Record<string, string>;
	/** Where n8n listens in a new folder, if the port is free; by default where Chargebee calls. */
	port?: number;
}

async function openSandbox(state: DemoState): Promise<{ sandbox: Sandbox; control: SandboxControl }> {
	const ports = state.ports();
	const sandbox = await startSandbox({
		visma: { port: await freePort(ports.visma) },
		chargebee: { port: await freePort(ports.chargebee) },
		pagePort: await freePort(ports.page),
	});
	const control = new SandboxControl(sandbox.visma.url, sandbox.chargebee.url);
	await undoOnFailure(
		async () => await state.restoreSandbox(control),
		async () => await sandbox.stop(),
	);
	return { sandbox, control };
}

const portOf = (url: string) => Number(new URL(url).port);

/**
 * Starts the sandbox and a real n8n, installs the built package, saves and tests the credentials, imports the
 * templates, and publishes those that others call. In a folder used before, everything there is found again.
 */
export async function openDemo({ folder, log, settings, port: wanted }: OpenOptions): Promise<Demo> {
	const state = new DemoState(folder);
	state.claim();
	const installation = await ensureN8n(log);
	const packed = await packPackage(state.packageFolder);
	log(`Packed ${packed.name} ${packed.version}`);

	const { sandbox, control } = await openSandbox(state);
	log(`Sandbox: Visma.net at ${sandbox.visma.url}, Chargebee at ${sandbox.chargebee.url}`);
	let server: RunningN8n | undefined;
	const end = async () => {
		await server?.stop();
		await sandbox.stop();
		state.release();
	};
	const start = async () => {
		const { userFolder } = state;
		const port = await portForN8n(state.ports().n8n, wanted);
		server = await startN8n({ installation, userFolder, port, pathFirst: [packed.binFolder], settings });
		await allowWebhooks(control, server.port, log);
		const n8n = new N8nClient(server.url);
		await n8n.session.enter(OWNER);
		return { server, n8n };
	};

	return await undoOnFailure(async () => {
		log('Starting n8n ...');
		const demo: Demo = {
			sandbox,
			control,
			state,
			credentials: {},
			...(await start()),
			restart: async () => {
				Object.assign(demo, await start());
			},
			close: async () => {
				await state.saveSandbox(control);
				await end();
			},
		};
		log(`n8n ready at ${demo.server.url}`);
		savePorts(demo);
		await installPackage(demo.n8n, packed, state.userFolder);
		log(`Installed ${packed.name} in n8n (Settings > Community nodes)`);
		await furnish(demo, log);
		return demo;
	}, end);
}

function savePorts({ state, server, sandbox }: Demo): void {
	const { visma, chargebee, pageUrl } = sandbox;
	state.savePorts({ n8n: server.port, visma: portOf(visma.url), chargebee: portOf(chargebee.url), page: portOf(pageUrl) });
}

/** What a person does after installing the package: credentials, templates, and publishing them. */
async function furnish(demo: Demo, log: (line: string) => void): Promise<void> {
	const { n8n, sandbox } = demo;
	demo.credentials = await saveCredentials(n8n, { visma: sandbox.visma.url, chargebee: sandbox.chargebee.url });
	log('Credentials saved, and tested by n8n: OK');
	await importTemplates(n8n, demo.credentials);
	for (const name of CALLED_BY_OTHERS) await n8n.workflows.publish(templateId(name));
	log('Templates imported');
}
