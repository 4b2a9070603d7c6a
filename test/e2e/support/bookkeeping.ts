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
