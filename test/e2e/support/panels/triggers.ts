import type { Panel } from './panel';

const pollTimes = { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] };

/** The panel of each trigger. */
export const TRIGGER_PANELS: Panel[] = [
	{
		name: 'Visma.net ERP Trigger',
		type: 'vismaNetTrigger',
		parameters: { pollTimes, resource: 'customerInvoice', startFrom: 'date', startDate: '2026-01-01T00:00:00', options: { pageSize: 500 } },
		fields: ['Poll Times', 'Resource', 'Trigger On', 'Start From', 'Start Date', 'Options'],
	},
	{
		name: 'Chargebee Billing Trigger',
		type: 'chargebeeBillingTrigger',
		parameters: { groups: ['invoice', 'creditNote'], events: ['subscription_cancelled'], options: { ownUser: 'n8n' } },
		fields: ['Event Groups', 'Events', 'Options'],
	},
	{
		name: 'Chargebee Billing Poll Trigger',
		type: 'chargebeeBillingPollTrigger',
		parameters: { pollTimes, startFrom: 'date', startDate: '2026-01-01T00:00:00', options: { overlapMinutes: 60 } },
		fields: ['Poll Times', 'Event Groups', 'Events', 'Start From', 'Start Date', 'Options'],
	},
];
