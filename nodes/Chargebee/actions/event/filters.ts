import { EVENT_TYPES } from '../../../../lib/chargebee';
import type { Filter } from '../../filters';

const SOURCES = [
	'admin_console',
	'api',
	'scheduled_job',
	'hosted_page',
	'portal',
	'system',
	'none',
	'js_api',
	'migration',
	'bulk_operation',
	'external_service',
];

const WEBHOOK_STATUSES = [
	'not_configured',
	'scheduled',
	'succeeded',
	're_scheduled',
	'failed',
	'skipped',
	'not_applicable',
	'disabled',
	'rate_limited',
];

/** `start_time` and `end_time` are left out: they are older names of filters on the time of the event. */
export const FILTERS: Filter[] = [
	{ name: 'ID', field: 'id', kind: 'id' },
	{ name: 'Type', field: 'event_type', kind: 'choice', choices: EVENT_TYPES },
	{ name: 'Webhook Status', field: 'webhook_status', kind: 'choice', choices: WEBHOOK_STATUSES },
	{ name: 'Source', field: 'source', kind: 'choice', choices: SOURCES },
	{ name: 'Occurred', field: 'occurred_at', kind: 'time' },
];
