import { DateTime } from 'luxon';
import type { WorkflowNode } from '../n8n/client/workflows';
import type { ExecutionDetail } from '../n8n/client/executions';
import type { Demo } from './open';
import { itemsOf } from './outcomes';
import { templateId } from './templates';

const BY_HAND = 'By Hand';
const TIMEOUT = 300_000;
/** As the credential says. */
const ZONE = 'Europe/Oslo';

/** What *Month-End Recognition* says at its end. */
export interface Summary {
	period: string;
	documents: number;
	posted: number;
	changed: number;
	unchanged: number;
	skipped: number;
	refused: number;
	callsToVisma: number;
	callsToChargebee: number;
	/** All of it as a sentence. */
	summary: string;
}

/** How a run of it ended; there is no summary when it failed, or when nothing was to be compared. */
export interface MonthEnd {
	execution: ExecutionDetail;
	summary: Partial<Summary>;
}

/** `YYYY-MM` in the time of the site. */
export const thisMonth = () => DateTime.now().setZone(ZONE).toFormat('yyyy-MM');

function withPeriod(node: WorkflowNode, period: string): WorkflowNode {
	if (node.name !== 'Period') return node;
	const assignments = [{ id: 'period', name: 'period', value: period, type: 'string' }];
	return { ...node, parameters: { ...node.parameters, assignments: { assignments } } };
}

/**
 * Runs *Month-End Recognition* by hand for a month, as a person who writes it into *Period*, and waits for its end.
 *
 * @param period `YYYY-MM`
 */
export async function runMonthEnd({ n8n }: Demo, period: string): Promise<MonthEnd> {
	const workflow = await n8n.workflows.get(templateId('month-end'));
	await n8n.workflows.save({ ...workflow, nodes: workflow.nodes.map((node) => withPeriod(node, period)) });
	const execution = await n8n.executions.finished(await n8n.workflows.run(workflow.id, BY_HAND), { timeout: TIMEOUT });
	return { execution, summary: itemsOf(execution, 'Summary')[0] ?? {} };
}
