import type { Check } from './check';
import type { Demo } from './open';
import { OWNER } from './open';
import type { RunResult } from './run';
import { templateId } from './templates';

const PAD = 24;
const line = (name: string, value: unknown) => `  ${`${name}:`.padEnd(PAD)}${String(value)}`;

/** The counts of a run, for a person. */
export function describeRun(title: string, run: RunResult): string {
	const outcomes = Object.entries(run.outcomes).map(([outcome, count]) => line(outcome, count));
	return [
		`${title} (${run.status}, ${run.seconds.toFixed(1)} s, ${run.calls} Chargebee calls, ${run.writes} of them writes)`,
		...(run.message ? [line('message', run.message)] : []),
		...outcomes,
	].join('\n');
}

export function describeChecks(checks: Check[]): string {
	return checks
		.map(({ ok, what, found, expected }) =>
			ok
				? `ok      ${what}: ${JSON.stringify(found)}`
				: `NOT OK  ${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
		)
		.join('\n');
}

/** Where to look, and how to log in. */
export async function describeAddresses({ n8n, server, sandbox }: Demo): Promise<string> {
	const workflow = `${server.url}/workflow/${templateId('customers')}`;
	return [
		'Look at',
		line('n8n', server.url),
		line('login', `${OWNER.email} / ${OWNER.password}`),
		line('workflow', workflow),
		line('its executions', `${workflow}/executions`),
		line('all executions', `${server.url}/home/executions`),
		line('audit table', await n8n.dataTables.url('vnc_audit')),
		line('watermark table', await n8n.dataTables.url('vnc_watermark')),
		line('both companies', sandbox.pageUrl),
	].join('\n');
}
