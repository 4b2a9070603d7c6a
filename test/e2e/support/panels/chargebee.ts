import { type Panel, picked } from './panel';

const READS = ['Get', 'Get Many'];
const LIST = ['Return All', 'Limit', 'Simplify', 'Filters', 'Options'];

const panel = (name: string, parameters: Record<string, unknown>, rest: Omit<Panel, 'name' | 'type' | 'parameters'>): Panel => ({
	name,
	type: 'chargebeeBilling',
	parameters,
	...rest,
});

/** The panel of each resource of Chargebee Billing, with what is done most. */
export const CHARGEBEE_PANELS: Panel[] = [
	panel(
		'Chargebee Customer',
		{
			creditTerms: { terms: [{ termsId: '30', netTermDays: 30 }] },
			customFields: { fields: [{ chargebeeField: 'cf_partner_tier', vismaField: 'attributes.PARTNERTIER' }] },
			options: { dryRun: true },
		},
		{
			operations: ['Create', 'Create or Update', 'Delete', ...READS, 'Plan First Load', 'Reconcile With Visma.net', 'Sync From Visma.net', 'Update'],
			fields: ['Visma.net Customer', 'Address', 'Contact', 'Credit Terms', 'Custom Fields', 'When a Record Is Refused', 'Options'],
		},
	),
	panel(
		'Chargebee Customer by Hand',
		{
			operation: 'update',
			customerId: picked('VN-10001', 'Nordlys AS (VN-10001)'),
			fields: { company: 'Nordlys AS', net_term_days: 30 },
			billingAddress: { city: 'Oslo', country: 'NO' },
		},
		{
			fields: ['Customer', 'Fields', 'Billing Address', 'Custom Fields', 'When a Record Is Refused', 'Options'],
			pickers: { customerId: /VN-10002/ },
		},
	),
	panel(
		'Chargebee Invoice',
		{ resource: 'invoice', operation: 'syncFromVisma', payments: 'fromVisma', cutoff: '2026-01-01T00:00:00' },
		{
			operations: [...READS, 'Import', 'Reconcile With Visma.net', 'Record Payment', 'Sync From Visma.net', 'Update Details', 'Void'],
			fields: ['Visma.net Document', 'Lines', 'Payments', 'Missing Customer', 'Cut-Off Date', 'When a Record Is Refused', 'Options'],
		},
	),
	panel(
		'Chargebee Invoices Compared',
		{ resource: 'invoice', operation: 'reconcileWithVisma', payments: 'fromVisma', only: '100001, 100002' },
		{ fields: ['Lines', 'Payments', 'Cut-Off Date', 'Only These', 'Options'] },
	),
	panel(
		'Chargebee Subscription',
		{ resource: 'subscription', operation: 'get', subscriptionId: picked('sub_1') },
		{ operations: READS, fields: ['Subscription', 'Simplify'], pickers: { subscriptionId: /VN-10001/ } },
	),
	panel(
		'Chargebee Credit Note',
		{
			resource: 'creditNote',
			filters: {
				filter: [
					{ field: 'status', condition: 'in', values: ['refund_due'] },
					{ field: 'date', condition: 'after', time: '2026-01-01T00:00:00' },
				],
			},
			options: { includeDeleted: true, sort: 'desc:date' },
		},
		{ operations: READS, fields: LIST },
	),
	panel(
		'Chargebee Event',
		{
			resource: 'event',
			operation: 'replay',
			from: '2026-01-01T00:00:00',
			to: '2026-02-01T00:00:00',
			events: ['customer_changed'],
			options: { customerId: 'VN-10001' },
		},
		{ operations: ['Get', 'Get for Month-End', 'Get Many', 'Replay'], fields: ['From', 'To', 'Event Groups', 'Events', 'Options'] },
	),
	panel(
		'Chargebee Item Price',
		{ resource: 'itemPrice', operation: 'get', itemPriceId: picked('pro-sek-monthly') },
		{ operations: READS, fields: ['Item Price', 'Simplify'], pickers: { itemPriceId: /pro-sek-yearly/ } },
	),
	panel(
		'Chargebee Webhook Endpoint',
		{ resource: 'webhookEndpoint' },
		{ operations: ['Delete', 'Get Many'], fields: ['Return All', 'Limit', 'Options'] },
	),
];
