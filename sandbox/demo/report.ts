import type { Check } from './check';
import type { Demo } from './open';
import { OWNER } from './open';
import type { RunResult } from './run';
import type { Sale } from './sell';
import { templateId, type TemplateName } from './templates';

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

/** What became of a new subscription, for a person. */
export function describeSale({ subscription, invoice, booked }: Sale): string {
	const { executions, journals, seconds } = booked;
	return [
		`New subscription ${subscription.id} (${seconds.toFixed(1)} s)`,
		line('invoice', `${invoice.id}, ${(invoice.total / 100).toFixed(2)} ${invoice.currency_code}`),
		line('executions', executions.length),
		line('journals in Visma.net', journals.length),
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
	const address = (name: TemplateName) => `${server.url}/workflow/${templateId(name)}`;
	return [
		'Look at',
		line('n8n', server.url),
		line('login', `${OWNER.email} / ${OWNER.password}`),
		line('customers', address('customers')),
		line('its executions', `${address('customers')}/executions`),
		line('subscription events', address('subscription-events')),
		line('the rules of booking', address('book-events')),
		line('what was booked', `${address('book-events')}/executions`),
		line('all executions', `${server.url}/home/executions`),
		line('audit table', await n8n.dataTables.url('vnc_audit')),
		line('watermark table', await n8n.dataTables.url('vnc_watermark')),
		line('both companies', sandbox.pageUrl),
		line('a subscription', 'on that page: Subscriptions > New subscription, then Journals'),
	].join('\n');
}
