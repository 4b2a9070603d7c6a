import { createHash } from 'node:crypto';

import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';

import { attempt } from '../../../lib/attempt';
import {
	ChargebeeError,
	type ChargebeeWebhookEndpoint,
	deleteEndpoint,
	type EndpointSettings,
	type EventGroup,
	explainChargebee,
	listEndpoints,
	saveEndpoint,
} from '../../../lib/chargebee';
import { RequestError } from '../../../lib/http';
import { nodeError } from '../../shared/nodeError';
import { chargebeeSite, type Site } from '../site';
import { chosenEvents } from './chosenEvents';
import { explainRefusal } from './explainRefusal';
import type { TriggerOptions } from './fields';

/** What the node remembers between publishing and unpublishing. */
interface Memory {
	endpointId?: string;
	/** Digest of what was registered, the password included, which Chargebee never gives back. */
	registered?: string;
}

const memory = (hook: IHookFunctions) => hook.getWorkflowStaticData('node') as Memory;

/** Whether the endpoint of this node stands on the site just as the node wants it. */
export async function isRegistered(this: IHookFunctions): Promise<boolean> {
	const wanted = await wantedEndpoint(this);
	const own = await told(this, wanted.settings, async () => await findOwn(wanted));
	return own !== undefined && memory(this).endpointId === own.id && memory(this).registered === digest(wanted.settings);
}

/**
 * Registers the endpoint of this node: the one with its address is taken over, so that a crash between registering
 * and remembering never takes a second place.
 */
export async function register(this: IHookFunctions): Promise<boolean> {
	const wanted = await wantedEndpoint(this);
	const { client, settings } = wanted;
	const saved = await told(this, settings, async () => {
		const own = await findOwn(wanted);
		if (!own || !mustBeMadeAnew(own, settings)) return await saveEndpoint(client, settings, `${Date.now()}`, own?.id);
		await deleteEndpoint(client, own.id, keyOf(own.id));
		return await saveEndpoint(client, settings, `${Date.now()}`);
	});
	Object.assign(memory(this), { endpointId: saved.id, registered: digest(settings) });
	return true;
}

/** Removes the endpoint of this node; one that is gone already is fine. */
export async function unregister(this: IHookFunctions): Promise<boolean> {
	const { client } = await chargebeeSite(this);
	const url = this.getNodeWebhookUrl('default');
	const removed = await attempt(async () => {
		const own = (await listEndpoints(client)).filter((endpoint) => endpoint.url === url);
		for (const { id } of own) await deleteEndpoint(client, id, keyOf(id));
	});
	if (!removed.ok && !isGone(removed.error)) {
		this.logger.warn(`The webhook endpoint ${url} could not be removed from Chargebee: ${String(removed.error)}`);
		return false;
	}
	Object.assign(memory(this), { endpointId: undefined, registered: undefined });
	return true;
}

interface Wanted extends Site {
	settings: EndpointSettings;
}

async function wantedEndpoint(hook: IHookFunctions): Promise<Wanted> {
	const site = await chargebeeSite(hook);
	const { webhookUser: user = '', webhookPassword: password = '' } = site.credential;
	if (user === '' || password === '') {
		throw new NodeOperationError(hook.getNode(), 'The credential has no webhook user and password', {
			description: 'Enter both in the credential. Chargebee sends them with every event; without them anybody could send one.',
		});
	}
	const url = hook.getNodeWebhookUrl('default') ?? '';
	return { ...site, settings: { name: endpointName(hook), url, user, password, events: eventsOf(hook) } };
}

/** Each attempt of ours is a write of its own; a repeat whose reply was lost is not. */
const keyOf = (id: string) => ({ idempotencyKey: `${Date.now()}:${id}` });

/** Chargebee takes 50 characters. */
const endpointName = (hook: IHookFunctions) => `n8n: ${hook.getWorkflow().name ?? hook.getNode().name}`.slice(0, 50);

function eventsOf(hook: IHookFunctions): string[] {
	const { otherEvents } = hook.getNodeParameter('options', {}) as TriggerOptions;
	const groups = hook.getNodeParameter('groups', []) as EventGroup[];
	const events = hook.getNodeParameter('events', []) as string[];
	return chosenEvents(hook.getNode(), { groups, events, otherEvents });
}

async function findOwn({ client, settings }: Wanted) {
	return (await listEndpoints(client)).find(({ url }) => url === settings.url);
}

/** Every event is meant by an empty list, and a form cannot carry one: an update would leave the old list standing. */
function mustBeMadeAnew({ enabled_events: enabled = [] }: ChargebeeWebhookEndpoint, { events }: EndpointSettings): boolean {
	return events.length === 0 && enabled.length > 0;
}

function digest(settings: EndpointSettings): string {
	return createHash('sha256').update(JSON.stringify(settings)).digest('hex');
}

async function told<T>(hook: IHookFunctions, settings: EndpointSettings, action: () => Promise<T>): Promise<T> {
	const done = await attempt(action);
	if (done.ok) return done.value;
	if (!(done.error instanceof RequestError)) throw done.error;
	const { client } = await chargebeeSite(hook);
	const known = done.error instanceof ChargebeeError ? await explainRefusal(done.error, settings.url, client) : undefined;
	throw nodeError(hook.getNode(), known ?? explainChargebee(done.error, 'The webhook endpoint', Date.now()));
}

const isGone = (error: unknown) => error instanceof ChargebeeError && error.status === 404;
