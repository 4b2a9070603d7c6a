import { type IDataObject, type INodeExecutionData, type IPollFunctions, NodeOperationError } from 'n8n-workflow';

import { attempt } from '../../../lib/attempt';
import { causedByUs, type ChargebeeEvent, type EventGroup, explainChargebee } from '../../../lib/chargebee';
import { RequestError } from '../../../lib/http';
import { type EventCursor, newestEvents, pollEvents, startingAt, startingNow } from '../../../lib/sync/events';
import { nodeError } from '../../shared/nodeError';
import { polling, triggerName } from '../../shared/polling';
import { chargebeeSite, type Site } from '../site';
import { siteSeconds, zoneOf } from '../siteTime';
import { chosenEvents } from '../trigger/chosenEvents';
import { DEFAULTS, type PollOptions, type StartFrom } from './fields';
import { type Memory, recall, remember, startName } from './memory';

/** n8n before 2.41 names no budget; this is what later ones give without durable cursors. */
const BUDGET_MS = 300_000;
/** As many of the latest events are looked through for a sample. */
const SAMPLE = 20;

/** One poll: events as the webhook trigger gives them, oldest first; null when nothing happened. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const budget = budgetOf(this);
	// The last page may begin just before the deadline, be repeated once its waits are over, and take its full time.
	const deadline = Date.now() + budget / 2;
	const site = await chargebeeSite(this, { policy: { waitBudgetMs: budget / 6 }, timeoutMs: budget / 3 });
	if (this.getMode() === 'manual') return [[asItem(await sample(this, site))]];

	const name = triggerName(this);
	if (polling.has(name)) return null;
	polling.add(name);
	const memory = recall(this);
	const polled = await attempt(async () => await takeEvents(this, site, memory, deadline));
	polling.delete(name);
	if (!polled.ok) return failed(this, memory, polled.error);
	const { events, ...kept } = polled.value;
	remember(this, { ...kept, failures: 0 });
	return events.length > 0 ? [events.map(asItem)] : null;
}

const budgetOf = (poll: Partial<IPollFunctions>): number => poll.getPollBudgetMs?.() ?? BUDGET_MS;

const asItem = (event: ChargebeeEvent): INodeExecutionData => ({ json: event as unknown as IDataObject });

async function takeEvents(poll: IPollFunctions, site: Site, memory: Memory, deadline: number) {
	const types = typesOf(poll);
	const { overlapMinutes = DEFAULTS.overlapMinutes, eventsPerPoll: limit = DEFAULTS.eventsPerPoll } = optionsOf(poll);
	const start = await startOf(poll, site, memory);
	const order = { client: site.client, types, overlap: overlapMinutes * 60, limit, deadline, clock: () => Date.now() };
	const { events, cursor, stoppedBy } = await pollEvents(start.cursor, order);
	if (stoppedBy !== undefined && events.length === 0) throw stoppedBy;
	if (stoppedBy !== undefined) poll.logger.warn(`Chargebee stopped answering; the next poll goes on: ${String(stoppedBy)}`);
	return { events: events.filter((event) => isNews(poll, site, event)), cursor, start: start.name };
}

/** The cursor that was kept, or a new one where there is none for this site and this start. */
async function startOf(poll: IPollFunctions, site: Site, memory: Memory): Promise<{ cursor: EventCursor; name: string }> {
	const from = poll.getNodeParameter('startFrom') as StartFrom;
	const { site: siteName, baseUrl } = site.credential;
	const date = from === 'date' ? siteSeconds(poll.getNodeParameter('startDate'), zoneOf(site.credential), 'Start Date', poll.getNode()) : 0;
	if (date === undefined) throw new NodeOperationError(poll.getNode(), 'Start Date is empty');
	const name = startName(siteName, baseUrl, from, date);
	if (memory.cursor && memory.start === name) return { cursor: memory.cursor, name };
	return { cursor: from === 'now' ? await startingNow(site.client) : startingAt(date), name };
}

/**
 * n8n gives a trigger up for good when its very first polls fail (2.41: five times within 15 seconds, never tried
 * again, not even after a restart), so the first failure in a row is logged only: the cursor stands, nothing is lost.
 */
function failed(poll: IPollFunctions, memory: Memory, cause: unknown): null {
	const error = presentable(poll, cause);
	const { failures = 0 } = memory;
	if (failures > 0) throw error;
	poll.logger.warn(`Chargebee events could not be read; the next poll tries again: ${error.message}`);
	remember(poll, { failures: failures + 1 });
	return null;
}

function presentable(poll: IPollFunctions, cause: unknown): Error {
	return cause instanceof RequestError ? nodeError(poll.getNode(), explainChargebee(cause, 'Events', Date.now())) : (cause as Error);
}

/** What a person sees on trying the node out: the latest event; where the node left off stays as it is. */
async function sample(poll: IPollFunctions, site: Site): Promise<ChargebeeEvent> {
	const types = typesOf(poll);
	const read = await attempt(async () => await newestEvents(site.client, types, SAMPLE));
	if (!read.ok) throw presentable(poll, read.error);
	const [newest] = read.value.filter((event) => isNews(poll, site, event));
	if (newest) return newest;
	throw new NodeOperationError(poll.getNode(), 'No such event has happened on the Chargebee site yet', {
		description: 'Choose other events, or make something happen on the site, then fetch again.',
	});
}

function typesOf(poll: IPollFunctions): string[] {
	const groups = poll.getNodeParameter('groups', []) as EventGroup[];
	const events = poll.getNodeParameter('events', []) as string[];
	return chosenEvents(poll.getNode(), { groups, events, otherEvents: optionsOf(poll).otherEvents });
}

const optionsOf = (poll: IPollFunctions): PollOptions => poll.getNodeParameter('options', {}) as PollOptions;

function isNews(poll: IPollFunctions, { credential }: Site, event: ChargebeeEvent): boolean {
	const { ownUser = '' } = optionsOf(poll);
	return causedByUs(event, { invoiceIdPrefix: credential.invoiceIdPrefix, apiKeyName: ownUser }) === undefined;
}
