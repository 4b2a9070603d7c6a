import type { ChargebeeCustomer } from '../customerStore';
import { notFound } from '../errors';
import type { ResourceStore } from '../resourceStore';
import type { Actor, ChargebeeSite } from '../site';
import type { ChargebeeSettings } from '../settings';
import type { Books } from './books';
import { shownDocument } from './document/shown';
import { invoiceDue, subscriptionDue } from './due';
import { startOfDay } from './localDays';
import type { CreditNote, Invoice, Subscription, Transaction, UnbilledCharge, Versioned } from './shapes';

const PREFIXES = {
	subscription: 'AzNordicS',
	invoice: 'INV-',
	creditNote: 'CN-',
	transaction: 'txn_Nordic',
	line: 'li_Nordic',
	charge: 'li_NordicU',
	usage: 'us_Nordic',
	paymentReference: 'prn_Nordic',
	comment: 'cmt_Nordic',
};

/** What an event tells of; members that do not apply are left out. */
export interface Content {
	subscription?: Subscription;
	customer?: ChargebeeCustomer;
	invoice?: Invoice;
	transaction?: Transaction;
	credit_note?: CreditNote;
	credit_notes?: CreditNote[];
	unbilled_charges?: UnbilledCharge[];
}

/** One act on the site at one moment by one actor: keeps what it makes, and tells of it. */
export class Deed {
	private day: number | undefined;

	/** @param at seconds since 1970 */
	constructor(
		readonly site: ChargebeeSite,
		readonly actor: Actor,
		readonly at: number = Math.floor(site.now() / 1000),
	) {}

	get books(): Books {
		return this.site.books;
	}

	get settings(): ChargebeeSettings {
		return this.site.settings;
	}

	get zone(): string {
		return this.site.settings.timeZone;
	}

	/** First second of the local day. */
	get today(): number {
		this.day ??= startOfDay(this.at, this.zone);
		return this.day;
	}

	newId(kind: keyof typeof PREFIXES): string {
		const id = `${PREFIXES[kind]}${1000 + this.books.count(kind)}`;
		// Imports bring numbers of their own, which may be the next ones of the series.
		return (kind === 'invoice' || kind === 'creditNote') && this.isTaken(id) ? this.newId(kind) : id;
	}

	private isTaken(id: string): boolean {
		return this.books.invoices.hadId(id) || this.books.creditNotes.hadId(id);
	}

	/** Keeps what was said about a document along with an operation. */
	comment(entity: 'invoice' | 'credit_note', id: string, notes: string | null | undefined): void {
		if (!notes) return;
		const { user } = this.actor;
		const by = user === '' ? {} : { added_by: user };
		const comment = { id: this.newId('comment'), entity_type: entity, entity_id: id, ...by, notes };
		this.books.comments.put({ ...comment, created_at: this.at, type: 'user', object: 'comment' });
	}

	customer(id: string): ChargebeeCustomer {
		const customer = this.site.customers.get(id);
		if (!customer) throw notFound(id);
		return customer;
	}

	saveSubscription(subscription: Subscription): Subscription {
		const saved = this.save(this.books.subscriptions, subscription);
		this.books.agenda.enter('subscription', saved.id, subscriptionDue(saved));
		return saved;
	}

	saveInvoice(invoice: Invoice): Invoice {
		const saved = this.save(this.books.invoices, invoice);
		this.books.agenda.enter('invoice', saved.id, invoiceDue(saved, this.settings.autoCloseHours));
		return saved;
	}

	saveCreditNote(creditNote: CreditNote): CreditNote {
		return this.save(this.books.creditNotes, creditNote);
	}

	saveTransaction(transaction: Transaction): Transaction {
		return this.save(this.books.transactions, transaction);
	}

	save<Resource extends Versioned>(store: ResourceStore<Resource>, resource: Resource): Resource {
		const resource_version = this.site.nextVersion(this.at * 1000, resource.resource_version);
		return store.put({ ...resource, updated_at: this.at, resource_version });
	}

	/** Records an event, with the resources as they are now. */
	tell(eventType: string, { invoice, credit_note, credit_notes = [], ...rest }: Content): void {
		const shown = <T extends Invoice | CreditNote>(document: T | undefined) =>
			document && shownDocument(document, this.settings.lineItemsPage);
		const content = {
			...rest,
			invoice: shown(invoice),
			credit_note: shown(credit_note),
			credit_notes: credit_notes.length > 0 ? credit_notes.map((each) => shown(each)) : undefined,
			unbilled_charges: rest.unbilled_charges?.length ? rest.unbilled_charges : undefined,
		};
		const present = Object.entries(content).filter(([, member]) => member !== undefined);
		this.site.tell(eventType, Object.fromEntries(present), this.at, this.actor);
	}
}
