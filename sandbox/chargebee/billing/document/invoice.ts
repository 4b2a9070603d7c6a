import type { ChargebeeCustomer } from '../../customerStore';
import { collect } from '../payment/collect';
import { spendCredits } from '../payment/spendCredits';
import type { Deed } from '../deed';
import { exchangeRate } from '../exchangeRates';
import { plus, startOfDay } from '../localDays';
import type { Invoice, PriceType, Subscription } from '../shapes';
import { addressOf } from './addressOf';
import { discountRows } from './discountRows';
import { finishedLines, type Draft } from './lines';
import { settle } from './settle';
import { roundOff, totalsOf } from './totals';

export interface InvoiceOrder {
	/** Absent where something is billed once. */
	subscription?: Subscription;
	currency: string;
	customer: ChargebeeCustomer;
	priceType: PriceType;
	drafts: Draft[];
	/** Left open for usage to be added; closed later. */
	pending?: boolean;
	poNumber?: string;
	/** Days until it is due; those of the customer unless given. */
	terms?: number;
}

function discountFor({ discounts = [] }: Partial<Subscription>, first: boolean) {
	return discounts.find(({ duration_type }) => first || duration_type === 'forever');
}

/** Due at the end of the local day so many days later; at once without a term. */
function dueDate(deed: Deed, days: number): number {
	return days === 0 ? deed.at : plus(startOfDay(deed.at, deed.zone), deed.zone, days + 1, 'day') - 1;
}

/** Numbers of an invoice that nobody has paid anything of. */
const UNTOUCHED = {
	amount_paid: 0,
	amount_adjusted: 0,
	write_off_amount: 0,
	credits_applied: 0,
	linked_payments: [],
	applied_credits: [],
	adjustment_credit_notes: [],
	issued_credit_notes: [],
};

/** Makes an invoice, of a subscription or of its own, spends credits on it and collects it; the events are the caller's. */
export function raiseInvoice(deed: Deed, order: InvoiceOrder): Invoice {
	const { subscription, currency, customer, priceType, pending = false } = order;
	const first = subscription !== undefined && deed.books.invoices.of(subscription.id).length === 0;
	const discount = discountFor(subscription ?? {}, first);
	const poNumber = order.poNumber ?? subscription?.po_number;
	const taxed = finishedLines(deed, order.drafts, { customer, subscription, priceType, discount });
	const rounding = (total: number) =>
		deed.settings.roundedCurrencies.includes(currency) ? roundOff(total, currency) : 0;
	const totals = totalsOf(taxed, priceType, rounding);
	const terms = order.terms ?? Number(customer.net_term_days ?? 0);
	const invoice: Invoice = {
		id: deed.newId('invoice'),
		customer_id: customer.id,
		...(subscription ? { subscription_id: subscription.id } : {}),
		...(poNumber ? { po_number: poNumber } : {}),
		recurring: subscription !== undefined,
		status: pending ? 'pending' : 'payment_due',
		price_type: priceType,
		date: deed.at,
		...(pending ? {} : { due_date: dueDate(deed, terms), generated_at: deed.at }),
		net_term_days: terms,
		exchange_rate: exchangeRate(deed.settings, currency, deed.at),
		currency_code: currency,
		...UNTOUCHED,
		...totals,
		...taxed,
		...discountRows(taxed.line_items, discount?.id),
		amount_due: totals.total,
		amount_to_collect: totals.total,
		first_invoice: first,
		has_advance_charges: false,
		term_finalized: !pending,
		is_gifted: false,
		...addressOf(customer),
		channel: 'web',
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'invoice',
	};
	if (pending) return deed.saveInvoice(invoice);
	return collect(deed, spendCredits(deed, deed.saveInvoice(settle(invoice, customer, deed.at))));
}

/** The invoice is final: credits are spent on it and it is collected. */
export function closeInvoice(deed: Deed, pending: Invoice): Invoice {
	const customer = deed.customer(pending.customer_id);
	const closed = {
		...pending,
		status: 'payment_due' as const,
		due_date: dueDate(deed, pending.net_term_days),
		generated_at: deed.at,
		term_finalized: true,
	};
	return collect(deed, spendCredits(deed, deed.saveInvoice(settle(closed, customer, deed.at))));
}
