import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { attempt } from '../../../lib/attempt';
import { causedByUs, type ChargebeeClient, ChargebeeError, type ChargebeeEvent, getEvent, isAuthorized, readEvent } from '../../../lib/chargebee';
import { chargebeeSite } from '../site';
import type { TriggerOptions } from './fields';

/**
 * Chargebee waits for the answer while the event is read afresh (UNVERIFIED how long: 20 to 60 seconds): the last
 * attempt begins within the first limit and takes no longer than the second, so that both together stay below.
 */
const WAIT_BUDGET_MS = 8_000;
const ATTEMPT_MS = 10_000;

/**
 * Takes one delivery. Only an event that is Chargebee's starts an execution; n8n answers 200 when the execution is
 * stored. What cannot be read just now is answered 503, so that Chargebee sends it again.
 */
export async function deliver(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const policy = { waitBudgetMs: WAIT_BUDGET_MS };
	const { client, credential } = await chargebeeSite(this, { policy, timeoutMs: ATTEMPT_MS });
	const { webhookUser = '', webhookPassword = '' } = credential;
	if (!isAuthorized(this.getHeaderData().authorization, webhookUser, webhookPassword)) {
		return refuse(this, 401, 'The webhook user or password is wrong');
	}
	const delivered = readEvent(this.getBodyData());
	if (!delivered) return refuse(this, 400, 'The body is no Chargebee event');

	const { refetch = true, ownUser = '' } = this.getNodeParameter('options', {}) as TriggerOptions;
	const read = refetch ? await readAfresh(client, delivered) : { event: delivered };
	if ('status' in read) return refuse(this, read.status, read.why);

	const reason = causedByUs(read.event, { invoiceIdPrefix: credential.invoiceIdPrefix, apiKeyName: ownUser });
	if (reason !== undefined) {
		this.logger.info(`Chargebee event ${read.event.id} is left alone: ${reason}`);
		return {};
	}
	return { workflowData: [[{ json: read.event as unknown as IDataObject }]] };
}

async function readAfresh(
	client: ChargebeeClient,
	{ id }: ChargebeeEvent,
): Promise<{ event: ChargebeeEvent } | { status: number; why: string }> {
	const read = await attempt(async () => await getEvent(client, id));
	if (read.ok) return { event: read.value };
	const isUnknown = read.error instanceof ChargebeeError && read.error.status === 404;
	if (isUnknown) return { status: 400, why: 'Chargebee does not know this event' };
	return { status: 503, why: 'The event could not be read from Chargebee; send it again' };
}

function refuse(webhook: IWebhookFunctions, status: number, why: string): IWebhookResponseData {
	const headers = status === 401 ? { 'www-authenticate': 'Basic realm="Chargebee webhook"' } : {};
	webhook.getResponseObject().writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(why);
	return { noWebhookResponse: true };
}
