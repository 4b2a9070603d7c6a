import { notFound, wrongValue } from '../../errors';
import type { InvoiceImport } from '../../resources/imported/schemas';
import type { Deed } from '../deed';
import { sumOf } from '../money';

/** One row a rule of the import: the parameter at fault and why, or nothing. */
type Rule = (sent: InvoiceImport, deed: Deed) => [param: string, reason: string] | undefined;

const paid = ({ payments = [] }: InvoiceImport) => sumOf(payments, ({ amount = 0 }) => amount);

const RULES: Rule[] = [
	({ status, taxes = [] }) => (status === 'pending' && taxes.length > 0 ? ['taxes', 'must be absent while pending'] : undefined),
	({ status, paid_at }) => (paid_at !== undefined && status !== 'paid' ? ['paid_at', 'is for paid invoices only'] : undefined),
	({ status, voided_at }) => (voided_at !== undefined && status !== 'voided' ? ['voided_at', 'is for voided ones only'] : undefined),
	({ is_written_off }) => (is_written_off ? ['is_written_off', 'is not supported by the sandbox'] : undefined),
	({ round_off = 0 }) => (Math.abs(round_off) > 99 ? ['round_off', 'must be from -99 to 99'] : undefined),
	({ due_date, date = 0 }) => (due_date !== undefined && due_date < date ? ['due_date', 'is before the date'] : undefined),
	({ payments = [] }) => {
		const index = payments.findIndex(({ amount, payment_method }) => !amount || !payment_method);
		return index < 0 ? undefined : [`payments[amount][${index}]`, 'amount and payment method are required'];
	},
	({ payment_reference_numbers: rows = [] }) => {
		const index = rows.findIndex(({ type, number }) => !type || !number);
		return index < 0 ? undefined : [`payment_reference_numbers[number][${index}]`, 'type and number are required'];
	},
	(sent) => {
		const { status, total = 0 } = sent;
		const sum = paid(sent);
		if (status === 'paid' && sum !== total) return ['payments', `come to ${sum}, the total is ${total}`];
		if (status === 'voided' && sum > 0) return ['payments', 'must be absent when voided'];
		return sum > total ? ['payments', `come to ${sum}, more than the total of ${total}`] : undefined;
	},
];

/** Refuses an import by the first rule that it breaks; returns its currency. */
export function checkImport(deed: Deed, sent: InvoiceImport): string {
	const { currencies, baseCurrency } = deed.settings;
	const currency = sent.currency_code ?? (currencies.length === 1 ? baseCurrency : undefined);
	if (!currency) throw wrongValue('currency_code', 'cannot be blank: the site has several currencies');
	if (!currencies.includes(currency)) throw wrongValue('currency_code', `the currency ${currency} is not configured for this site`);
	checkSubscription(deed, sent);
	for (const rule of RULES) {
		const broken = rule(sent, deed);
		if (broken) throw wrongValue(...broken);
	}
	return currency;
}

function checkSubscription({ books }: Deed, { subscription_id: id, customer_id: customerId }: InvoiceImport): void {
	if (!id) return;
	const subscription = books.subscriptions.get(id);
	if (!subscription) throw notFound(id, 'subscription_id');
	if (customerId && subscription.customer_id !== customerId) {
		throw wrongValue('subscription_id', `does not belong to the customer ${customerId}`);
	}
}
