import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { ExplainedError } from '../../../lib/http';
import { beginAt, beginNow, type Change, CHANGE_SOURCES, type ChangeState, type ChangeType, pollChanges } from '../../../lib/sync/changes';
import { vismaTime } from '../../../lib/visma';
import { vismaCompany, type VismaCompany } from '../client';
import { MAX_RECORDS } from './fields';

/** Parts of an invoice or credit note that come along unless the options say otherwise. */
const DEFAULT_PARTS = ['Applications', 'InvoiceAddress', 'TaxDetails'];
/** What older versions of n8n give a poll, which do not say. */
const USUAL_BUDGET_MS = 300_000;
/** A last call may take its time after the check: a share of the budget is left for it. */
const SHARE = 0.7;

/** What the parameters order. */
export interface Order {
	resource: keyof typeof CHANGE_SOURCES;
	wanted: ChangeType[];
	startFrom: 'now' | 'date' | 'everything';
	startDate: string;
	overlapMinutes: number;
	pageSize?: number;
	maxRecords: number;
	maxWaitSeconds: number;
	query: Record<string, boolean>;
}

interface Options {
	expand?: string[];
	maxRecords?: number;
	maxWaitSeconds?: number;
	overlapMinutes?: number;
	pageSize?: number;
}

export function readOrder(context: IPollFunctions): Order {
	const resource = context.getNodeParameter('resource') as Order['resource'];
	const startFrom = context.getNodeParameter('startFrom') as Order['startFrom'];
	const triggerOn = context.getNodeParameter('triggerOn', 'both') as ChangeType | 'both';
	const options = context.getNodeParameter('options', {}) as Options;
	const { expand = DEFAULT_PARTS, maxRecords = MAX_RECORDS, maxWaitSeconds = 30, overlapMinutes = 120, pageSize } = options;
	const isDocument = resource === 'customerInvoice' || resource === 'customerCreditNote';
	const startDate: unknown = startFrom === 'date' ? context.getNodeParameter('startDate', '') : '';
	return {
		resource,
		wanted: triggerOn === 'both' || resource === 'customerPayment' ? ['created', 'changed'] : [triggerOn],
		startFrom,
		startDate: startDate instanceof Date ? startDate.toISOString() : String(startDate ?? '').trim(),
		overlapMinutes: Math.max(60, overlapMinutes),
		pageSize,
		maxRecords: Math.max(1, maxRecords),
		maxWaitSeconds,
		query: isDocument ? Object.fromEntries(expand.map((part) => [`expand${part}`, true])) : {},
	};
}

/** What is new, and what to keep for the next poll. */
export async function poll(
	context: IPollFunctions,
	order: Order,
	known: ChangeState | undefined,
): Promise<{ items: IDataObject[]; state: ChangeState }> {
	const source = CHANGE_SOURCES[order.resource];
	const company = await vismaCompany(context, { waitBudgetMs: order.maxWaitSeconds * 1000 });
	const { clock } = company.client.time;
	const begun = clock();
	const budgetMs = 'getPollBudgetMs' in context ? context.getPollBudgetMs() : USUAL_BUDGET_MS;
	leaveTheRest(company, source.many);
	const state = known ?? (await begin(company, order));
	if (!known && order.startFrom === 'now') return { items: [], state };
	const { overlapMinutes, pageSize, query, maxRecords: maxChanges } = order;
	const localNow = vismaTime(new Date(begun).toISOString(), company.timezone);
	const options = { overlapMinutes, pageSize, maxChanges, query, localNow, hasTime: () => clock() < begun + budgetMs * SHARE };
	const polled = await pollChanges(company.client, source, state, options);
	if (clock() >= begun + budgetMs) throw tooLate(source.many);
	return { items: polled.changes.filter(({ type }) => order.wanted.includes(type)).map(itemOf), state: polled.state };
}

const itemOf = ({ type, row }: Change) => ({ ...row, changeType: type }) as IDataObject;

async function begin({ client, timezone }: VismaCompany, order: Order): Promise<ChangeState> {
	const source = CHANGE_SOURCES[order.resource];
	if (order.startFrom === 'everything') return beginAt('');
	if (order.startFrom === 'date') return beginAt(vismaTime(order.startDate, timezone));
	const now = vismaTime(new Date(client.time.clock()).toISOString(), timezone);
	return await beginNow(client, source, now, order.overlapMinutes);
}

/** n8n gave the poll up meanwhile: what it hands over now is lost, so that nothing of it must be remembered. */
const tooLate = (many: string) =>
	new ExplainedError({
		message: `New and changed ${many} were read too slowly: n8n had given the poll up`,
		remedy: 'Nothing is lost: the next poll reads them again. Set a smaller Page Size and Max Wait in the options if this comes back.',
		code: 'visma-poll-too-slow',
		failure: { cause: 'temporarily-unavailable' },
	});

/** A poll can wait; the flows of people who wait for an answer cannot. */
function leaveTheRest({ client, budget, processes }: VismaCompany, many: string): void {
	const now = client.time.clock();
	const state = budget.state(now);
	if (!state || !budget.isNearlySpent(now, processes)) return;
	const until = new Date(state.resetsAt).toISOString().slice(0, 16).replace('T', ' ');
	throw new ExplainedError({
		message: `New and changed ${many} were not read: Visma.net takes only ${state.remaining} more of ${state.limit} calls until ${until} UTC`,
		remedy: 'Nothing is lost: the next poll goes on where the last one ended. Let flows run less often if this comes back.',
		code: 'visma-budget-spent',
		failure: { cause: 'rate-limited', retryAfterMs: state.resetsAt - now },
	});
}
