import { attempt } from '../../../attempt';
import { ChargebeeError, type ChargebeeInvoice, type ChargebeeTransaction, findTransactions, getInvoice } from '../../../chargebee';
import type { Change, SentRequest } from '../../audit';
import { paymentForm } from '../forms';
import type { MappedDocument } from '../map/map';
import type { Payment } from '../map/payments';
import { shown, sumOf } from '../money';
import type { Ending, InvoiceSyncRun } from '../run';
import type { Standing } from '../standing';
import { change } from './change';

/** An invoice that is there. */
type Present = Standing & { current: ChargebeeInvoice };

/** What is to be recorded of a payment, which Visma may apply to an invoice in several steps. */
interface Step extends Payment {
	/** Minor units of it that are recorded already. */
	from: number;
}

/**
 * Records the payments that Visma has and Chargebee has not, each under its number. What Chargebee has beyond that
 * is a conflict: money is never taken back silently.
 */
export async function recordPayments(
	run: InvoiceSyncRun,
	mapped: MappedDocument,
	{ current, transactions }: Present,
	comment: string,
	requests: SentRequest[],
): Promise<Ending> {
	const wanted = mapped.payments ?? [];
	const recorded = await recordedPayments(run, current, transactions);
	const missing = wanted.flatMap((payment): Step[] => {
		const from = recorded.get(payment.reference) ?? 0;
		return payment.amount > from ? [{ ...payment, amount: payment.amount - from, from }] : [];
	});
	const left = (current.amount_due ?? 0) - sumOf(missing, ({ amount }) => amount);
	const odd = oddOnes(wanted, recorded);
	if (odd.length > 0 || left < 0) return conflict(mapped, current, recorded);

	const { exponent } = mapped;
	const changes: Change[] = [];
	for (const payment of missing) {
		const { reference, amount } = payment;
		const isOurs = await recordOne(run, current.id, payment, comment, requests);
		if (isOurs) changes.push({ field: `payment ${reference}`, from: '', to: shown(amount, exponent) });
	}
	return { outcome: changes.length > 0 ? 'updated' : 'unchanged', changes };
}

/**
 * Records a step of a payment. Its number and where it begins are its identity, whichever run sends it and with whichever
 * version of the invoice: of two runs at once Chargebee takes one, and the other goes on from there.
 *
 * @returns false when other runs have recorded it
 * @throws ChargebeeError when Chargebee refuses it
 */
async function recordOne(
	run: InvoiceSyncRun,
	id: string,
	payment: Step,
	comment: string,
	requests: SentRequest[],
): Promise<boolean> {
	const { reference, amount, from } = payment;
	const form = paymentForm(payment, comment, run.settings.timeZone);
	const write = { id, verb: 'record_payment' as const, form, state: 'payment', identity: { reference, from } };
	const done = await attempt(async () => await change(run, { ...write, scope: 'visma.net' }, requests));
	if (done.ok && !done.value) return true;
	if (!done.ok && !isKeyTaken(done.error)) throw done.error;
	const there = (await recordedPayments(run, await getInvoice(run.client, id))).get(reference) ?? 0;
	const left = from + amount - there;
	if (left <= 0) return false;
	if (there > from) return await recordOne(run, id, { ...payment, amount: left, from: there }, comment, requests);
	if (!done.ok) throw done.error;
	// Remembered, and taken back by somebody since.
	await change(run, { ...write, scope: run.executionId }, requests);
	return true;
}

/** Another run sends, or has sent, the same payment with another version of the invoice. */
const isKeyTaken = (error: unknown) => error instanceof ChargebeeError && (error.status === 409 || error.status === 422);

/** Payments of an invoice that came about. */
export const validPayments = ({ linked_payments: linked = [] }: ChargebeeInvoice) =>
	linked.filter(({ txn_status: status }) => status === undefined || status === 'success');

/** Amounts of the payments on an invoice, by reference number; those without one by their own id. */
async function recordedPayments(
	{ client }: InvoiceSyncRun,
	current: ChargebeeInvoice,
	known: ReadonlyMap<string, ChargebeeTransaction> = new Map(),
): Promise<Map<string, number>> {
	const valid = validPayments(current);
	const ids = valid.map(({ txn_id: id }) => id);
	const found = ids.every((id) => known.has(id)) ? known : await findTransactions(client, ids);
	const amounts = new Map<string, number>();
	for (const { txn_id: id, applied_amount: amount = 0 } of valid) {
		const reference = found.get(id)?.reference_number ?? id;
		amounts.set(reference, (amounts.get(reference) ?? 0) + amount);
	}
	return amounts;
}

const oddOnes = (wanted: Payment[], recorded: Map<string, number>): string[] =>
	[...recorded].flatMap(([reference, amount]) =>
		wanted.some((payment) => payment.reference === reference && payment.amount >= amount) ? [] : [reference],
	);

function conflict(mapped: MappedDocument, { id, amount_due: due = 0 }: ChargebeeInvoice, recorded: Map<string, number>): Ending {
	const { exponent } = mapped;
	const list = (rows: Array<readonly [string, number]>) => rows.map(([name, amount]) => `${name} ${shown(amount, exponent)}`).join(', ') || 'none';
	const from = list([...recorded]);
	const to = list((mapped.payments ?? []).map(({ reference, amount }) => [reference, amount]));
	const reason =
		`The payments of ${id} differ: Chargebee has ${from} (${shown(due, exponent)} due), Visma.net has ${to}. ` +
		'Let one system own payments: remove what was recorded by hand, or choose Leave Alone under Payments';
	return { outcome: 'conflict', reason, errorCode: 'payments-differ', changes: [{ field: 'payments', from, to }] };
}
