import { z } from 'zod';

import type { Vendor } from '../server/standIn';
import { CustomerStore, type ChargebeeCustomer } from './customerStore';
import { customFieldSchema, type CustomField } from './customFields';
import { chargebeeAnswers } from './errors';
import { EventStore, type ChargebeeEvent } from './eventStore';
import type { Remembered } from './idempotency';
import { chargebeeSettings, type ChargebeeSettings } from './settings';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const snapshotSchema = z.object({
	customers: z.array(z.custom<ChargebeeCustomer>(isObject)),
	customFields: z.array(customFieldSchema),
	events: z.array(z.custom<ChargebeeEvent>(isObject)),
});

/** Who changes something, and whether webhooks may tell of it. */
export interface Actor {
	source: ChargebeeEvent['source'];
	user: string;
	webhooksDisabled: boolean;
}

/** A Chargebee site: what it holds and how its server behaves. */
export class ChargebeeSite implements Vendor<ChargebeeSettings> {
	readonly name = 'chargebee';
	readonly settingsSchema = chargebeeSettings;
	readonly answers = chargebeeAnswers;
	readonly customers = new CustomerStore();
	readonly customFields = new Map<string, CustomField>();
	readonly events = new EventStore();
	/** Answers by idempotency key. */
	readonly remembered = new Map<string, Remembered>();
	settings = chargebeeSettings.parse({});
	private latestVersion = 0;

	now(): number {
		return Date.now() + this.settings.clockOffsetSeconds * 1000;
	}

	/** Stores a customer as changed now, and records the event. */
	change(customer: ChargebeeCustomer, eventType: string, actor: Actor): ChargebeeCustomer {
		const now = this.now();
		this.latestVersion = Math.max(now, this.latestVersion + 1);
		const seconds = Math.floor(now / 1000);
		const stored = this.customers.put({ ...customer, updated_at: seconds, resource_version: this.latestVersion });
		this.events.add({
			event_type: eventType,
			occurred_at: seconds,
			source: actor.source,
			user: actor.user,
			webhook_status: actor.webhooksDisabled ? 'disabled' : 'not_configured',
			content: { customer: stored },
		});
		return stored;
	}

	/** Every seed starts with a site that has no customers: they are what the sync brings. */
	reset(): void {
		this.importState({ customers: [], customFields: [], events: [] });
	}

	state() {
		const customers = this.customers.all();
		const deleted = customers.filter((customer) => customer.deleted).length;
		return {
			counts: { customers: customers.length - deleted, deletedCustomers: deleted, events: this.events.rows().length },
			customers,
			customFields: [...this.customFields.values()],
			settings: this.settings,
		};
	}

	exportState() {
		const customFields = [...this.customFields.values()];
		return { customers: this.customers.all(), customFields, events: this.events.all() };
	}

	importState(snapshot: unknown): void {
		const { customers, customFields, events } = snapshotSchema.parse(snapshot);
		this.customers.fill(customers);
		this.events.fill(events);
		this.remembered.clear();
		this.customFields.clear();
		for (const field of customFields) this.customFields.set(field.name, field);
	}
}
