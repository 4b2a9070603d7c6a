import type { ExecutionDetail } from '../n8n/client/executions';

/** Name of the node in the templates that writes to Chargebee. */
export const SYNC_NODE = 'Sync to Chargebee';

export type OutcomeCounts = Partial<Record<string, number>>;

/** The `json` of every item that a node gave out, of all its runs in the execution. */
export function itemsOf(execution: ExecutionDetail, nodeName: string): Array<Record<string, unknown>> {
	const runs = execution.data.resultData.runData[nodeName] ?? [];
	return runs.flatMap((run) => (run.data?.main ?? []).flatMap((output) => (output ?? []).map((item) => item.json)));
}

/** How many records ended with which outcome. */
export function countOutcomes(execution: ExecutionDetail): OutcomeCounts {
	const counts: OutcomeCounts = {};
	for (const { outcome } of itemsOf(execution, SYNC_NODE)) {
		const name = String(outcome);
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}
