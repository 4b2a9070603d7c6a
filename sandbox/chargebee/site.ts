import { z } from 'zod';

import type { Vendor } from '../server/standIn';
import { Books, booksSnapshot } from './billing/books';
import { fillAgenda, liveUntil } from './billing/liveUntil';
import { clockSnapshot, SiteClock } from './clock';
import { CustomerStore, type ChargebeeCustomer } from './customerStore';
import { customFieldSchema, type CustomField } from './customFields';
import { chargebeeAnswers } from './errors';
import { EventStore, type ChargebeeEvent } from './eventStore';
import type { Remembered } from './idempotency';
import { chargebeeSettings, type ChargebeeSettings } from './settings';
import { PostOffice, postSnapshot } from './webhooks/postOffice';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const snapshotSchema = z.object({
	customers: z.array(z.custom<ChargebeeCustomer>(isObject)),
	customFields: z.array(customFieldSchema),
	events: z.array(z.custom<ChargebeeEvent>(isObject)),
	books: booksSnapshot.optional(),
	clock: clockSnapshot.default({}),
	post: postSnapshot.default({}),
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
	readonly books = new Books();
	readonly clock = new SiteClock();
	/** Delivers events to the webhook endpoints. */
	readonly post = new PostOffice(this);
	/** Answers by idempotency key. */
	readonly remembered = new Map<string, Remembered>();
	settings = chargebeeSettings.parse({});
	private latestVersion = 0;

	/** Milliseconds since 1970. */
	now(): number {
		return this.clock.now() + this.settings.clockOffsetSeconds * 1000;
	}

	/** What has become due while nobody looked happens. */
	catchUp(): void {
		liveUntil(this, Math.floor(this.now() / 1000));
	}

	/**
	 * Moves the clock; what is due on the way happens, in order, each at its own time. Back it goes only while nothing
	 * was sold yet.
	 * @returns whether it moved
	 */
	moveClock(ms: number, stopped?: boolean): boolean {
		const back = ms < this.now();
		if (back && this.books.subscriptions.size > 0) return false;
		if (back) this.latestVersion = 0;
		this.clock.set(ms - this.settings.clockOffsetSeconds * 1000, stopped);
		this.catchUp();
		return true;
	}

	/** A version for something changed at a time: higher than any before, and than its own before. */
	nextVersion(ms: number, before = 0): number {
		this.latestVersion = Math.max(ms, this.latestVersion + 1);
		return Math.max(this.latestVersion, before + 1);
	}

	/** Records an event. */
	tell(event_type: string, content: Record<string, unknown>, occurred_at: number, actor: Actor): void {
		const { source, user, webhooksDisabled } = actor;
		const by = user === '' ? { source } : { source, user };
		const webhook_status = webhooksDisabled ? 'disabled' : 'not_configured';
		const event = this.events.add({ event_type, occurred_at, ...by, webhook_status, content });
		if (!webhooksDisabled) this.post.announce(event);
	}

	/** Stores a customer as changed now, and records the event. */
	change(customer: ChargebeeCustomer, eventType: string, actor: Actor): ChargebeeCustomer {
		const now = this.now();
		const before = this.customers.get(customer.id)?.resource_version;
		const seconds = Math.floor(now / 1000);
		const resource_version = this.nextVersion(now, before);
		const stored = this.customers.put({ ...customer, updated_at: seconds, resource_version });
		this.tell(eventType, { customer: stored }, seconds, actor);
		return stored;
	}

	/** Every seed starts with a site that has no customers: they are what the sync brings. */
	reset(): void {
		this.importState({ customers: [], customFields: [], events: [] });
		this.latestVersion = 0;
	}

	state() {
		const customers = this.customers.all();
		const deleted = customers.filter((customer) => customer.deleted).length;
		return {
			counts: {
				customers: customers.length - deleted,
				deletedCustomers: deleted,
				events: this.events.rows().length,
				subscriptions: this.books.subscriptions.size,
				invoices: this.books.invoices.size,
				creditNotes: this.books.creditNotes.size,
				transactions: this.books.transactions.size,
			},
			clock: this.clock.exportState(),
			webhooks: this.post.state(),
			customers,
			customFields: [...this.customFields.values()],
			settings: this.settings,
		};
	}

	exportState() {
		const customFields = [...this.customFields.values()];
		return {
			customers: this.customers.all(),
			customFields,
			events: this.events.all(),
			books: this.books.exportState(),
			clock: this.clock.exportState(),
			post: this.post.exportState(),
		};
	}

	importState(snapshot: unknown): void {
		const { customers, customFields, events, books, clock, post } = snapshotSchema.parse(snapshot);
		this.clock.importState(clock);
		this.customers.fill(customers);
		this.events.fill(events);
		this.remembered.clear();
		this.customFields.clear();
		for (const field of customFields) this.customFields.set(field.name, field);
		if (books) this.books.importState(books);
		else this.books.reset(Math.floor(this.now() / 1000));
		fillAgenda(this);
		this.post.importState(post);
	}
}
