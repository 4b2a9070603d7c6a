import { z } from 'zod';

import { itemPrices } from '../catalogue/itemPrices';
import { ResourceStore } from '../resourceStore';
import { Agenda } from './agenda';
import type {
	Comment,
	CreditNote,
	Invoice,
	ItemPrice,
	PaymentReference,
	Subscription,
	SubscriptionItem,
	Transaction,
	UnbilledCharge,
	Usage,
} from './shapes';

/** What a subscription needs to be billed and the API does not show. */
export interface BillingPlan {
	/** First second of the first term: later terms are counted from it, so that the 31st comes back. */
	anchor: number;
	/** Terms begun since then. */
	terms: number;
	/** Items that replace the present ones at the end of the term. */
	scheduledItems?: SubscriptionItem[];
	/** Whether the rest of the term was credited when the subscription was paused. */
	creditedPause?: boolean;
}

const rows = <T>() => z.array(z.custom<T>((value) => typeof value === 'object' && value !== null)).default([]);

export const booksSnapshot = z.object({
	itemPrices: rows<ItemPrice>(),
	subscriptions: rows<Subscription>(),
	invoices: rows<Invoice>(),
	creditNotes: rows<CreditNote>(),
	transactions: rows<Transaction>(),
	unbilledCharges: rows<UnbilledCharge>(),
	usages: rows<Usage>(),
	paymentReferences: rows<PaymentReference>(),
	comments: rows<Comment>(),
	plans: rows<[string, BillingPlan]>(),
	counters: z.record(z.number()).default({}),
});

/** Everything that billing keeps. */
export class Books {
	readonly itemPrices = new ResourceStore<ItemPrice>();
	readonly subscriptions = new ResourceStore<Subscription>(({ customer_id }) => customer_id);
	readonly invoices = new ResourceStore<Invoice>(({ subscription_id, customer_id }) => subscription_id ?? customer_id);
	readonly creditNotes = new ResourceStore<CreditNote>(({ customer_id }) => customer_id);
	readonly transactions = new ResourceStore<Transaction>(({ customer_id }) => customer_id);
	readonly unbilledCharges = new ResourceStore<UnbilledCharge>(({ subscription_id }) => subscription_id);
	readonly usages = new ResourceStore<Usage>(({ subscription_id }) => subscription_id);
	readonly paymentReferences = new ResourceStore<PaymentReference>(({ invoice_id }) => invoice_id);
	readonly comments = new ResourceStore<Comment>(({ entity_id }) => entity_id);
	readonly plans = new Map<string, BillingPlan>();
	readonly agenda = new Agenda();
	private counters: Record<string, number> = {};

	/** The next number of a sequence. */
	count(sequence: string): number {
		const next = (this.counters[sequence] ?? 0) + 1;
		this.counters[sequence] = next;
		return next;
	}

	/** Nothing sold yet; the catalogue as at a time in seconds. */
	reset(at: number): void {
		this.importState(booksSnapshot.parse({ itemPrices: itemPrices(at) }));
	}

	exportState() {
		return {
			itemPrices: this.itemPrices.all(),
			subscriptions: this.subscriptions.all(),
			invoices: this.invoices.all(),
			creditNotes: this.creditNotes.all(),
			transactions: this.transactions.all(),
			unbilledCharges: this.unbilledCharges.all(),
			usages: this.usages.all(),
			paymentReferences: this.paymentReferences.all(),
			comments: this.comments.all(),
			plans: [...this.plans],
			counters: this.counters,
		};
	}

	importState(state: z.output<typeof booksSnapshot>): void {
		this.itemPrices.fill(state.itemPrices);
		this.subscriptions.fill(state.subscriptions);
		this.invoices.fill(state.invoices);
		this.creditNotes.fill(state.creditNotes);
		this.transactions.fill(state.transactions);
		this.unbilledCharges.fill(state.unbilledCharges);
		this.usages.fill(state.usages);
		this.paymentReferences.fill(state.paymentReferences);
		this.comments.fill(state.comments);
		this.plans.clear();
		for (const [id, plan] of state.plans) this.plans.set(id, plan);
		this.counters = { ...state.counters };
		this.agenda.clear();
	}
}
