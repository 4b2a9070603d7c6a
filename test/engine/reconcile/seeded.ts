import { chunk, sortBy } from 'lodash';

import type { VismaCustomer, VismaInvoice } from '../../../lib/visma';
import { type Company } from '../company';
import { Mirror } from '../mirror';

/** A difference that was made on purpose. */
export interface Seeded {
	kind: string;
	key: string;
	difference: 'missing' | 'different' | 'extra';
	safe: boolean;
}

/** How many customers have invoices, how many have none, and how many invoices there are. */
export interface Size {
	withInvoices: number;
	without: number;
	invoices: number;
}

export const PAYMENTS = { payments: 'fromVisma' };

/** Fills Visma.net; Chargebee is empty. */
export async function fill(company: Company, { withInvoices, without, invoices }: Size): Promise<void> {
	const { visma, chargebee } = company.control;
	await chargebee.reset({ seed: 'empty' });
	await visma.reset({ seed: 'large', count: withInvoices });
	if (invoices > 0) await visma.fillReceivables(invoices);
	await visma.fillCustomers(withInvoices + without);
}

export const SIZE: Size = { withInvoices: 230, without: 70, invoices: 300 };

/** Syncs a company of that size, and makes 200 differences of ten kinds. */
export async function seedDifferences(company: Company): Promise<Seeded[]> {
	const { visma, chargebee } = company.control;
	const mirror = new Mirror(company);
	const seeded: Seeded[] = [];
	const note = (kind: string, difference: Seeded['difference'], safe: boolean, keys: string[]) =>
		seeded.push(...keys.map((key) => ({ kind, key, difference, safe })));

	const customers = sortBy(await company.readCustomers(), 'number');
	const free = customers.slice(SIZE.withInvoices);
	const [unsynced, deleted] = [free.slice(0, 25), free.slice(25, 45)];
	const { invoices, creditNotes } = await mirror.read();
	const credited = new Set(creditNotes.flatMap(({ applications }) => (applications ?? []).map(({ refNbr }) => refNbr)));
	const open = invoices.filter(({ status, applications, referenceNumber }) => status === 'Open' && !applications?.length && !credited.has(referenceNumber));
	const take = <T>(rows: T[], count: number): T[] => rows.splice(0, count);
	const missing = take(open, 20);
	const absentNotes = creditNotes.slice(0, 10);
	const isLeftOut = (row: object) => [...missing, ...absentNotes].some((one) => one === row);

	const notThese = (rows: VismaCustomer[]) => rows.filter((row) => !unsynced.includes(row));
	await company.sync(notThese(customers));
	await mirror.sync([...invoices, ...creditNotes].filter((row) => !isLeftOut(row)), PAYMENTS);

	note('customer missing', 'missing', true, unsynced.map(({ number }) => number));
	note('invoice missing', 'missing', true, missing.map(({ referenceNumber }) => referenceNumber));
	note('credit note missing', 'missing', true, absentNotes.map(({ referenceNumber }) => referenceNumber));

	const ids = deleted.map(({ number }) => ({ customerId: `VN-${number}` }));
	const removal = { resource: 'customer', operation: 'delete', customerId: { __rl: true, mode: 'id', value: '={{ $json.customerId }}' } };
	await done(company, removal, ids);
	note('customer deleted', 'missing', false, deleted.map(({ number }) => number));

	const [renamed, moved, reused] = [customers.slice(0, 15), customers.slice(15, 25), customers.slice(25, 45)];
	for (const { number } of renamed) await visma.editCustomer(number, { name: `Nytt navn ${number} AS` });
	for (const { number } of moved) await chargebee.editCustomer(`VN-${number}`, { billing_address: { city: 'Elsewhere' } });
	for (const { number } of reused) await chargebee.editCustomer(`VN-${number}`, { meta_data: { visma_internal_id: `9${number}` } });
	note('customer different', 'different', true, [...renamed, ...moved].map(({ number }) => number));
	note('customer number reused', 'different', false, reused.map(({ number }) => number));

	const strangers = Array.from({ length: 20 }, (_, index) => String(900_001 + index));
	await chargebee.addCustomers(strangers.map((number) => ({ id: `VN-${number}`, company: 'Ukjent AS', created_at: 1_760_000_000 })));
	note('customer extra', 'extra', false, strangers);

	const [priced, later, referred] = [take(open, 8), take(open, 6), take(open, 6)];
	const edit = async (rows: VismaInvoice[], patch: Parameters<typeof visma.editDocument>[2]) => {
		for (const { referenceNumber } of rows) await visma.editDocument('invoices', referenceNumber, patch);
		return rows.map(({ referenceNumber }) => referenceNumber);
	};
	note('invoice different', 'different', false, await edit(priced, { price: 4321 }));
	note('invoice different', 'different', false, await edit(later, { dueDate: '2031-01-31' }));
	note('invoice different', 'different', true, await edit(referred, { texts: { customerRefNumber: 'PO-777' } }));

	const [paid, paidHere] = [take(open, 12), take(open, 8)];
	for (const { referenceNumber } of paid) await visma.payInvoice({ invoice: referenceNumber });
	const payment = { resource: 'invoice', operation: 'recordPayment', amount: 100, date: '2026-01-31', reference: 'BY-HAND' };
	await done(company, { ...payment, invoiceId: byId('={{ $json.id }}') }, paidHere.map(idOf));
	note('payment differs', 'different', true, paid.map(({ referenceNumber }) => referenceNumber));
	note('payment differs', 'different', false, paidHere.map(({ referenceNumber }) => referenceNumber));

	const [voidThere, voidHere, model] = [take(open, 5), take(open, 5), take(open, 1)];
	note('invoice void or extra', 'extra', false, await edit(voidThere, { status: 'Voided' }));
	await done(company, { resource: 'invoice', operation: 'void', invoiceId: byId('={{ $json.id }}') }, voidHere.map(idOf));
	note('invoice void or extra', 'different', false, voidHere.map(({ referenceNumber }) => referenceNumber));
	const numbers = Array.from({ length: 10 }, (_, index) => String(990_001 + index));
	const imported = { date: '2026-01-31', status: 'posted', total: 100, line_items: [{ description: 'x', amount: 100 }] };
	const owner = { customer_id: `VN-${model[0]?.customer?.number}`, currency_code: 'NOK' };
	await done(company, { resource: 'invoice', operation: 'import', invoice: '={{ $json }}' }, numbers.map((number) => ({ id: `VN-${number}`, ...owner, ...imported })));
	note('invoice void or extra', 'extra', false, numbers);
	return seeded;
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const idOf = ({ referenceNumber }: VismaInvoice) => ({ id: `VN-${referenceNumber}` });

/** Does something on Chargebee as a person would. */
async function done(company: Company, parameters: Parameters<Company['chargebee']>[0], items: object[]): Promise<void> {
	for (const some of chunk(items, 100)) {
		const { error } = await company.chargebee(parameters, { items: some as never });
		if (error) throw error;
	}
}
