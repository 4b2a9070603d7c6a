import type { RateLimitState } from '../../http';

/** What the first load will ask of both systems. */
export interface Work {
	/** Customers that the sync looks up. */
	customers: number;
	/** Writes that they cost. */
	customerWrites: number;
	/** Invoices and credit notes in Visma.net, at most. */
	documents: number;
}

/** What is known of the limits, and what is taken for granted. */
export interface Limits {
	/** As Visma.net's answers told it last; undefined when they did not. */
	visma: RateLimitState | undefined;
	/** Calls a minute, which Chargebee does not tell. */
	chargebeePerMinute: number;
	/** Chargebee's calls under way at once. */
	concurrency: number;
	/** How long a call took on average, in milliseconds, as far as this run tells. */
	chargebeeCallMs: number;
	vismaCallMs: number;
}

/** Calls to one system and how long they take. */
export interface SideForecast {
	customerCalls: number;
	documentCalls: number;
	minutes: number;
	/** What the time rests on, in words. */
	basis: string;
}

export interface Forecast {
	visma: SideForecast;
	chargebee: SideForecast;
	/** Both: the sync reads from one and writes to the other in turn. */
	minutes: number;
}

/** Records that one call reads. */
const CHARGEBEE_PAGE = 100;
/** As large as a page of Visma.net was seen to be. */
const VISMA_PAGE = 1000;
const WINDOW_MINUTES = 60;

/** Reckons what a first load costs. @param nowMs epoch milliseconds */
export function forecast({ customers, customerWrites, documents }: Work, limits: Limits, nowMs: number): Forecast {
	const pages = (count: number, size: number) => Math.ceil(count / size);
	const visma = vismaSide(pages(customers, VISMA_PAGE), pages(documents, VISMA_PAGE), limits, nowMs);
	const reads = pages(customers, CHARGEBEE_PAGE);
	const chargebee = chargebeeSide(reads + customerWrites, pages(documents, CHARGEBEE_PAGE) + documents, limits);
	return { visma, chargebee, minutes: rounded(visma.minutes + chargebee.minutes) };
}

function chargebeeSide(customerCalls: number, documentCalls: number, limits: Limits): SideForecast {
	const { chargebeePerMinute, concurrency, chargebeeCallMs } = limits;
	const calls = customerCalls + documentCalls;
	const atOnce = (calls * chargebeeCallMs) / concurrency / 60_000;
	const limited = calls / chargebeePerMinute;
	const basis =
		limited >= atOnce
			? `${chargebeePerMinute} calls a minute (assumed: Chargebee does not tell its limit)`
			: `${Math.round(chargebeeCallMs)} ms a call (as reads took now), ${concurrency} at once`;
	return { customerCalls, documentCalls, minutes: rounded(Math.max(atOnce, limited)), basis };
}

function vismaSide(customerCalls: number, documentCalls: number, { visma, vismaCallMs }: Limits, nowMs: number): SideForecast {
	const calls = customerCalls + documentCalls;
	const working = (calls * vismaCallMs) / 60_000;
	if (!visma) return { customerCalls, documentCalls, minutes: rounded(working), basis: 'Visma.net did not tell its limit' };
	const { limit, remaining, resetsAt } = visma;
	const basis = `${remaining} of ${limit} calls left until ${new Date(resetsAt).toISOString().slice(11, 16)} UTC (told by Visma.net)`;
	const beyond = Math.max(0, calls - remaining);
	const untilReset = Math.max(0, resetsAt - nowMs) / 60_000;
	const waiting = beyond === 0 ? 0 : untilReset + (Math.ceil(beyond / Math.max(1, limit)) - 1) * WINDOW_MINUTES;
	return { customerCalls, documentCalls, minutes: rounded(Math.max(working, waiting)), basis };
}

/** Less than a minute shows as a tenth. */
const rounded = (minutes: number) => Math.ceil(minutes * 10) / 10;
