import { DateTime } from 'luxon';
import type { Demo } from '../../../sandbox/demo/open';
import type { ExecutionDetail, ExecutionSummary } from '../../../sandbox/n8n/client/executions';
import type { Workflow } from '../../../sandbox/n8n/client/workflows';
import { waitFor } from '../../../sandbox/n8n/waitFor';
import { CUSTOMERS_FLOW } from './company';

/** Zone of the n8n under test, in which its schedules are read. */
const ZONE = 'Europe/Oslo';
const SECONDS_UNTIL_START = 4;

function onceAt(time: DateTime): Record<string, unknown> {
	const expression = `${time.second} ${time.minute} ${time.hour} ${time.day} ${time.month} *`;
	return { rule: { interval: [{ field: 'cronExpression', expression }] } };
}

/** The workflow with a schedule that comes once, a few seconds from now. */
export function scheduledSoon(workflow: Workflow): Workflow {
	const parameters = onceAt(DateTime.now().setZone(ZONE).plus({ seconds: SECONDS_UNTIL_START }));
	const nodes = workflow.nodes.map((node) => (node.type.endsWith('.scheduleTrigger') ? { ...node, parameters } : node));
	return { ...workflow, nodes };
}

/** Publishes *Customers* with a schedule a few seconds from now; returns the execution it started, still running. */
export async function startBySchedule({ n8n }: Demo, change = (workflow: Workflow) => workflow): Promise<ExecutionSummary> {
	const before = await n8n.executions.newestId();
	const saved = await n8n.workflows.get(CUSTOMERS_FLOW);
	await n8n.workflows.save(change(scheduledSoon(saved)));
	await n8n.workflows.publish(CUSTOMERS_FLOW);
	return await waitFor('Start by the schedule', async () =>
		(await n8n.executions.list({ workflowId: CUSTOMERS_FLOW, after: before })).find(({ mode }) => mode === 'trigger'),
	);
}

/** Lets the schedule of the published *Customers* start it, and waits for its end. */
export async function runBySchedule(demo: Demo, change?: (workflow: Workflow) => Workflow): Promise<ExecutionDetail> {
	const { id } = await startBySchedule(demo, change);
	return await demo.n8n.executions.finished(id, { timeout: 180_000 });
}
