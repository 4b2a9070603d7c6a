import { Line, RateBudget, type Wire } from '../../lib/http';

/** What all executions of this process share about one company and application: Visma.net counts calls by both. */
export interface Shared {
	budget: RateBudget;
	/** Visma.net limits bursts too: calls to one company are never made side by side. */
	line: Line;
}

const companies = new Map<string, Shared>();

/** What is shared by everything that calls the same company with the same application. */
export function sharedOf(credential: { baseUrl: string; clientId?: string; tenantId?: string }): Shared {
	const key = JSON.stringify([credential.baseUrl, credential.clientId, credential.tenantId]);
	const known = companies.get(key);
	if (known) return known;
	const fresh = { budget: new RateBudget(), line: new Line() };
	companies.set(key, fresh);
	return fresh;
}

/** A wire on which calls take turns, and whose answers feed the budget. */
export function sharing(wire: Wire, { budget, line }: Shared): Wire {
	return {
		...wire,
		send: async (call) => {
			const answer = await line.run(async () => await wire.send(call));
			budget.observe(answer.headers, wire.clock());
			return answer;
		},
	};
}
