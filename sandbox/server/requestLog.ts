/** One request as it arrived, and what became of it. */
export interface LoggedRequest {
	/** Rises by one with each request; never reset, so that a reader can ask for what is new. */
	seq: number;
	/** ISO time of arrival, UTC. */
	at: string;
	method: string;
	/** Path without the query. */
	path: string;
	query: unknown;
	/** Authorization is masked. */
	headers: Record<string, unknown>;
	/** The decoded form or JSON. */
	body: unknown;
	/** Status of the answer, also when the answer was lost; null while open and when the connection was cut before any work. */
	status: number | null;
	/** Milliseconds until the answer. */
	ms: number | null;
	/** What a refusal said. */
	error?: string;
	/** Type of the fault that hit the request. */
	effect?: string;
}

const SECRET_HEADERS = new Set(['authorization', 'cookie']);
const SECRET_FIELDS = new Set(['client_secret']);

export function maskHeaders(headers: Record<string, unknown>): Record<string, unknown> {
	const mask = ([name, value]: [string, unknown]) => [name, SECRET_HEADERS.has(name) ? '***' : value];
	return Object.fromEntries(Object.entries(headers).map(mask));
}

export function maskBody(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return body ?? null;
	return Object.fromEntries(
		Object.entries(body).map(([name, value]) => [name, SECRET_FIELDS.has(name) ? '***' : value]),
	);
}

/** The latest requests of one server, oldest first. */
export class RequestLog {
	private requests: LoggedRequest[] = [];
	private lastSeq = 0;

	/** @param kept how many requests stay in memory; older ones are forgotten. */
	constructor(private readonly kept: () => number) {}

	open(request: Omit<LoggedRequest, 'seq' | 'status' | 'ms'>): LoggedRequest {
		const entry: LoggedRequest = { ...request, seq: ++this.lastSeq, status: null, ms: null };
		this.requests.push(entry);
		// Cut in large steps: cutting at each request would copy the whole list each time.
		if (this.requests.length > this.kept() * 1.5) this.requests = this.requests.slice(-this.kept());
		return entry;
	}

	since(seq: number): LoggedRequest[] {
		return seq > 0 ? this.requests.filter((request) => request.seq > seq) : this.requests;
	}

	clear(): void {
		this.requests = [];
	}
}
