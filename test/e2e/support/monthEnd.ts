import type { Demo } from '../../../sandbox/demo/open';
import { templateId } from '../../../sandbox/demo/templates';
import type { ExecutionDetail } from '../../../sandbox/n8n/client/executions';

export const MONTH_END_FLOW = templateId('month-end');
const BY_HAND = 'By Hand';

/** Starts *Month-End Recognition* by hand for a month, as a person who wrote it into *Period*; returns the execution's id. */
export async function startMonthEnd({ n8n }: Demo, period: string): Promise<string> {
	const workflow = await n8n.workflows.get(MONTH_END_FLOW);
	const assignments = { assignments: [{ id: 'period', name: 'period', value: period, type: 'string' }] };
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Period' ? { ...node, parameters: { ...node.parameters, assignments } } : node,
	);
	await n8n.workflows.save({ ...workflow, nodes });
	return await n8n.workflows.run(MONTH_END_FLOW, BY_HAND);
}

/** Runs *Month-End Recognition* for a month; returns the execution that has ended and what its last node says. */
export async function runMonthEnd(demo: Demo, period: string): Promise<{ execution: ExecutionDetail; summary: Record<string, unknown> }> {
	const id = await startMonthEnd(demo, period);
	const execution = await demo.n8n.executions.finished(id, { timeout: 600_000 });
	const output = execution.data.resultData.runData.Summary?.[0]?.data?.main?.[0]?.[0]?.json;
	return { execution, summary: (output ?? {}) as Record<string, unknown> };
}
