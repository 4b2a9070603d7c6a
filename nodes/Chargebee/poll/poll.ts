import { type IDataObject, type INodeExecutionData, type IPollFunctions, NodeOperationError } from 'n8n-workflow';

import { attempt } from '../../../lib/attempt';
import { causedByUs, type ChargebeeEvent, type EventGroup, explainChargebee } from '../../../lib/chargebee';
import { RequestError } from '../../../lib/http';
import { type EventCursor, newestEvents, pollEvents, startingAt, startingNow } from '../../../lib/sync/events';
import { nodeError } from '../../shared/nodeError';
import { Beginnings } from '../../shared/polling/beginnings';
import { logFirstFailure } from '../../shared/polling/firstFailure';
import { OneAtATime, triggerName } from '../../shared/polling/oneAtATime';
import { chargebeeSite, type Site } from '../site';
import { siteSeconds, zoneOf } from '../siteTime';
import { chosenEvents } from '../trigger/chosenEvents';
import { DEFAULTS, type PollOptions, type StartFrom } from './fields';
import { type Memory, recall, remember, startName } from './memory';

/** n8n before 2.41 names no budget; this is what later ones give without durable cursors. */
const BUDGET_MS = 300_000;
/** As many of the latest events are looked through for a sample. */
const SAMPLE = 20;

const polls = new OneAtATime();
const beginnings = new Beginnings<EventCursor>();

/** One poll: events as the webhook trigger gives them, oldest first; null when nothing happened. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const budget = budgetOf(this);
	// The last page may begin just before the deadline, be repeated once its waits are over, and take its full time.
	const deadline = Date.now() + budget / 2;
	const site = await chargebeeSite(this, { policy: { waitBudgetMs: budget / 6 }, timeoutMs: budget / 3 });
	if (this.getMode() === 'manual') return [[asItem(await sample(this, site))]];

	return await polls.run(triggerName(this), async () => await pollOnce(this, site, deadline));
}

async function pollOnce(poll: IPollFunctions, site: Site, deadline: number): Promise<INodeExecutionData[][] | null> {
	const memory = recall(poll);
	const polled = await attempt(async () => await takeEvents(poll, site, memory, deadline));
	if (!polled.ok) return failed(poll, memory, polled.error);
	const { events, ...kept } = polled.value;
	remember(poll, { ...kept, failures: 0 });
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
	const news = events.filter((event) => isNews(poll, site, event));
	// What is handed over may still be lost on the way to being saved: only a poll without it moves the beginning.
	if (start.isFirst && news.length === 0) beginnings.remember(triggerName(poll), start.name, cursor, Date.now());
	return { events: news, cursor, start: start.name };
}

/** The cursor that was kept, or a new one where there is none for this site and this start. */
async function startOf(poll: IPollFunctions, site: Site, memory: Memory): Promise<{ cursor: EventCursor; name: string; isFirst: boolean }> {
	const from = poll.getNodeParameter('startFrom') as StartFrom;
	const { site: siteName, baseUrl } = site.credential;
	const date = from === 'date' ? siteSeconds(poll.getNodeParameter('startDate'), zoneOf(site.credential), 'Start Date', poll.getNode()) : 0;
	if (date === undefined) throw new NodeOperationError(poll.getNode(), 'Start Date is empty');
	const name = startName(siteName, baseUrl, from, date);
	if (memory.cursor && memory.start === name) return { cursor: memory.cursor, name, isFirst: false };
	const begun = beginnings.take(triggerName(poll), name, Date.now());
	const cursor = begun ?? (from === 'now' ? await startingNow(site.client) : startingAt(date));
	beginnings.remember(triggerName(poll), name, cursor, Date.now());
	return { cursor, name, isFirst: true };
}

/** The cursor stands, so nothing is lost. */
function failed(poll: IPollFunctions, { failures = 0 }: Memory, cause: unknown): null {
	remember(poll, { failures: failures + 1 });
	return logFirstFailure(poll, failures, presentable(poll, cause));
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
