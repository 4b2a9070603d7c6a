import type { LedgerEvent, Rules } from '../../lib/ledger';
import { midnight, norwegian } from './samples';

/** The rules of a company that books by subscription; `changes` may hold some of the subscription rules. */
export function bySubscription(changes: Partial<Rules> = {}): Rules {
	const usual = norwegian();
	return norwegian({
		basis: 'subscription',
		convention: 'monthly',
		accounts: { ...usual.accounts, clearing: '1579' },
		...changes,
	});
}

export interface VersionSample {
	id?: string;
	/** The day the event happened; noon unless it is a number of unix seconds. */
	on: string | number;
	type?: string;
	status?: string;
	/** First day and the day after the last. */
	term?: [start: string, end: string];
	/** Item prices and amounts; objects for anything out of the usual. */
	items?: Record<string, number> | Array<Record<string, unknown>>;
	country?: string;
	/** Further members of the subscription. */
	extra?: Record<string, unknown>;
	version?: number;
}

let serial = 0;

/** An event that carries one version of a subscription; its resource version is its time unless given. */
export function happened(sample: VersionSample): LedgerEvent {
	const {
		id = 'S1',
		on,
		status = 'active',
		type = 'changed',
		term,
		items = { pro: 120_000 },
		country = 'NO',
	} = sample;
	const at = typeof on === 'number' ? on : midnight(on) + 43_200;
	const listed = Array.isArray(items)
		? items
		: Object.entries(items).map(([price, amount]) => ({ item_price_id: price, item_type: 'plan', amount }));
	const times = term && { current_term_start: midnight(term[0]), current_term_end: midnight(term[1]) - 1 };
	serial += 1;
	return {
		id: `ev_s${serial}`,
		event_type: `subscription_${type}`,
		occurred_at: at,
		content: {
			subscription: {
				id,
				status,
				currency_code: 'NOK',
				billing_period: 1,
				billing_period_unit: 'year',
				resource_version: sample.version ?? at * 1000,
				subscription_items: listed,
				...times,
				...sample.extra,
			},
			...(country === '' ? {} : { customer: { id: 'C', billing_address: { country } } }),
		},
	};
}
