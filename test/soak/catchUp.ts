import type { Demo } from '../../sandbox/demo/open';
import { templateId } from '../../sandbox/demo/templates';
import { allEnded } from '../e2e/support/retries';

export const MISSED_EVENTS_FLOW = templateId('missed-events');

/** Sets up *Missed Events* as a person does for a site that has a past; n8n polls when it is published. */
export async function prepareCatchUp({ n8n }: Demo): Promise<void> {
	const workflow = await n8n.workflows.get(MISSED_EVENTS_FLOW);
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.chargebeeBillingPollTrigger')
			? { ...node, parameters: { ...node.parameters, startFrom: 'beginning', options: { eventsPerPoll: 100_000 } } }
			: node,
	);
	await n8n.workflows.save({ ...workflow, nodes });
}

/** Publishes *Missed Events*: it takes everything that happened since it was published before, at once. */
export async function startCatchUp({ n8n }: Demo): Promise<void> {
	const after = await n8n.executions.newestId();
	await n8n.workflows.publish(MISSED_EVENTS_FLOW);
	await n8n.executions.waitForFinished({ workflowId: MISSED_EVENTS_FLOW, after }, 1);
}

/** Waits until all that *Missed Events* took is booked, and unpublishes it. */
export async function endCatchUp({ n8n }: Demo): Promise<void> {
	await allEnded(n8n, 600_000);
	await n8n.workflows.deactivate(MISSED_EVENTS_FLOW);
}
