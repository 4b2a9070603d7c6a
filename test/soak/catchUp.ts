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

/** Lets *Missed Events* take what happened since the last time, and waits until all of it is booked. */
export async function catchUp(demo: Demo): Promise<void> {
	await startCatchUp(demo);
	await allEnded(demo.n8n, 600_000);
	await demo.n8n.workflows.deactivate(MISSED_EVENTS_FLOW);
}
