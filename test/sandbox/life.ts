import type { AxiosInstance } from 'axios';

import { form, run, type Running } from './running';

/** A running sandbox with hands for a subscription's life. */
export interface Living extends Running {
	/** `POST /_sandbox/life/<verb>`; refusals throw. */
	live<T = LifeAnswer>(verb: string, body: object): Promise<T>;
	/** Sets the clock, standing still from then on. */
	moveTo(time: string): Promise<void>;
	advance(days: number): Promise<void>;
	events(): Promise<SeenEvent[]>;
}

/** Members of what a step answers that tests look at. */
export interface LifeAnswer {
	subscription: { id: string; status: string; mrr: number; current_term_start: number; current_term_end: number };
	invoice?: SeenDocument;
	credit_note?: SeenDocument;
	credit_notes?: SeenDocument[];
	transaction?: { id: string; amount: number };
	unbilled_charges?: Array<{ id: string; amount: number }>;
}

export interface SeenDocument {
	id: string;
	object: 'invoice' | 'credit_note';
	status: string;
	type?: string;
	date: number;
	currency_code: string;
	price_type: string;
	sub_total: number;
	total: number;
	amount_due: number;
	round_off_amount?: number;
	resource_version: number;
	line_items: Array<{
		id: string;
		amount: number;
		discount_amount: number;
		tax_amount: number;
		tax_rate?: number;
		date_from: number;
		date_to: number;
		entity_id: string;
		reference_line_item_id?: string;
		metered?: boolean;
		tax_exempt_reason?: string;
	}>;
	line_item_taxes: Array<{ tax_amount: number; tax_rate: number }>;
	taxes: Array<{ amount: number; description: string }>;
	discounts: Array<{ amount: number }>;
	line_items_next_offset?: string;
}

export interface SeenEvent {
	id: string;
	event_type: string;
	occurred_at: number;
	source: string;
	webhook_status: string;
	content: Record<string, Record<string, unknown>> & { invoice?: SeenDocument; credit_note?: SeenDocument };
}

async function allEvents(chargebee: AxiosInstance): Promise<SeenEvent[]> {
	const events: SeenEvent[] = [];
	for (let offset: string | undefined; ; ) {
		const params = { limit: 100, 'sort_by[asc]': 'occurred_at', offset };
		const { data } = await chargebee.get('/events', { params });
		events.push(...data.list.map(({ event }: { event: SeenEvent }) => event));
		offset = data.next_offset;
		if (!offset) return events;
	}
}

/** A sandbox without customers, its clock standing at the first of January 2026, noon in Oslo. */
export async function startLiving(): Promise<Living> {
	const running = await run('empty');
	const control = `${running.sandbox.chargebee.url}/_sandbox`;
	const { chargebee } = running;
	const send = async (path: string, body: object) => {
		const { status, data } = await chargebee.post(control + path, body);
		if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(data)}`);
		return data;
	};
	return {
		...running,
		live: async (verb, body) => await send(`/life/${verb}`, body),
		moveTo: async (to) => await send('/clock', { to, stopped: true }),
		advance: async (advanceDays) => await send('/clock', { advanceDays }),
		events: async () => await allEvents(chargebee),
	};
}

/** A site as new, at noon of the first of January 2026 in Oslo, with one customer. */
export async function freshSite(living: Living, customer: Record<string, string> = {}): Promise<void> {
	await living.control.chargebee.reset({ seed: 'empty' });
	await living.moveTo('2026-01-01T11:00:00Z');
	const fields = { id: 'A', company: 'Ås AS', 'billing_address[country]': 'NO', ...customer };
	const { status } = await living.chargebee.post('/customers', form(fields));
	if (status !== 200) throw new Error(`The customer was refused with ${status}`);
}
