import type { Demo } from './open';
import type { OutcomeCounts } from './outcomes';
import { countOutcomes } from './outcomes';
import { templateId } from './templates';

const TRIGGER = 'Every 10 Minutes';
const RUN_TIMEOUT = 300_000;

export interface RunResult {
	executionId: string;
	status: string;
	message?: string;
	outcomes: OutcomeCounts;
	seconds: number;
	/** Chargebee calls while it ran, those of *Sync One Customer* not counted when they come later. */
	calls: number;
	writes: number;
}

/** Runs *Customers* as its trigger would and waits for its end. */
export async function runCustomers({ n8n, control }: Demo): Promise<RunResult> {
	const lastSeq = (await control.chargebee.requests()).at(-1)?.seq ?? 0;
	const started = Date.now();
	const executionId = await n8n.workflows.run(templateId('customers'), TRIGGER);
	const execution = await n8n.executions.finished(executionId, { timeout: RUN_TIMEOUT });
	const requests = (await control.chargebee.requests(lastSeq)).filter(({ status }) => status !== null);
	return {
		executionId,
		status: execution.status,
		message: execution.data.resultData.error?.message,
		outcomes: countOutcomes(execution),
		seconds: (Date.now() - started) / 1000,
		calls: requests.length,
		writes: requests.filter(({ method, status }) => method === 'POST' && status === 200).length,
	};
}

/** Empties the watermark, so that the next run reads every customer again. */
export async function startOver({ n8n }: Demo): Promise<void> {
	await n8n.dataTables.update('vnc_watermark', 'flow', 'customers', { lastModified: '' });
}
