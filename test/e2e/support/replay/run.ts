import type { Demo } from '../../../../sandbox/demo/open';
import type { ExecutionSummary } from '../../../../sandbox/n8n/client/executions';
import { waitFor } from '../../../../sandbox/n8n/waitFor';
import { scheduledSoon } from '../schedule';
import { type KindName, type Stage, SCHEDULED } from './stage';
import type { Kind, Step } from './steps';

/** Started by a schedule or an event, not by a person or again. */
const BY_ITSELF = ['trigger', 'integrated', 'webhook'];

const PATIENCE = { timeout: 180_000 };

/**
 * Breaks steps, and lets the flows of the kinds take up their records; returns the newest execution before.
 *
 * @param names all kinds unless some are named
 */
export async function fail(demo: Demo, { kinds }: Stage, steps: readonly Step[], names = Object.keys(kinds) as KindName[]): Promise<string> {
	const after = await demo.n8n.executions.newestId();
	const chosen = names.map((name) => kinds[name]);
	for (const step of steps) {
		for (const kind of chosen) await kind.spoil[step]();
		for (const kind of chosen) await kind.send(step);
	}
	const scheduled = chosen.map(({ flow }) => flow).filter((flow) => SCHEDULED.includes(flow));
	await Promise.all(scheduled.map(async (flow) => await startBySchedule(demo, flow, after)));
	return after;
}

/** Lets the schedule of a flow start it; again when publishing took longer than the seconds until then. */
async function startBySchedule({ n8n }: Demo, flow: string, after: string): Promise<void> {
	await waitFor(`Start of ${flow} by its schedule`, async () => {
		await n8n.workflows.save(scheduledSoon(await n8n.workflows.get(flow)));
		await n8n.workflows.publish(flow);
		const started = async () => (await n8n.executions.list({ workflowId: flow, after })).some(({ mode }) => mode === 'trigger');
		return await waitFor('start', started, { timeout: 8000 }).then(() => true, () => false);
	}, PATIENCE);
}

/** The execution of a kind's flow that was started by itself, once it has the status. */
export async function executionOf({ n8n }: Demo, { flow }: Kind, after: string, status: string): Promise<ExecutionSummary> {
	return await waitFor(`Execution of ${flow} with status ${status}`, async () => {
		const found = await n8n.executions.list({ workflowId: flow, after });
		return found.find((execution) => execution.status === status && BY_ITSELF.includes(execution.mode));
	}, PATIENCE);
}

/** Removes all that was broken, and does what a person does about the rest. */
export async function mend({ control }: Demo, { kinds }: Stage, steps: readonly Step[]): Promise<void> {
	await control.visma.removeFaults();
	await control.chargebee.removeFaults();
	for (const step of steps) for (const kind of Object.values(kinds)) await kind.mend[step]?.();
}
