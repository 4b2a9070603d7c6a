import countBy from 'lodash/countBy';

import type { Demo } from '../../sandbox/demo/open';
import { BOOK_EVENTS_FLOW, SUBSCRIPTION_EVENTS_FLOW } from '../e2e/support/bookkeeping';
import { templateId } from '../../sandbox/demo/templates';
import { broken } from './breakage';
import { MISSED_EVENTS_FLOW } from './catchUp';
import type { Past } from './simulate';
import type { Size } from './size';
import { sumOf } from './traffic';
import type { Verdict } from './verdict/judge';

const FLOWS = { 'Subscription Events': SUBSCRIPTION_EVENTS_FLOW, 'Missed Events': MISSED_EVENTS_FLOW, 'Month-End Recognition': templateId('month-end'), 'Book Events': BOOK_EVENTS_FLOW };

/** Accruals that were known only after their period was closed, each with what became of the webhook that told of it. */
function tooLate({ excused, events }: Verdict): string[] {
	return excused.neverPosted.map(({ key }) => {
		const id = key.split(':')[2] ?? '';
		const telling = events.filter(({ event_type: type, content }) => type === 'unbilled_charges_created' && JSON.stringify(content).includes(`"${id}"`));
		return `${key} (${telling.map((event) => String((event as { webhook_status?: string }).webhook_status)).join(', ')})`;
	});
}

/** Says what was done, in figures. */
export async function figures(demo: Demo, size: Size, past: Past, verdict: Verdict): Promise<string[]> {
	const { control, n8n } = demo;
	const executions = await n8n.executions.all();
	const statusOf = ({ status, mode }: (typeof executions)[number]) => (mode === 'retry' ? `${status} as a retry` : status);
	const faults = await broken(control.visma);
	const { traffic, closings } = past;
	const closed = Array.from(closings.periods);
	const kinds = countBy(verdict.entries, 'kind');
	const { webhooks } = await control.chargebee.state();
	return [
		`seed ${size.seed}: ${size.subscriptions} subscriptions, ${size.months} months, ${verdict.events.length} events`,
		`deliveries of webhooks: ${JSON.stringify(webhooks.made)}; caught up ${past.catchUps} times, month-end run ${past.monthEnds} times`,
		...Object.entries(FLOWS).map(
			([name, id]) => `executions of ${name}: ${JSON.stringify(countBy(executions.filter(({ workflowId }) => workflowId === id), statusOf))}`,
		),
		`broken posts of journals: ${JSON.stringify(faults)}; n8n killed ${past.kills} times; ${past.retries} executions retried by hand`,
		`periods closed: ${closed.join(', ') || 'none'}`,
		`entries: ${JSON.stringify(kinds)}`,
		`${verdict.entries.length} entries stand in ${verdict.sorted.standing.size} batches of ${verdict.batches}; ` +
			`${verdict.excused.moved} in a later period than their own, ${verdict.sorted.pairs.length} taken back, ${verdict.sorted.mirrors.length} mirrored by the ERP; ` +
			`accruals: ${tooLate(verdict).join(', ') || 'none'} known too late, ${verdict.excused.leftStanding.length} left to undo themselves`,
		`calls to Visma.net: ${sumOf(traffic.visma)} ${JSON.stringify(traffic.visma)}`,
		`calls to Chargebee: ${sumOf(traffic.chargebee)} ${JSON.stringify(traffic.chargebee)}`,
		`deferred at the end: ${JSON.stringify(verdict.deferred)}`,
	];
}
