import type { Demo } from '../../../sandbox/demo/open';
import { templateId, withParameters } from '../../../sandbox/demo/templates';
import type { WorkflowNode } from '../../../sandbox/n8n/client/workflows';

export const SUBSCRIPTION_EVENTS_FLOW = templateId('subscription-events');
export const BOOK_EVENTS_FLOW = templateId('book-events');

const isRecorder = ({ parameters }: WorkflowNode) => parameters.operation === 'recordChargebeeEvents';

/** Writes rules and other fields into the one node of *Book Events* that books, as a person does, and saves. */
export async function setBooking({ n8n }: Demo, parameters: Record<string, unknown>): Promise<void> {
	const workflow = await n8n.workflows.get(BOOK_EVENTS_FLOW);
	const nodes = workflow.nodes.map((node) =>
		isRecorder(node) ? withParameters(node, parameters) : node,
	);
	await n8n.workflows.save({ ...workflow, nodes });
	await n8n.workflows.publish(BOOK_EVENTS_FLOW);
}

/** Name of the trigger in the templates that are started by Chargebee's events. */
export const EVENTS_TRIGGER = 'Chargebee Events';

/** Sets parameters of the trigger that starts a flow for Chargebee's events, and saves the flow. */
export async function setEventsTrigger({ n8n }: Demo, flow: string, parameters: Record<string, unknown>): Promise<void> {
	const workflow = await n8n.workflows.get(flow);
	const nodes = workflow.nodes.map((node) => (node.name === EVENTS_TRIGGER ? withParameters(node, parameters) : node));
	await n8n.workflows.save({ ...workflow, nodes });
}
