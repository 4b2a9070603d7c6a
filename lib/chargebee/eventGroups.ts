import { EVENT_TYPES } from './eventTypes';

/** Events that belong together, as people choose them; `all` means every type, those of the future included. */
export type EventGroup = 'all' | 'subscription' | 'invoice' | 'creditNote' | 'payment' | 'customer';

const MEMBERS: Record<Exclude<EventGroup, 'all'>, RegExp> = {
	subscription: /^(subscription_|unbilled_charges_)/,
	invoice: /^(invoice_|pending_invoice_)/,
	creditNote: /^credit_note_/,
	payment: /^(payment_(succeeded|failed|refunded|initiated)|refund_initiated|transaction_\w+)$/,
	customer: /^customer_/,
};

/**
 * The event types of some groups and some single types, each once.
 *
 * @returns empty when a group means every event, as Chargebee's `enabled_events` has it
 */
export function selectEvents(groups: EventGroup[], types: string[]): string[] {
	if (groups.includes('all')) return [];
	const patterns = groups.filter((group) => group !== 'all').map((group) => MEMBERS[group]);
	const members = EVENT_TYPES.filter((type) => patterns.some((pattern) => pattern.test(type)));
	return [...new Set([...members, ...types])].sort();
}
