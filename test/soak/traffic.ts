import type { SandboxControl } from '../../sandbox/control';
import type { LoggedRequest } from '../../sandbox/server/requestLog';

const nameOf = ({ method, path }: LoggedRequest) =>
	`${method} ${path.replace(/\/(CB|GL)[0-9A-Z]+/, '/{number}').replace(/(\/api\/v2\/\w+)\/[^/]+/, '$1/{id}')}`;

/** What is read of the servers' logs, before they forget it. */
export class Traffic {
	/** Calls by what they do. */
	readonly visma: Record<string, number> = {};
	readonly chargebee: Record<string, number> = {};
	/** When the post arrived that created a batch, by number. */
	readonly postedAt = new Map<string, number>();
	private last = { visma: 0, chargebee: 0 };

	constructor(private readonly control: SandboxControl) {}

	/** Reads what came in since the last time. */
	async read(): Promise<void> {
		for (const server of ['visma', 'chargebee'] as const) {
			const requests = await this.control[server].requests(this.last[server]);
			this.last[server] = requests.at(-1)?.seq ?? this.last[server];
			for (const request of requests) this[server][nameOf(request)] = (this[server][nameOf(request)] ?? 0) + 1;
			if (server === 'visma') for (const request of requests) this.note(request);
		}
	}

	private note({ method, path, body, status, effect, at }: LoggedRequest): void {
		if (method !== 'POST' || path !== '/v2/journaltransaction') return;
		const number = (body as { batchNumber?: { value?: string } }).batchNumber?.value ?? '';
		const isDone = status === 201;
		if (isDone || (effect === 'error-after' && !this.postedAt.has(number))) this.postedAt.set(number, Date.parse(at));
	}
}

export const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
